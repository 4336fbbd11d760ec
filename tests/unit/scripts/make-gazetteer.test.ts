import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gazetteerSchema } from '../../../electron/contract/catalogue.ts';
import {
  type DivisionLists,
  GAZETTEER_PATH,
  gazetteerText,
  makeGazetteer,
  readDivisionLists,
} from '../../../scripts/make-gazetteer.ts';
import { projectPath } from '../../../scripts/write-data.ts';

const lists: DivisionLists = {
  version: '0',
  provinces: [
    { code: '50', name: '重庆市' },
    { code: '42', name: '湖北省' },
  ],
  prefectures: [
    { code: '5001', name: '市辖区', provinceCode: '50' },
    { code: '5002', name: '县', provinceCode: '50' },
    { code: '4201', name: '武汉市', provinceCode: '42' },
    { code: '4290', name: '省直辖县级行政区划', provinceCode: '42' },
  ],
  counties: [
    { code: '500229', name: '城口县', cityCode: '5002', provinceCode: '50' },
    { code: '420102', name: '江岸区', cityCode: '4201', provinceCode: '42' },
    { code: '429004', name: '仙桃市', cityCode: '4290', provinceCode: '42' },
  ],
};

describe('makeGazetteer', () => {
  const made = makeGazetteer(lists);

  it('makes a municipality one city under its own name', () => {
    expect(made.provinces[0]).toEqual({
      code: '500000',
      name: '重庆市',
      cities: [{ code: '500100', name: '重庆市' }],
    });
  });

  it('puts counties that answer to the province beside its cities', () => {
    expect(made.provinces[1]?.cities).toEqual([
      { code: '420100', name: '武汉市' },
      { code: '429004', name: '仙桃市' },
    ]);
  });

  it('writes one province a line', () => {
    const text = gazetteerText(made);
    expect(JSON.parse(text)).toEqual(made);
    expect(text.split('\n').filter((line) => line.includes('"cities"'))).toHaveLength(2);
  });
});

describe('the shipped gazetteer', () => {
  const shipped = readFileSync(projectPath(GAZETTEER_PATH), 'utf8');
  const gazetteer = gazetteerSchema.parse(JSON.parse(shipped));
  const cities = gazetteer.provinces.flatMap((province) => province.cities);

  it('is exactly what the maker makes of the installed package', () => {
    expect(shipped).toBe(gazetteerText(makeGazetteer(readDivisionLists())));
  });

  it('has 31 provinces, none empty, and codes that are six digits and unique', () => {
    expect(gazetteer.provinces).toHaveLength(31);
    expect(gazetteer.provinces.filter((province) => province.cities.length === 0)).toEqual([]);
    const codes = cities.map(({ code }) => code);
    expect(codes.filter((code) => !/^\d{6}$/.test(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('keeps every city under its own province', () => {
    const strays = gazetteer.provinces.flatMap((province) =>
      province.cities.filter(({ code }) => code.slice(0, 2) !== province.code.slice(0, 2)),
    );
    expect(strays).toEqual([]);
  });

  it('shows no heading of the code list as a place', () => {
    expect(cities.filter(({ name }) => /市辖区|直辖县级|^县$/.test(name))).toEqual([]);
  });

  it('knows the cities above the five places of the levels', () => {
    const names = new Map(cities.map(({ code, name }) => [code, name]));
    expect(['431000', '341700', '350300', '140400', '140800'].map((code) => names.get(code))).toEqual([
      '郴州市',
      '池州市',
      '莆田市',
      '长治市',
      '运城市',
    ]);
  });
});
