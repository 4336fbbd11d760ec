import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inputs, root } from '../../../scripts/build.ts';

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
    expect(new Set(carried)).toEqual(new Set(['resources/fonts', 'resources/gazetteer']));
    for (const folder of carried) expect(inputs.folders).toContain(folder);
  });

  it('names nothing that is not there', () => {
    const there = readdirSync(root, { recursive: false, encoding: 'utf8' });
    for (const file of inputs.files) expect(there).toContain(file);
    for (const folder of inputs.folders) expect(readdirSync(join(root, folder))).not.toEqual([]);
  });
});
