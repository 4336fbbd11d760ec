import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { circles, forbiddenImports, type Import, readImports } from './import-graph.ts';
import { roomOf, rooms } from './rooms.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

describe('who may import whom', () => {
  let files: readonly string[];
  let imports: readonly Import[];
  beforeAll(async () => {
    ({ files, imports } = await readImports(root, ['electron', 'native', 'renderer', 'scripts']));
  });

  test('the whole house was read', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(imports.length).toBeGreaterThan(files.length);
    for (const room of rooms.filter(({ name }) => !['tests', 'resources'].includes(name))) {
      expect(
        files.filter((file) => roomOf(file)?.name === room.name),
        room.name,
      ).not.toHaveLength(0);
    }
  });

  test('every import follows the table', () => {
    expect(forbiddenImports(imports)).toEqual([]);
  });

  test('only the desktop host imports Electron', () => {
    const importers = imports.filter(({ to }) => to === 'electron').map(({ from }) => from);
    expect(importers.filter((file) => !file.startsWith('electron/hosts/desktop/'))).toEqual([]);
  });

  test('nobody imports tests', () => {
    expect(imports.filter(({ to }) => to.startsWith('tests/'))).toEqual([]);
  });

  test('no files need each other in a circle', () => {
    expect(circles(imports)).toEqual([]);
  });
});

describe('the check itself', () => {
  let house: string;
  const files: Readonly<Record<string, string>> = {
    'electron/contract/word.ts': "export const word = '医保'; export interface Word { text: string }",
    'electron/core/good.ts': "import { word } from '../contract/word.ts'; export const good = word;",
    'electron/core/uses-node.ts': "import { readFileSync } from 'node:fs'; export const bad = readFileSync;",
    'electron/core/uses-store.ts': "import type { Row } from '../store/row.ts'; export type Bad = Row;",
    'electron/store/row.ts': 'export interface Row { id: number }',
    'electron/store/uses-upstream.ts': "export { send } from '../upstream/send.ts';",
    'electron/upstream/send.ts': 'export const send = 1;',
    'electron/upstream/lost.ts': "import './gone.ts';",
    'electron/hosts/headless/uses-electron.ts': "import { app } from 'electron'; export const bad = app;",
    'native/receipt-printer/uses-reader.ts': "export const bad = import('../id-card-reader/frame.ts');",
    'native/id-card-reader/frame.ts': 'export const frame = 1;',
    'renderer/types.ts': "import type { Word } from '../electron/contract/word.ts'; export type Good = Word;",
    'renderer/value.ts': "import { word } from '../electron/contract/word.ts'; export const bad = word;",
    'renderer/round.ts': "import { about } from './about.ts'; export const round = () => about;",
    'renderer/about.ts': "import { round } from './round.ts'; export const about = () => round;",
    'native/uses-tests.ts': "import { t } from '../tests/t.ts'; export const bad = t;",
    'tests/t.ts': 'export const t = 1;',
  };
  let imports: readonly Import[];

  beforeAll(async () => {
    house = mkdtempSync(join(tmpdir(), 'house-'));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(house, path)), { recursive: true });
      writeFileSync(join(house, path), text);
    }
    ({ imports } = await readImports(house, ['electron', 'native', 'renderer']));
  });
  afterAll(() => rmSync(house, { recursive: true, force: true }));

  test('catches each wrong import, in every form, and none of the good ones', () => {
    expect(forbiddenImports(imports).toSorted()).toEqual([
      'electron/core/uses-node.ts → fs: core knows no Node',
      'electron/core/uses-store.ts → electron/store/row.ts: core may not import store',
      'electron/hosts/headless/uses-electron.ts → electron: headless host may not use this package',
      'electron/store/uses-upstream.ts → electron/upstream/send.ts: store may not import upstream',
      'electron/upstream/lost.ts → ./gone.ts: there is no such file',
      'native/receipt-printer/uses-reader.ts → native/id-card-reader/frame.ts: receipt printer may not import id-card reader',
      'native/uses-tests.ts → tests/t.ts: device process may not import tests',
      'renderer/value.ts → electron/contract/word.ts: renderer may name its types only',
    ]);
  });

  test('catches a circle', () => {
    expect(circles(imports)).toEqual(['renderer/about.ts → renderer/round.ts → renderer/about.ts']);
  });

  test('a file takes the nearest room', () => {
    expect(roomOf('native/transport/serial.ts')?.name).toBe('transport');
    expect(roomOf('native/device-process.ts')?.name).toBe('device process');
    expect(roomOf('electron/station.ts')?.name).toBe('station');
    expect(roomOf('somewhere/else.ts')).toBeUndefined();
  });
});
