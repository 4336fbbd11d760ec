import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { siteLevelSchema, sitePlaceSchema } from '../../../../electron/contract/catalogue.ts';
import { projectPath } from '../../../../scripts/write-data.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(projectPath(path), 'utf8'));
const levels = z.array(siteLevelSchema).parse(read('resources/sites/levels.json'));
const places = z.array(sitePlaceSchema).parse(read('resources/sites/places.json'));

/** What each document counts; where it states no number, its items as printed. */
const ENTRIES_OF_LEVEL = {
  'cz-township': 16,
  'cz-village': 13,
  'cz-designated': 12,
  'cz-school': 8,
  'cz-extension': 12,
  'dz-grassroots': 10,
  'pt-township': 4,
  'pt-village': 4,
  'tl-township': 12,
  'tl-village': 3,
  'xx-township': 6,
  'xx-village-clinic': 5,
};

const names = (id: string) => levels.find((level) => level.id === id)?.entries.map(({ name }) => name);

describe('the levels', () => {
  it('are twelve with 105 entries, counted as in the five documents', () => {
    expect(Object.fromEntries(levels.map(({ id, entries }) => [id, entries.length]))).toEqual(
      ENTRIES_OF_LEVEL,
    );
    expect(levels.flatMap(({ entries }) => entries)).toHaveLength(105);
  });

  it('number their entries from one without a gap', () => {
    for (const { entries } of levels) {
      expect(entries.map(({ no }) => no)).toEqual(entries.map((_, position) => position + 1));
    }
  });

  it('name 35 services, 8 duties of staff and 2 of a township’s own, and 23 distinct items in Chenzhou', () => {
    const services = levels.flatMap(({ entries }) => entries.flatMap((entry) => entry.services));
    expect(new Set(services).size).toBe(35 + 8 + 2);
    const chenzhou = levels.filter(({ place }) => place === '431000').flatMap(({ entries }) => entries);
    expect(new Set(chenzhou.map(({ name }) => name)).size).toBe(23);
  });

  it('keep each document’s own words, half-width brackets and all', () => {
    expect(names('dz-grassroots')?.at(-1)).toBe('医疗救助对象手工(零星)报销');
    expect(names('cz-township')?.[4]).toBe('城乡居民医保缴费（代收代缴）');
    expect(names('tl-village')).toEqual(['城乡参保信息查询', '新增城乡居民参保登记', '城乡居民医疗保险收缴']);
    expect(names('pt-township')).toEqual([
      '参保登记',
      '信息查询及变更',
      '异地就医备案',
      '零星(手工)报销初审',
    ]);
  });

  it('do not correct what the documents disagree on', () => {
    expect(names('cz-township')).not.toContain('异地转诊人员备案');
    expect(names('cz-designated')).not.toContain('异地安置退休人员备案');
    expect(names('tl-township')).toEqual(
      expect.arrayContaining(['城乡居民基本医疗保险变更登记', '城乡居民基本医疗保险个人信息修改']),
    );
  });

  it('put the three first services where the documents do', () => {
    const numbers = (service: string) =>
      Object.fromEntries(
        levels.flatMap(({ id, entries }) =>
          entries.filter((e) => e.services.some((s) => s === service)).map(({ no }) => [id, no]),
        ),
      );
    expect(numbers('transfer-out-certificate')).toEqual({
      'cz-township': 6,
      'cz-village': 6,
      'cz-extension': 5,
      'xx-township': 2,
    });
    expect(numbers('offsite-long-term-filing')).toEqual({
      'cz-township': 13,
      'cz-village': 10,
      'cz-designated': 2,
      'cz-school': 4,
      'cz-extension': 8,
      'dz-grassroots': 4,
      'pt-township': 3,
      'xx-township': 3,
    });
    expect(Object.keys(numbers('insured-info-query'))).toHaveLength(9);
  });

  it('name for every entry what is done here', () => {
    expect(levels.flatMap(({ entries }) => entries.filter(({ services }) => services.length === 0))).toEqual(
      [],
    );
    const clinic = levels.find(({ id }) => id === 'xx-village-clinic');
    expect(clinic?.entries.flatMap(({ services }) => services)).toEqual([
      'online-registration-guidance',
      'offsite-filing-guidance',
      'death-report',
      'policy-publicity',
      'village-roster',
    ]);
  });
});

describe('the places', () => {
  it('are the five the levels belong to, and each has levels', () => {
    expect(places).toHaveLength(5);
    expect(new Set(levels.map(({ place }) => place))).toEqual(new Set(places.map(({ code }) => code)));
  });

  it('hold their counties under their own first four digits', () => {
    for (const { code, counties } of places) {
      expect(counties.filter((county) => !county.code.startsWith(code.slice(0, 4)))).toEqual([]);
    }
    expect(places.find(({ code }) => code === '431000')?.counties).toHaveLength(11);
    expect(places.find(({ code }) => code === '350300')?.counties).toHaveLength(5);
  });

  it('mark a hotline that no source confirms', () => {
    const insurance = places.flatMap(({ hotlines }) => hotlines.filter(({ number }) => number === '12393'));
    expect(insurance).toHaveLength(5);
    expect(insurance.filter(({ evidence }) => evidence !== 'assumed')).toEqual([]);
  });
});
