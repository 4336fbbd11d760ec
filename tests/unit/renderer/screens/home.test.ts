import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serviceId } from '../../../../electron/contract/ids.ts';
import type { Tile } from '../../../../electron/contract/status.ts';
import { columnWidth } from '../../../../renderer/layout/frame-plan.ts';
import { inOrder, inRows, keyOf, nameType } from '../../../../renderer/screens/home.tsx';
import { metricsFor } from '../../../../renderer/theme/millimetres.ts';

const tile = (entry: number, here: boolean): Tile =>
  here ? { entry, name: '事', service: serviceId('some-service'), action: '办' } : { entry, name: '事' };

describe('the order of the list', () => {
  it('puts what is done here first and keeps the place’s own order within', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean()), (flags) => {
        const ordered = inOrder(flags.map((here, at) => tile(at, here)));
        const here = ordered.filter((one) => one.service !== undefined);
        expect(ordered.slice(0, here.length)).toEqual(here);
        for (const group of [here, ordered.slice(here.length)]) {
          const numbers = group.map((one) => one.entry);
          expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
        }
        expect(ordered).toHaveLength(flags.length);
      }),
    );
  });
});

describe('the key of a tile', () => {
  it('tells apart two services of one entry, and one service in two entries', () => {
    const [query, paper] = [serviceId('query'), serviceId('paper')];
    const tiles: Tile[] = [
      { entry: 2, name: '查询和凭证', service: query, action: '查参保' },
      { entry: 2, name: '查询和凭证', service: paper, action: '开凭证' },
      { entry: 22, name: '查询', service: query, action: '查参保' },
      { entry: 3, name: '窗口的事' },
    ];
    expect(new Set(tiles.map(keyOf)).size).toBe(tiles.length);
  });
});

describe('rows of tiles', () => {
  const metrics = metricsFor({ widthMm: 268, heightMm: 476 }, { width: 1920, height: 1080 }, 72);
  const named = (lengths: readonly number[]): Tile[] =>
    lengths.map((length, at) => ({ entry: at + 1, name: '事'.repeat(length) }));
  const counts = (lengths: readonly number[], columns: 1 | 2) =>
    inRows(metrics, named(lengths), columns).map(({ row }) => row.length);

  it('hold two short names, and one that is too long for half a row', () => {
    expect(counts([4, 4, 4], 2)).toEqual([2, 1]);
    expect(counts([4, 54, 4, 4], 2)).toEqual([1, 1, 2]);
    expect(counts([4, 4], 1)).toEqual([1, 1]);
  });

  it('lose no tile, keep the order, and give a row to itself the whole width', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 })), fc.constantFrom(1, 2), (lengths, columns) => {
        const tiles = named(lengths);
        const rows = inRows(metrics, tiles, columns);
        expect(rows.flatMap(({ row }) => row)).toEqual(tiles);
        for (const { row, width } of rows) {
          expect(row.length * width).toBeLessThanOrEqual(columnWidth(metrics));
          if (columns === 1) expect(width).toBe(columnWidth(metrics));
        }
      }),
    );
  });
});

it('a tile of the largest letters that would be taller than a lying panel has room for has a smaller name', () => {
  const roster: Tile = {
    entry: 8,
    name: '掌握本行政村参保人员信息及慢性病人员等信息情况',
    service: serviceId('roster'),
    action: '看名册',
  };
  const panel = { widthMm: 268, heightMm: 476 };
  const at = (width: number, height: number, size: 72 | 112) => {
    const metrics = metricsFor(panel, { width, height }, size);
    return nameType(metrics, roster, columnWidth(metrics));
  };
  expect(at(1920, 1080, 112)).toBe('furniture');
  expect(at(1920, 1080, 72)).toBe('small');
  expect(at(1080, 1920, 72)).toBe('small');
});
