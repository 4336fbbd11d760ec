import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dataFolderAhead } from '../../../../../electron/hosts/headless/data-folder-ahead.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ahead-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function site(text: string): string {
  const path = join(folder, 'site.json');
  writeFileSync(path, text);
  return path;
}

describe('the data folder, before the site file is checked', () => {
  test('counts from where the site file lies', () => {
    mkdirSync(join(folder, 'var'));
    expect(dataFolderAhead(site('{"data":"var"}'))).toBe(join(folder, 'var'));
  });

  test('may be absolute', () => {
    const data = join(folder, 'elsewhere');
    mkdirSync(data);
    expect(dataFolderAhead(site(JSON.stringify({ data })))).toBe(data);
  });

  test('is not known before the first start, and nothing is made', () => {
    const path = site('{"data":"var"}');
    expect(dataFolderAhead(path)).toBeUndefined();
    expect(dataFolderAhead(path)).toBeUndefined();
  });

  test.each(['', '{', 'null', '[]', '"var"', '{}', '{"data":7}', '{"data":null}'])(
    'is not known from %j, and the check says why',
    (text) => {
      expect(dataFolderAhead(site(text))).toBeUndefined();
    },
  );

  test('is not known from a file that is not there', () => {
    expect(dataFolderAhead(join(folder, 'none.json'))).toBeUndefined();
  });
});
