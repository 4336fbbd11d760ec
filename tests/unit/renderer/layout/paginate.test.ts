import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsOnePage, paginate } from '../../../../renderer/layout/paginate.ts';

const heights = fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 60 });
const room = fc.integer({ min: 100, max: 1500 });
const gap = fc.integer({ min: 0, max: 40 });

describe('pages', () => {
  it('hold every item once and in order', () => {
    fc.assert(
      fc.property(heights, room, gap, (all, space, between) => {
        const pages = paginate(all, space, between);
        expect(pages.flatMap(([from, to]) => all.slice(from, to))).toEqual(all);
      }),
    );
  });

  it('never overflow, unless a single item is higher than the page', () => {
    fc.assert(
      fc.property(heights, room, gap, (all, space, between) => {
        for (const [from, to] of paginate(all, space, between)) {
          const sum = all.slice(from, to).reduce((total, height) => total + height, 0);
          expect(to - from <= 1 || sum + between * (to - from - 1) <= space).toBe(true);
        }
      }),
    );
  });

  it('are full: the next page could not have begun on the one before', () => {
    fc.assert(
      fc.property(heights, room, gap, (all, space, between) => {
        const pages = paginate(all, space, between);
        pages.slice(1).forEach(([from], at) => {
          const [start] = pages[at] ?? [0];
          const sum = all.slice(start, from + 1).reduce((total, height) => total + height, 0);
          expect(sum + between * (from - start)).toBeGreaterThan(space);
        });
      }),
    );
  });

  it('hold no more than they may', () => {
    expect(paginate(Array(14).fill(10), 10_000, 0, 6)).toEqual([
      [0, 6],
      [6, 12],
      [12, 14],
    ]);
  });

  it('begin where they are told to, and nowhere later', () => {
    fc.assert(
      fc.property(heights, room, gap, fc.integer({ min: 0, max: 59 }), (all, space, between, at) => {
        const pages = paginate(all, space, between, undefined, [at]);
        expect(pages.flatMap(([from, to]) => all.slice(from, to))).toEqual(all);
        if (at < all.length) expect(pages.map(([from]) => from)).toContain(at);
      }),
    );
    expect(paginate([10, 10, 10, 10], 1000, 0, undefined, [0, 2])).toEqual([
      [0, 2],
      [2, 4],
    ]);
  });

  it('are one, empty, for nothing', () => {
    expect(paginate([], 100, 10)).toEqual([[0, 0]]);
    expect(fitsOnePage([], 100, 10)).toBe(true);
  });

  it('say when one is enough', () => {
    expect(fitsOnePage([40, 40], 100, 20)).toBe(true);
    expect(fitsOnePage([40, 41], 100, 20)).toBe(false);
  });
});
