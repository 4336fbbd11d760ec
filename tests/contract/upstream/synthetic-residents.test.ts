import { describe, expect, it } from 'vitest';
import { idCardSchema } from '../../../electron/contract/id-card.ts';
import { hasValidCheck } from '../../simulators/upstream/id-number.ts';
import { syntheticResident, syntheticResidents } from '../../simulators/upstream/synthetic-residents.ts';

const numbered = syntheticResidents.filter(({ card }) => card.kind !== 'foreigner-2017');

describe('the people who do not exist', () => {
  it('are at least 25, five or more to each of the five places', () => {
    expect(syntheticResidents.length).toBeGreaterThanOrEqual(25);
    for (const place of ['431000', '341721', '350300', '140405', '140828'])
      expect(syntheticResidents.filter((resident) => resident.place === place).length).toBeGreaterThanOrEqual(
        5,
      );
  });

  it.each(syntheticResidents.map((resident) => [resident.id, resident] as const))('%s', (id, { card }) => {
    expect(idCardSchema.parse(card)).toEqual(card);
    expect(card.name).toMatch(/^示例/);
    expect(syntheticResident(id).card).toBe(card);
    expect(card.validUntil === 'long-term' || card.validFrom < card.validUntil).toBe(true);
  });

  it('have numbers with a true check character, from the range kept for them, that agree with the card', () => {
    for (const { card } of numbered) {
      expect(hasValidCheck(card.number)).toBe(true);
      expect(card.number.slice(14, 16)).toBe('99');
      expect(card.number.slice(6, 14)).toBe(card.birth.replaceAll('-', ''));
      expect(Number(card.number[16]) % 2 === 1 ? 'male' : 'female').toBe(card.sex);
    }
  });

  it('share no number, no short name and no platform number', () => {
    for (const values of [
      syntheticResidents.map(({ id }) => id),
      syntheticResidents.map(({ card }) => card.number),
      syntheticResidents.flatMap(({ insured }) => (insured === undefined ? [] : [insured.personNumber])),
    ])
      expect(new Set(values).size).toBe(values.length);
  });

  it('have platform numbers that give nothing of the card away', () => {
    for (const { card, insured } of syntheticResidents) {
      expect(insured?.personNumber ?? '').not.toContain(card.number.slice(6, 14));
      expect(insured?.personNumber ?? '00000000000000000000').toMatch(/^\d{20}$/);
    }
  });

  it('include everyone the screens must cope with', () => {
    const kinds = new Set(syntheticResidents.map(({ card }) => card.kind));
    expect(kinds).toEqual(new Set(['resident', 'hk-macao-taiwan', 'foreigner-2017', 'foreigner-2023']));
    expect(syntheticResidents.some(({ insured }) => insured === undefined)).toBe(true);
    expect(syntheticResidents.some(({ card }) => card.name.includes('㛃'))).toBe(true);
    expect(syntheticResidents.some(({ card }) => card.name.includes('䶮'))).toBe(true);
    expect(syntheticResidents.some(({ insured }) => insured?.covers.length === 2)).toBe(true);
    const standings = new Set(
      syntheticResidents.flatMap(
        ({ insured }) => insured?.covers.map(({ psn_insu_stas }) => psn_insu_stas) ?? [],
      ),
    );
    expect(standings).toEqual(new Set(['0', '1', '2', '4']));
  });

  it('are told apart from a slip of the pen', () => {
    expect(() => syntheticResident('nobody')).toThrow('nobody');
    expect(hasValidCheck('341721194603089904')).toBe(false);
    expect(hasValidCheck('11010519491231002X')).toBe(true);
  });
});
