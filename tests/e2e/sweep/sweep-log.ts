import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fixtures } from '../gallery/fixtures.ts';
import type { Looks } from './matrix.ts';
import type { PageRecord } from './page-record.ts';
import { POSES } from './poses.ts';

/** What came of one screen under looks that differ only in the theme. */
export interface Entry {
  /** Which screen and looks (`keyOf`). */
  readonly key: string;
  /** Which build, and which contents of the screen, were measured. */
  readonly stamp: string;
  readonly ms: number;
  readonly pages: readonly PageRecord[];
  /** Why the screen could not be walked to its end. */
  readonly failed?: string;
}

/** The name of a screen under its looks. */
export function keyOf([{ fixture, hanging, textSize, way, theme }]: Looks): string {
  return [fixture, hanging, textSize, way, theme].join(' ');
}

/** One name for everything a folder holds, by its contents. */
export function digestOf(folder: string): string {
  const hash = createHash('sha256');
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const name of names.toSorted()) hash.update(name.slice(folder.length)).update(readFileSync(name));
  return hash.digest('hex');
}

/** What a screen would be measured of now. */
export function stampOf(build: string, [{ fixture }]: Looks): string {
  return createHash('sha256')
    .update(build)
    .update(JSON.stringify(fixtures[POSES[fixture]?.over ?? fixture]))
    .digest('hex')
    .slice(0, 16);
}

/** The results of all runs so far, one a line, so that a run which is broken off loses nothing. */
export interface SweepLog {
  /** The last entry of a screen and its looks. */
  last(looks: Looks): Entry | undefined;
  add(entry: Entry): void;
}

/** Opens the results in a file; there need be none yet. */
export function openLog(file: string): SweepLog {
  mkdirSync(dirname(file), { recursive: true });
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const entries = new Map<string, Entry>();
  for (const line of lines) {
    const entry = entryOf(line);
    if (entry !== undefined) entries.set(entry.key, entry);
  }
  return {
    last: (looks) => entries.get(keyOf(looks)),
    add: (entry) => {
      entries.set(entry.key, entry);
      appendFileSync(file, `${JSON.stringify(entry)}\n`);
    },
  };
}

/** Nothing of an empty line, nor of one that was being written when the run was broken off. */
function entryOf(line: string): Entry | undefined {
  if (!line.endsWith('}')) return undefined;
  try {
    return JSON.parse(line) as Entry;
  } catch {
    return undefined;
  }
}
