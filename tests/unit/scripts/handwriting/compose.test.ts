import { describe, expect, it } from 'vitest';
import { compose, readCompositions } from '../../../../scripts/handwriting/compose.ts';
import type { Place } from '../../../../scripts/handwriting/simplify.ts';

const known: Record<string, readonly (readonly Place[])[]> = {
  十: [
    [
      [0, 512],
      [1024, 512],
    ],
    [
      [512, 0],
      [512, 1024],
    ],
  ],
  一: [
    [
      [100, 500],
      [900, 500],
    ],
  ],
};
const strokesOf = (character: string) => known[character];

describe('the table of compositions', () => {
  it('reads strokes in place, whole characters and boxes', () => {
    expect(readCompositions('# words\n\n垟 地:1-3 洋:4-9\n甡 生@4,10,50,88 生:2-5@50,10,97,88\n')).toEqual(
      new Map([
        [
          '垟',
          [
            { from: '地', strokes: [1, 3] },
            { from: '洋', strokes: [4, 9] },
          ],
        ],
        [
          '甡',
          [
            { from: '生', box: [4, 10, 50, 88] },
            { from: '生', strokes: [2, 5], box: [50, 10, 97, 88] },
          ],
        ],
      ]),
    );
  });

  it('says which line it cannot read', () => {
    expect(() => readCompositions('垟')).toThrow('not a composition: 垟');
    expect(() => readCompositions('垟 地:1')).toThrow('not a part: 地:1 in 垟 地:1');
    expect(() => readCompositions('垟 地@1,2,3')).toThrow('not a part');
  });
});

describe('composing', () => {
  it('leaves strokes where they stand', () => {
    expect(compose([{ from: '十', strokes: [2, 2] }, { from: '一' }], strokesOf)).toEqual([
      known['十']?.[1],
      known['一']?.[0],
    ]);
  });

  it('fits a part into its box', () => {
    expect(compose([{ from: '十', box: [50, 0, 100, 50] }], strokesOf)).toEqual([
      [
        [512, 256],
        [1024, 256],
      ],
      [
        [768, 0],
        [768, 512],
      ],
    ]);
  });

  it('puts what has no height into the middle of its box', () => {
    expect(compose([{ from: '一', box: [0, 0, 100, 50] }], strokesOf)).toEqual([
      [
        [0, 256],
        [1024, 256],
      ],
    ]);
  });

  it('gives nothing where a part is missing, and refuses strokes that are not there', () => {
    expect(compose([{ from: '十' }, { from: '木' }], strokesOf)).toBeUndefined();
    expect(() => compose([{ from: '十', strokes: [1, 3] }], strokesOf)).toThrow('十 has no stroke 3');
  });
});
