import { describe, expect, test } from 'vitest';
import { desktopNote } from '../e2e/support/desktop-note.ts';

describe('the note about the desktop host', () => {
  test('is one line that counts the headless specs and claims nothing of the desktop host', () => {
    const note = desktopNote(12);
    expect(note.split('\n')).toHaveLength(1);
    expect(note).toContain('was not possible on this machine');
    expect(note).toContain('12 specs ran on the headless host');
    expect(note).not.toMatch(/desktop host.*passed/i);
  });
});
