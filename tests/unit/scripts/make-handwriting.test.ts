import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCompositions } from '../../../scripts/handwriting/compose.ts';
import { encodeTemplates } from '../../../scripts/handwriting/encode.ts';
import { gb2312Characters } from '../../../scripts/handwriting/gb2312.ts';
import { readPlaceNames, traitsOf } from '../../../scripts/handwriting/traits.ts';
import {
  compress,
  LICENCE_PATH,
  makeTemplates,
  packageFolder,
  readBeyond,
  readMedians,
  TEMPLATES_PATH,
} from '../../../scripts/make-handwriting.ts';
import { GIVEN_NAME_CHARACTERS, SURNAMES } from '../../../scripts/pinyin-words.ts';
import { projectPath } from '../../../scripts/write-data.ts';
import { shippedTemplates } from '../../support/handwriting/templates.ts';

const LARGEST_BYTES = 1_500_000;
const RARE_NAMES = Array.from('昇堃喆珺婳翀甡犇骉燊禤');

describe('the shipped templates', () => {
  let shipped: readonly string[];
  beforeAll(() => {
    shipped = shippedTemplates().characters;
  });

  it('are what the packages and lists make', () => {
    const made = encodeTemplates(makeTemplates(readMedians(), traitsOf(readPlaceNames())));
    const bytes = gunzipSync(readFileSync(projectPath(TEMPLATES_PATH)));
    expect(Buffer.compare(bytes, made)).toBe(0);
  }, 120_000);

  it('are small enough, and packed so that a browser can unpack them', async () => {
    const bytes = readFileSync(projectPath(TEMPLATES_PATH));
    process.stdout.write(`handwriting: ${shipped.length} characters in ${bytes.length} bytes\n`);
    expect(bytes.length).toBeLessThanOrEqual(LARGEST_BYTES);
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    expect(Buffer.compare(Buffer.from(await new Response(unpacked).arrayBuffer()), gunzipSync(bytes))).toBe(
      0,
    );
  });

  it('hold GB2312, the surnames and given names we know, and the rare characters of names', () => {
    const have = new Set(shipped);
    const lacking = (characters: Iterable<string>) =>
      [...characters].filter((character) => !have.has(character));
    expect(lacking(gb2312Characters())).toEqual([]);
    expect(lacking(SURNAMES)).toEqual([]);
    // Of given names there is no end.
    expect(lacking(GIVEN_NAME_CHARACTERS).length).toBeLessThan(0.01 * GIVEN_NAME_CHARACTERS.length);
    expect(lacking(RARE_NAMES)).toEqual([]);
  });

  it('stand beside their licence, as the package has it', () => {
    const own = readFileSync(projectPath(LICENCE_PATH), 'utf8');
    expect(own).toBe(readFileSync(join(packageFolder(), 'ARPHICPL.TXT'), 'utf8'));
    expect(own).toContain('ARPHIC PUBLIC LICENSE');
  });
});

describe('what the templates are made of', () => {
  it('lists beyond GB2312 only what is not in it, once', () => {
    const inside = new Set(gb2312Characters());
    const beyond = readBeyond();
    expect(beyond.filter((character) => inside.has(character))).toEqual([]);
    expect(new Set(beyond).size).toBe(beyond.length);
  });

  it('composes only what the package lacks, of what it has', () => {
    const mediansOf = readMedians();
    const table = readFileSync(projectPath('scripts/handwriting/compositions.txt'), 'utf8');
    for (const [character, parts] of readCompositions(table)) {
      expect(mediansOf(character), character).toBeUndefined();
      for (const { from } of parts) expect(mediansOf(from), `${from} of ${character}`).toBeDefined();
    }
  });

  it('turns the package’s frame over and lays it on a grid', () => {
    const line = [
      [0, 0],
      [512, 512],
      [1024, 1024],
    ] as const;
    const [tall] = makeTemplates(
      () => Array.from({ length: 30 }, () => line),
      () => 3,
    );
    expect(tall).toMatchObject({ character: '啊', traits: 3 });
    expect(tall?.strokes[0]).toEqual([
      [0, 0],
      [255, 255],
    ]);
    const [first] = readMedians()('一') ?? [];
    expect(first?.[0]?.[1]).toBeGreaterThan(300);
    expect(first?.[0]?.[1]).toBeLessThan(700);
  });

  it('says which character has no strokes', () => {
    expect(() =>
      makeTemplates(
        () => undefined,
        () => 0,
      ),
    ).toThrow('no strokes for 啊');
  });

  it('packs to the same bytes each time', () => {
    const bytes = Uint8Array.of(1, 2, 3, 3, 3, 3);
    expect(compress(bytes)).toEqual(compress(bytes));
  });
});
