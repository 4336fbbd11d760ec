import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The README of a room, as the checks see it. */
export interface RoomNote {
  /** The room's folder below the root. */
  readonly folder: string;
  readonly text: string;
}

/** What a newcomer must find in every room's README. */
const PARTS = ['**Not here:**', '## Decisions'];
const DECISION = /^- \d{4}-\d{2}-\d{2}: \*\*/;
/** A file of code by its name; patterns and placeholders are none. */
const CODE_FILE = /`([\w./-]+\.(?:tsx?|mjs|py))`/g;

/** The README of every room that has one: those that tell decisions. Others describe a program or a data file. */
export function readRoomNotes(root: string, folders: readonly string[]): RoomNote[] {
  return folders.flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name === 'README.md')
      .map((entry) => ({
        folder: entry.parentPath.slice(root.length + 1),
        text: readFileSync(join(entry.parentPath, entry.name), 'utf8'),
      }))
      .filter(({ text }) => text.includes('## Decisions')),
  );
}

/** What a note lacks, one sentence each. */
export function incompleteNotes(notes: readonly RoomNote[]): string[] {
  return notes.flatMap(({ folder, text }) => {
    const missing = PARTS.filter((part) => !text.includes(part)).map((part) => `${folder} lacks ${part}`);
    const decisions = text
      .slice(text.indexOf('## Decisions'))
      .split('\n')
      .filter((line) => line.startsWith('- '));
    const undated = decisions
      .filter((line) => !DECISION.test(line))
      .map((line) => `${folder}: undated: ${line}`);
    return [...missing, ...(decisions.length === 0 ? [`${folder} tells no decision`] : []), ...undated];
  });
}

/** Files that a note names and that are neither in its room nor at that path of the house. */
export function staleNames(root: string, notes: readonly RoomNote[]): string[] {
  return notes.flatMap(({ folder, text }) =>
    [...text.matchAll(CODE_FILE)]
      .map(([, name]) => name ?? '')
      .filter((name) => !existsSync(join(root, folder, name)) && !existsSync(join(root, name)))
      .map((name) => `${folder} names ${name}`),
  );
}
