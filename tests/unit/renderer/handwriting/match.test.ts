import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { InkStroke } from '../../../../renderer/handwriting/ink.ts';
import { type Match, matcher } from '../../../../renderer/handwriting/match.ts';
import { templatesOf } from '../../../../renderer/handwriting/templates.ts';
import { kanjivgStrokes } from '../../../support/handwriting/kanjivg.ts';
import { FEW, fewTemplates, inkOf } from '../../../support/handwriting/small-templates.ts';
import { shippedTemplates } from '../../../support/handwriting/templates.ts';

const few = matcher(fewTemplates());
const first = (match: Match, strokes: readonly InkStroke[]) => match(strokes)[0]?.character;
const changed = (strokes: readonly InkStroke[], change: (x: number, y: number) => { x: number; y: number }) =>
  strokes.map((stroke) => stroke.map(({ x, y }) => change(x, y)));

const coordinate = fc.oneof(
  fc.integer({ min: -5000, max: 5000 }),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 0, 1e9, 1e-9),
);
const anyInk = fc.array(fc.array(fc.record({ x: coordinate, y: coordinate }), { maxLength: 30 }), {
  maxLength: 12,
});

describe('matching ink with a few templates', () => {
  it('knows each of them by its own strokes, at no cost', () => {
    for (const { character } of FEW) {
      const [best] = few(inkOf(character));
      expect(best?.character).toBe(character);
      expect(best?.score).toBeCloseTo(0, 5);
    }
  });

  it('knows them wherever they stand, however large, in any order and joined', () => {
    for (const character of ['十', '三', '口']) {
      const ink = inkOf(character);
      expect(
        first(
          few,
          changed(ink, (x, y) => ({ x: 3 * x - 900, y: 3 * y + 50 })),
        ),
      ).toBe(character);
      expect(first(few, ink.toReversed())).toBe(character);
    }
    const three = inkOf('三');
    expect(first(few, [[...(three[0] ?? []), ...(three[1] ?? [])], three[2] ?? []])).toBe('三');
  });

  it('knows a stroke that the finger left in the middle', () => {
    const half = (from: number, to: number) => [
      { x: from, y: 128 },
      { x: (from + to) / 2, y: 128 },
      { x: to, y: 128 },
    ];
    const [best] = few([half(20, 120), half(124, 236)]);
    expect(best?.character).toBe('一');
    expect(best?.score).toBeCloseTo(0, 5);
  });

  it('answers nothing for no ink', () => {
    expect(few([])).toEqual([]);
    expect(few([[]])).toEqual([]);
    expect(few([[{ x: Number.NaN, y: 0 }]])).toEqual([]);
  });

  it('answers with numbers, in order, each character once, whatever is drawn', () => {
    fc.assert(
      fc.property(anyInk, (ink) => {
        const found = few(ink);
        const scores = found.map(({ score }) => score);
        expect(scores.every(Number.isFinite)).toBe(true);
        expect(scores).toEqual(scores.toSorted((a, b) => a - b));
        expect(new Set(found.map(({ character }) => character)).size).toBe(found.length);
      }),
    );
  });

  it('changes nothing of the ink it is given', () => {
    const ink = inkOf('口');
    const before = structuredClone(ink);
    few(ink);
    expect(ink).toEqual(before);
  });

  it('puts what is met in a place first among equals, where a place is written', () => {
    const twins = matcher(
      fewTemplates([
        ...FEW,
        {
          character: '囗',
          strokes: FEW.find(({ character }) => character === '口')?.strokes ?? [],
          traits: 0,
        },
      ]),
    );
    expect(
      twins(inkOf('口'), 'place')
        .map(({ character }) => character)
        .slice(0, 2),
    ).toEqual(['口', '囗']);
    const [one, two] = twins(inkOf('口'));
    expect(one?.score).toBe(two?.score);
  });
});

describe('matching ink with all templates', () => {
  let match: Match;
  beforeAll(() => {
    match = matcher(templatesOf(shippedTemplates()));
  });

  it('takes a dot for a stroke like any other', () => {
    const found = match([[{ x: 5, y: 5 }]]);
    expect(found.length).toBeGreaterThanOrEqual(8);
    expect(found.every(({ score }) => Number.isFinite(score))).toBe(true);
  });

  it('gets through sixty strokes', () => {
    const scrawl = Array.from({ length: 60 }, (_, k) => [
      { x: (k * 37) % 101, y: (k * 53) % 97 },
      { x: (k * 71) % 103, y: (k * 29) % 89 },
    ]);
    expect(() => match(scrawl)).not.toThrow();
  });

  it('knows characters while they are still being written', () => {
    const strokes = kanjivgStrokes('姓') ?? [];
    expect(match(strokes.slice(0, 3)).map(({ character }) => character)).toContain('女');
    expect(first(match, strokes)).toBe('姓');
  });

  it('offers more than the eight that must be on the screen', () => {
    expect(match(kanjivgStrokes('高') ?? [])).toHaveLength(15);
  });

  it.each(['surname', 'given-name', 'place', 'text'] as const)('still reads plain ink as %s', (context) => {
    for (const character of '秀村蔡')
      expect(match(kanjivgStrokes(character) ?? [], context)[0]?.character).toBe(character);
  });
});
