import { describe, expect, test } from 'vitest';
import { voucherCodeOf } from '../../../simulators/demonstration/voucher-code.ts';
import { syntheticResidents } from '../../../simulators/upstream/synthetic-residents.ts';

describe('the code of a synthetic resident', () => {
  test('is the same each time, another one for each resident, and of a number that no issued one has', () => {
    const texts = syntheticResidents.map(({ id }) => voucherCodeOf(id).text);
    expect(new Set(texts).size).toBe(texts.length);
    expect(voucherCodeOf('dongzhi-1')).toEqual(voucherCodeOf('dongzhi-1'));
    expect(voucherCodeOf('dongzhi-1', 1).text).not.toBe(voucherCodeOf('dongzhi-1').text);
    for (const text of texts) expect(text).toMatch(/^4240{10}\d{7}00\d{2}0{4}$/);
  });

  test('holds nothing of the resident', () => {
    for (const { id, card } of syntheticResidents) {
      expect(voucherCodeOf(id).text).not.toContain(card.number);
      expect(voucherCodeOf(id).text).not.toContain(card.name);
    }
  });

  test('its picture is square, with a light border', () => {
    const { picture } = voucherCodeOf('dongzhi-1');
    const svg = Buffer.from(picture.split(',')[1] ?? '', 'base64').toString();
    expect(svg).toMatch(/viewBox="0 0 (\d+) \1"/);
    expect(svg).not.toMatch(/M[0-3] |M\d+ [0-3]h/);
  });
});
