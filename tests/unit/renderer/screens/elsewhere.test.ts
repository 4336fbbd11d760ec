import { describe, expect, it } from 'vitest';
import { placesOf } from '../../../../renderer/screens/elsewhere.tsx';

describe('matters by their place', () => {
  it('stand together, in the order in which each place is first named, two places at the most', () => {
    expect(
      placesOf([
        { action: '办一', where: ['甲'] },
        { action: '办二', where: ['乙', '丙', '丁'] },
        { action: '办三', where: ['甲'] },
        { action: '办四', where: ['乙', '丙'] },
      ]),
    ).toEqual([
      ['甲', ['办一', '办三']],
      ['乙或丙', ['办二', '办四']],
    ]);
  });
});
