import { describe, expect, it } from 'vitest';
import type { Township } from '../../../../electron/contract/village-gazetteer.ts';
import { shownVillage, villageGroups, villagesOf } from '../../../../renderer/screens/villages.ts';

const PLACES = ['431000', '341721', '350300', '140405', '140828'];

async function townshipsOf(place: string): Promise<readonly Township[]> {
  const villages = await villagesOf(place);
  if (villages.state !== 'here') throw new Error(`no villages of ${place}`);
  return villages.counties.flatMap(({ townships }) => townships);
}

describe('villagesOf', () => {
  it.each(PLACES)('has the townships of %s', async (place) => {
    expect((await townshipsOf(place)).length).toBeGreaterThan(10);
  });

  it('gives one county of a place that a site names instead of the whole', async () => {
    const villages = await villagesOf('431022');
    expect(villages.state === 'here' && villages.counties.map(({ name }) => name)).toEqual(['宜章县']);
  });

  it('says missing for a place that no file covers, and for a county that its city does not have', async () => {
    expect(await villagesOf('990100')).toEqual({ state: 'missing' });
    expect(await villagesOf('431099')).toEqual({ state: 'missing' });
  });

  it('reads a place once', () => {
    expect(villagesOf('350300')).toBe(villagesOf('350300'));
  });
});

describe('shownVillage', () => {
  it.each([
    ['塘村村委会', '塘村'],
    ['长岭村委会', '长岭村'],
    ['阳王村民委员会', '阳王村'],
    ['邝家社区村民委员会', '邝家社区'],
    ['西街社区居委会', '西街社区'],
    ['平原社区居民委员会', '平原社区'],
    ['镇西居委会', '镇西居委会'],
    ['城东居民委员会', '城东居委会'],
    ['下湄桥村', '下湄桥村'],
    ['团结社区', '团结社区'],
    ['大坪国有林场场部生活区', '大坪国有林场场部生活区'],
  ])('shows %s as %s', (name, shown) => {
    expect(shownVillage(name)).toBe(shown);
  });

  it('keeps every two villages of a township apart, and none longer than the list has it', async () => {
    for (const place of PLACES) {
      for (const { code, villages } of await townshipsOf(place)) {
        const shown = villages.map(({ name }) => shownVillage(name));
        expect(new Set(shown).size, code).toBe(shown.length);
        villages.forEach(({ name }, at) => {
          expect(shown[at]?.length).toBeLessThanOrEqual(name.length);
        });
      }
    }
  });
});

describe('villageGroups', () => {
  it('parts every township of the five places into communities and villages, and loses none', async () => {
    for (const place of PLACES) {
      for (const { villages } of await townshipsOf(place)) {
        const groups = villageGroups(villages);
        expect(groups.communities.length + groups.villages.length).toBe(villages.length);
        expect(groups.villages.filter(({ name }) => /社区|居委会/.test(shownVillage(name)))).toEqual([]);
      }
    }
  });

  it('keeps the order of the list', () => {
    const names = ['西社区', '东社区村委会', '丁村', '甲村委会', '镇南居委会'];
    const groups = villageGroups(names.map((name, at) => ({ code: `99010110020${at}`, name })));
    expect(groups.communities.map(({ name }) => name)).toEqual(['西社区', '东社区村委会', '镇南居委会']);
    expect(groups.villages.map(({ name }) => name)).toEqual(['丁村', '甲村委会']);
  });
});
