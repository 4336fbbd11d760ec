import { describe, expect, it } from 'vitest';
import { encodeTemplates, VERSION } from '../../../../scripts/handwriting/encode.ts';

describe('the bytes of a file of templates', () => {
  it('begin with its name, version and number of characters', () => {
    expect([...encodeTemplates([])]).toEqual([...Buffer.from('YBHW'), VERSION, 0, 0]);
  });

  it('are differences from point to point, and from stroke to stroke, modulo 256', () => {
    const bytes = encodeTemplates([
      {
        character: '二',
        traits: 9,
        strokes: [
          [
            [10, 20],
            [30, 25],
          ],
          [
            [5, 200],
            [250, 190],
          ],
        ],
      },
    ]);
    const [x, y] = [
      [10, 20, 256 - 5, 245],
      [20, 5, 180, 256 - 10],
    ];
    expect([...bytes.subarray(7)]).toEqual([0x8c, 0x4e, 0, 9, 2, 2, 2, ...x, ...y]);
  });
});
