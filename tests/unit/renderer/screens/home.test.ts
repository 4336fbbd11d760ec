import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serviceId } from '../../../../electron/contract/ids.ts';
import type { Tile } from '../../../../electron/contract/status.ts';
import { inOrder, keyOf } from '../../../../renderer/screens/home.tsx';

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
