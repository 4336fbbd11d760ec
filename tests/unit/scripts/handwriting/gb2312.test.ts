import { expect, it } from 'vitest';
import { gb2312Characters } from '../../../../scripts/handwriting/gb2312.ts';

it('has the 6,763 characters of GB2312, each once, level 1 first', () => {
  const characters = gb2312Characters();
  expect(characters).toHaveLength(6_763);
  expect(new Set(characters).size).toBe(6_763);
  expect([characters[0], characters[3_754], characters[3_755], characters.at(-1)]).toEqual([
    '啊',
    '座',
    '亍',
    '齄',
  ]);
});
