import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { inputs, replaceFolders, root } from '../../../scripts/build.ts';

/** Every source and page of the renderer, as text. */
function rendererSources(): readonly string[] {
  return readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|html|css)$/.test(name))
    .map((name) => readFileSync(join(root, 'renderer', name), 'utf8'));
}

describe('what a build is made of', () => {
  it('counts every folder of resources that the page carries with it', () => {
    const carried = rendererSources().flatMap((text) =>
      [...text.matchAll(/\.\.\/(resources\/[a-z-]+)\//g)].map(([, folder]) => folder),
    );
    expect(new Set(carried)).toEqual(
      new Set(['fonts', 'gazetteer', 'handwriting', 'pinyin', 'voices'].map((name) => `resources/${name}`)),
    );
    for (const folder of carried) expect(inputs.folders).toContain(folder);
  });

  it('names nothing that is not there', () => {
    const there = readdirSync(root, { recursive: false, encoding: 'utf8' });
    for (const file of inputs.files) expect(there).toContain(file);
    for (const folder of inputs.folders) expect(readdirSync(join(root, folder))).not.toEqual([]);
  });
});

describe('replacing a build', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  /** A folder with one file, named after what it says, in each of its folders. */
  const made = (says: string, names: readonly string[]): string => {
    const folder = mkdtempSync(join(tmpdir(), 'kiosk-build-'));
    folders.push(folder);
    for (const name of names) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, says), says);
    }
    return folder;
  };

  it('puts each new folder in the place of the old one, whole', () => {
    const [fresh, dist] = [made('new', ['headless', 'renderer']), made('old', ['headless', 'renderer'])];
    replaceFolders(fresh, dist, ['headless', 'renderer']);
    for (const name of ['headless', 'renderer']) expect(readdirSync(join(dist, name))).toEqual(['new']);
    expect(readdirSync(fresh)).toEqual([]);
  });

  it('takes away what is no longer built, and leaves what never was', () => {
    const [fresh, dist] = [made('new', ['headless']), made('old', ['headless', 'desktop', 'kept'])];
    replaceFolders(fresh, dist, ['headless', 'desktop']);
    expect(readdirSync(dist).toSorted()).toEqual(['headless', 'kept']);
  });

  it('needs no folder to be there before', () => {
    const dist = join(made('', []), 'dist');
    replaceFolders(made('new', ['shared']), dist, ['shared']);
    expect(readdirSync(join(dist, 'shared'))).toEqual(['new']);
  });
});
