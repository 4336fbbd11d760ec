import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dataFileNames, readChecked } from '../../../../electron/station/checked-json.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-checked-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const schema = z.strictObject({ count: z.number().default(7) });
function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('readChecked', () => {
  it('gives the value as its schema makes it, and the document to point into', () => {
    const checked = readChecked(written('a.json', '\n{}'), schema);
    expect(checked).toMatchObject({ ok: true, value: { count: 7 } });
    expect(checked.ok && checked.document.positionOf([])).toEqual({ line: 2, column: 1 });
  });

  it('gives every problem in reading order', () => {
    const checked = readChecked(written('b.json', '{\n "b": 1,\n "count": "x",\n "a": 2 }'), schema);
    expect(checked.ok ? [] : checked.problems.map(({ line, field }) => `${line} ${field}`)).toEqual([
      '2 b',
      '3 count',
      '4 a',
    ]);
  });

  it('skips a byte order mark without shifting the first column', () => {
    const checked = readChecked(written('c.json', '\ufeff{"x": 1}'), schema);
    expect(checked).toMatchObject({ ok: false, problems: [{ line: 1, column: 2 }] });
  });
});

describe('dataFileNames', () => {
  it('are the JSON files without schemas and without anything else, in order', () => {
    const data = join(folder, 'data');
    mkdirSync(data);
    for (const name of ['b.json', 'a.json', 'a.2.json', 'a.schema.json', 'README.md']) {
      writeFileSync(join(data, name), '');
    }
    expect(dataFileNames(data)).toEqual(['a', 'a.2', 'b']);
  });

  it('are none where there is no folder', () => {
    expect(dataFileNames(join(folder, 'nowhere'))).toEqual([]);
  });
});
