import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue, ServiceItem } from '../contract/catalogue.ts';
import type { Office } from '../contract/elsewhere.ts';
import type { Day } from '../contract/id-card.ts';
import { type LocalFacts, localFactsSchema } from '../contract/local-facts.ts';
import { dataFileNames, readChecked } from './checked-json.ts';
import type { JsonDocument } from './json-positions.ts';
import { inReadingOrder, problemAt, type SiteProblem } from './problems.ts';
import { datesBackwards, type SomeUnified, unifiedProblems } from './service-checks.ts';

type Services = ReadonlyMap<string, ServiceItem>;

export type LocalFactsReading =
  | { readonly ok: true; readonly facts: readonly LocalFacts[] }
  | { readonly ok: false; readonly problems: readonly SiteProblem[] };

interface Read {
  readonly file: string;
  readonly name: string;
  readonly value: LocalFacts;
  readonly document: JsonDocument;
}

/** The places whose facts hold at one: its city first, then itself, which knows better. */
const placesOver = (place: string): readonly string[] => [...new Set([`${place.slice(0, 4)}00`, place])];

/**
 * Reads and checks what the site's place and its city say of services, also the versions outside their dates. Nothing is published with a
 * field that is empty and not marked as unknown, or that names a service which is none.
 */
export function readLocalFacts(resources: string, place: string | undefined, today: Day): LocalFactsReading {
  if (place === undefined) return { ok: true, facts: [] };
  const over = placesOver(place);
  const folder = join(resources, 'sites/local');
  const problems: SiteProblem[] = [];
  const files = dataFileNames(folder)
    .filter((name) => over.includes(placeIn(name)))
    .flatMap((name): Read[] => {
      const file = join(folder, `${name}.json`);
      const read = readChecked(file, localFactsSchema);
      if (read.ok) return [{ file, name, value: read.value, document: read.document }];
      problems.push(...read.problems);
      return [];
    });
  problems.push(...files.flatMap((read) => problemsOf(resources, read, files)));
  if (problems.length > 0) return { ok: false, problems: inReadingOrder(problems) };
  return { ok: true, facts: over.flatMap((code) => inForce(files, code, today) ?? []) };
}

/** What a file is about: its name up to a version. */
const placeIn = (name: string): string => name.split('.')[0] ?? name;

/** Of the versions of a place whose dates include today, the highest. */
function inForce(files: readonly Read[], code: string, today: Day): LocalFacts | undefined {
  return files
    .map(({ value }) => value)
    .filter(
      ({ place, effectiveFrom, effectiveUntil }) =>
        place === code && effectiveFrom <= today && (effectiveUntil === undefined || today <= effectiveUntil),
    )
    .toSorted((a, b) => a.version - b.version)
    .at(-1);
}

function problemsOf(
  resources: string,
  { file, name, value, document }: Read,
  files: readonly Read[],
): readonly SiteProblem[] {
  const report = (path: readonly (string | number)[], what: string, remedy: string) =>
    problemAt(file, document, [...path], what, remedy);
  const place = placeIn(name);
  const twice =
    files.findIndex((other) => sameVersion(other.value, value)) <
    files.findIndex((other) => other.value === value);
  return [
    ...(value.place === place
      ? []
      : [report(['place'], '和文件名不一样', `改成 "${place}"，或者给文件改名`)]),
    ...(twice ? [report(['version'], '这个版本号已经有了', '给新的版本一个更大的数字')] : []),
    ...datesBackwards(value, report),
    ...Object.entries(value.services).flatMap(([id, { unified }]) =>
      isService(resources, id)
        ? unifiedProblems(unified, ['services', id, 'unified'], report)
        : [report(['services', id], '没有这个事项', '写 resources/services 里有的事项')],
    ),
  ];
}

const sameVersion = (one: LocalFacts, other: LocalFacts): boolean =>
  one.place === other.place && one.version === other.version;

const isService = (resources: string, id: string): boolean =>
  /^[a-z0-9-]+$/.test(id) && existsSync(join(resources, 'services', `${id}.json`));

/** The services with what is known better of them; later facts over earlier ones, field by field. */
export function withLocalFacts(services: Services, facts: readonly LocalFacts[]): Services {
  if (facts.length === 0) return services;
  return new Map(
    [...services].map(([id, service]) => {
      const known = facts.map((local) => local.services[id]?.unified ?? {});
      return [id, { ...service, unified: known.reduce(better, service.unified) }];
    }),
  );
}

/** The fields with those that are better known in their place. */
function better(unified: ServiceItem['unified'], known: SomeUnified): ServiceItem['unified'] {
  const { name, code, materials, timeLimit, stages, standard } = unified;
  return {
    name: known.name ?? name,
    code: known.code ?? code,
    materials: known.materials ?? materials,
    timeLimit: known.timeLimit ?? timeLimit,
    stages: known.stages ?? stages,
    standard: known.standard ?? standard,
  };
}

/** The counter that the nearest place names. */
export function localCounter(facts: readonly LocalFacts[]): Office | undefined {
  return facts.findLast(({ counter }) => counter !== undefined)?.counter;
}

/** What a case names of the facts it was taken in under. */
export function versionsOf(facts: readonly LocalFacts[]): NonNullable<Catalogue['localFacts']> {
  return facts.map(({ place, version }) => ({ place, version }));
}
