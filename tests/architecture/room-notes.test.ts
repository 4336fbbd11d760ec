import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { incompleteNotes, readRoomNotes, staleNames } from './room-notes.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const notes = readRoomNotes(root, ['electron', 'native', 'renderer', 'resources', 'scripts', 'tests']);

const ROOMS = [
  'electron/contract',
  'electron/core',
  'electron/hosts',
  'electron/station',
  'electron/store',
  'electron/upstream',
  'native',
  'native/transport',
  'renderer',
  'resources',
  'scripts',
  'tests',
  'tests/simulators',
];

describe('every room has a note', () => {
  test('that is there', () => {
    expect(notes.map(({ folder }) => folder)).toEqual(expect.arrayContaining(ROOMS));
  });

  test('that says what does not belong there, and ends with dated decisions', () => {
    expect(incompleteNotes(notes)).toEqual([]);
  });

  test('that names no file which is gone', () => {
    expect(staleNames(root, notes)).toEqual([]);
  });
});

describe('the check itself', () => {
  const note = (text: string) => [{ folder: 'tests/architecture', text }];

  test('catches what is missing', () => {
    expect(incompleteNotes(note('# A room\n\n## Decisions\n\n- 2026-11-22: **Yes.**'))).toEqual([
      'tests/architecture lacks **Not here:**',
    ]);
    expect(incompleteNotes(note('**Not here:** x\n\n## Decisions\n'))).toEqual([
      'tests/architecture tells no decision',
    ]);
    expect(incompleteNotes(note('**Not here:** x\n\n## Decisions\n- we think so'))).toEqual([
      'tests/architecture: undated: - we think so',
    ]);
  });

  test('catches a name that leads nowhere, and knows names of the room and of the house', () => {
    const text = '`rooms.ts` `electron/station.ts` `gone.ts` `<verb>.ts` `NNNN-*.sql` `old/gone.py`';
    expect(staleNames(root, note(text))).toEqual([
      'tests/architecture names gone.ts',
      'tests/architecture names old/gone.py',
    ]);
  });
});
