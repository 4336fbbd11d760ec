import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { villageGazetteerSchema } from '../../../electron/contract/village-gazetteer.ts';
import { readPlaces } from '../../../scripts/make-site-levels.ts';
import {
  type LowerDivisions,
  makeVillages,
  readLowerDivisions,
  rowsOf,
  VILLAGES_FOLDER,
  villagesPath,
  villagesText,
} from '../../../scripts/make-villages.ts';
import { projectPath } from '../../../scripts/write-data.ts';

const divisions: LowerDivisions = {
  version: '0',
  counties: [
    { code: '990101', name: '甲县' },
    { code: '990102', name: '乙县' },
    { code: '990201', name: '丙县' },
  ],
  townships: [
    { code: '990101100', name: '一镇' },
    { code: '990101101', name: '二镇' },
    { code: '990102100', name: '三乡' },
    { code: '990201100', name: '四乡' },
  ],
  villages: [
    { code: '990101100200', name: '东村村委会' },
    { code: '990101100001', name: '西社区' },
    { code: '990101101200', name: '南村' },
    { code: '990102100200', name: '北村' },
    { code: '990201100200', name: '中村' },
  ],
};

describe('makeVillages', () => {
  it('takes all counties of a city, each with its own, in the order of the list', () => {
    const made = makeVillages(divisions, { code: '990100' });
    expect(made.counties.map(({ name }) => name)).toEqual(['甲县', '乙县']);
    expect(made.counties[0]?.townships).toEqual([
      {
        code: '990101100',
        name: '一镇',
        villages: [
          { code: '990101100200', name: '东村村委会' },
          { code: '990101100001', name: '西社区' },
        ],
      },
      { code: '990101101', name: '二镇', villages: [{ code: '990101101200', name: '南村' }] },
    ]);
  });

  it('takes one county where the place is a county', () => {
    expect(makeVillages(divisions, { code: '990102' }).counties.map(({ name }) => name)).toEqual(['乙县']);
  });

  it('refuses a township without villages, and a county without townships', () => {
    const without = { ...divisions, villages: divisions.villages.filter(({ name }) => name !== '南村') };
    expect(() => makeVillages(without, { code: '990100' })).toThrow('990101101 二镇');
    expect(() => makeVillages({ ...divisions, townships: [] }, { code: '990102' })).toThrow('990102 乙县');
  });

  it('writes one township a line', () => {
    const made = makeVillages(divisions, { code: '990100' });
    const text = villagesText(made);
    expect(JSON.parse(text)).toEqual(made);
    expect(text.split('\n').filter((line) => line.includes('"villages"'))).toHaveLength(3);
  });
});

describe('rowsOf', () => {
  const csv =
    'code,name,streetCode\n110101001001,"多福巷社区居委会",110101001\n990101001001,"甲村",990101001\n';

  it('reads the lines that begin with a prefix', () => {
    expect(rowsOf(csv, ['9901'])).toEqual([{ code: '990101001001', name: '甲村' }]);
  });

  it('throws at a line that is none of the list', () => {
    expect(() => rowsOf('990101001001,甲村,1\n', ['99'])).toThrow('Not a line of the list');
  });
});

describe('the shipped villages', () => {
  const places = readPlaces();
  const read = (code: string) => readFileSync(projectPath(villagesPath(code)), 'utf8');
  const shipped = places.map(({ code }) => villageGazetteerSchema.parse(JSON.parse(read(code))));
  const source = readLowerDivisions(places);

  it('are exactly what the maker makes of the installed package', () => {
    for (const place of places) expect(read(place.code)).toBe(villagesText(makeVillages(source, place)));
  });

  it('have a file for every place, and no other', () => {
    const names = readdirSync(projectPath(VILLAGES_FOLDER)).toSorted();
    expect(names).toEqual(places.map(({ code }) => `${code}.json`).toSorted());
  });

  it('keep every line of the list inside the places', () => {
    const townships = shipped.flatMap(({ counties }) => counties.flatMap((county) => county.townships));
    expect(townships).toHaveLength(source.townships.length);
    expect(townships.flatMap(({ villages }) => villages)).toHaveLength(source.villages.length);
  });

  it('have counties coded and named as the places have them: no code has changed in between', () => {
    places.forEach((place, at) => {
      const own = place.counties.length > 0 ? place.counties : [{ code: place.code, name: place.name }];
      expect(shipped[at]?.counties.map(({ code, name }) => ({ code, name }))).toEqual(own);
    });
  });

  it('have codes that are unique and begin with their parent’s', () => {
    const codes: string[] = [];
    for (const county of shipped.flatMap(({ counties }) => counties)) {
      codes.push(county.code);
      for (const township of county.townships) {
        expect(township.code.slice(0, 6)).toBe(county.code);
        codes.push(township.code);
        for (const village of township.villages) {
          if (village.code.slice(0, 9) !== township.code) throw new Error(`${village.code} is astray`);
          codes.push(village.code);
        }
      }
    }
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('are so many', () => {
    const counts = shipped.map(({ place, counties }) => {
      const townships = counties.flatMap((county) => county.townships);
      const villages = townships.map((township) => township.villages.length);
      const name = places.find(({ code }) => code === place)?.name;
      return `${name}: ${counties.length} counties, ${townships.length} townships, ${villages.reduce((a, b) => a + b)} villages, at most ${Math.max(...villages)} in a township`;
    });
    process.stdout.write(`${counts.join('\n')}\n`);
    expect(counts).toEqual([
      '郴州市: 11 counties, 162 townships, 2420 villages, at most 45 in a township',
      '东至县: 1 counties, 17 townships, 253 villages, at most 38 in a township',
      '莆田市: 5 counties, 57 townships, 979 villages, at most 39 in a township',
      '屯留区: 1 counties, 14 townships, 216 villages, at most 33 in a township',
      '夏县: 1 counties, 11 townships, 175 villages, at most 40 in a township',
    ]);
  });
});
