import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  carelessLines,
  LARGEST_FILE_LINES,
  longFiles,
  otherGestures,
  readSources,
  type SourceFile,
  standInLines,
  wordsOutsideCatalogue,
} from './source-rules.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const product = readSources(root, ['electron', 'native', 'renderer']);
/** This folder names what it forbids. */
const all = [...product, ...readSources(root, ['scripts', 'tests'])].filter(
  ({ path }) => !path.startsWith('tests/architecture/'),
);

const screens = product.filter(({ path }) => path.startsWith('renderer/'));
/** The catalogue itself, the grammar of spoken figures, and the tails of village names. */
const speaks = /^renderer\/(?:copy\/|speech\/(?:numerals|say)\.ts|screens\/villages\.ts)/;

const file = (text: string): readonly SourceFile[] => [{ path: 'x.ts', text }];

describe('source files', () => {
  test('were read', () => {
    expect(product.length).toBeGreaterThan(80);
    expect(all.length).toBeGreaterThan(product.length);
  });

  test('are no longer than the house allows', () => {
    expect(longFiles(all)).toEqual([]);
  });

  test('switch no check off, leave nothing unfinished, give no type away', () => {
    expect(carelessLines(all)).toEqual([]);
  });

  test('of the screens know one gesture, the tap', () => {
    expect(otherGestures(screens)).toEqual([]);
  });

  test('of the screens hold no words of their own', () => {
    expect(wordsOutsideCatalogue(screens.filter(({ path }) => !speaks.test(path)))).toEqual([]);
  });

  test('of the core hold theirs in its catalogue', () => {
    const core = product.filter(({ path }) => path.startsWith('electron/core/'));
    expect(core.length).toBeGreaterThan(20);
    expect(wordsOutsideCatalogue(core.filter(({ path }) => path !== 'electron/core/words.ts'))).toEqual([]);
  });

  test('of the product speak of no stand-in', () => {
    expect(standInLines(product)).toEqual([]);
  });
});

describe('the checks themselves', () => {
  test.each(['<Press onDoubleClick={x}>', 'useLongPress({})', "addEventListener('dblclick', f)"])(
    'caught: %s',
    (line) => {
      expect(otherGestures(file(line))).toEqual([`x.ts:1: ${line}`]);
    },
  );

  test('a Chinese word outside the catalogue is caught, in a comment it is left alone', () => {
    expect(wordsOutsideCatalogue(file("const x = '返回';"))).toHaveLength(1);
    expect(wordsOutsideCatalogue(file('<p>返回</p>'))).toHaveLength(1);
    expect(wordsOutsideCatalogue(file("/** 'the key 返回' */\n// '返回'"))).toEqual([]);
  });

  test('a file one line too long is caught', () => {
    expect(longFiles(file('x\n'.repeat(LARGEST_FILE_LINES)))).toEqual([]);
    expect(longFiles(file('x\n'.repeat(LARGEST_FILE_LINES + 1)))).toEqual(['x.ts: 401 lines']);
  });

  test.each([
    '// @ts-ignore',
    '// @ts-expect-error later',
    '/* eslint-disable */',
    '// oxlint-disable-next-line no-console',
    '// biome-ignore format: so',
    '// TODO: finish',
    'let x: any;',
    'const x = y as any;',
    'const f = (x: any) => x;',
    'const m = new Map<string, any>();',
    'type T = string | any;',
    'let list: any[] = [];',
  ])('caught: %s', (line) => {
    expect(carelessLines(file(line))).toEqual([`x.ts:1: ${line}`]);
  });

  test.each([
    'takes any free port; any of them',
    '// what the resident said, any: nothing more',
    "const todo = 'x';",
    'Promise.any(all)',
  ])('left alone: %s', (line) => {
    expect(carelessLines(file(line))).toEqual([]);
  });

  test.each([
    'const mockReader = 1;',
    '// a fake one',
    'if (demo) return;',
    'import x from "./stub.ts";',
    'simulated',
  ])('a stand-in: %s', (line) => {
    expect(standInLines(file(line))).toHaveLength(1);
  });

  test.each(['democratic', 'stubborn', 'hammock'])('no stand-in: %s', (line) => {
    expect(standInLines(file(line))).toEqual([]);
  });
});
