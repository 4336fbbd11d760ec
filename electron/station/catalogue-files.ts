import { join } from 'node:path';
import { z } from 'zod';
import {
  type Catalogue,
  type Dictionary,
  dictionarySchema,
  gazetteerSchema,
  type ServiceItem,
  serviceItemSchema,
  siteLevelSchema,
} from '../contract/catalogue.ts';
import type { Day } from '../contract/id-card.ts';
import { dataFileNames, readChecked } from './checked-json.ts';
import { readElsewhere } from './elsewhere-file.ts';
import type { JsonDocument } from './json-positions.ts';
import { localCounter, readLocalFacts, versionsOf, withLocalFacts } from './local-facts-file.ts';
import { readPackages } from './package-files.ts';
import { withPlaceLists } from './place-lists.ts';
import { readPremium } from './premium-file.ts';
import { inReadingOrder, problemAt, problemOfFile, type SiteProblem } from './problems.ts';
import { serviceProblems } from './service-checks.ts';
import { readVillages } from './village-file.ts';
import { readWorkingDays } from './working-days-file.ts';

export interface CatalogueRequest {
  /** The folder `resources/` of this installation. */
  readonly resources: string;
  /** A level id of `sites/levels.json`. */
  readonly level: string;
  /** The site's place, six digits; without it no villages are read. */
  readonly place?: string;
  /** Today at the terminal; services outside their dates are left out. */
  readonly today: Day;
}

export type CatalogueReading =
  | { readonly ok: true; readonly catalogue: Catalogue }
  | { readonly ok: false; readonly problems: readonly SiteProblem[] };

/** A data file that was read, with what is needed to point into it. */
interface Read<T> {
  readonly file: string;
  readonly name: string;
  readonly value: T;
  readonly document: JsonDocument;
}

/**
 * Reads and checks everything a level offers, of its services also the versions outside their dates, so that a mistake shows on
 * the day it is made and not on the day it takes effect. What another level offers is nobody's business here: a test reads all of
 * it. Synchronous, done once at start.
 */
export function readCatalogue({ resources, level, place, today }: CatalogueRequest): CatalogueReading {
  const problems: SiteProblem[] = [];
  const dictionaries = readFolder(join(resources, 'dictionaries'), dictionarySchema, problems);
  const gazetteer = readChecked(join(resources, 'gazetteer/cities.json'), gazetteerSchema);
  const levelsFile = join(resources, 'sites/levels.json');
  const levels = readChecked(levelsFile, z.array(siteLevelSchema));
  const chosen = levels.ok ? levels.value.find(({ id }) => id === level) : undefined;
  const offers = new Set<string>(chosen?.entries.flatMap((entry) => entry.services));
  const services = readFolder(join(resources, 'services'), serviceItemSchema, problems, offers);
  problems.push(
    ...services.flatMap(serviceProblems),
    ...misnamed(services, 'id'),
    ...misnamed(dictionaries, 'id'),
    ...versionsTwice(services),
  );
  if (!gazetteer.ok) problems.push(...gazetteer.problems);
  if (!levels.ok) problems.push(...levels.problems);
  if (levels.ok && chosen === undefined) {
    const known = levels.value.map(({ id }) => id).join('、');
    problems.push(problemOfFile(levelsFile, '没有站点文件要的服务层级', `site.level 请选一个：${known}`));
  }
  if (problems.length > 0 || chosen === undefined || !gazetteer.ok) {
    return { ok: false, problems: inReadingOrder(problems) };
  }
  const local = readLocalFacts(resources, place, today);
  if (!local.ok) return local;
  const offered = withLocalFacts(inForce(services, today), local.facts);
  const villages = place === undefined ? undefined : readVillages(resources, place, chosen, offered);
  if (villages?.ok === false) return villages;
  const listed = withPlaceLists(resources, place, offered);
  if (!listed.ok) return listed;
  const premium = readPremium(resources, chosen, offered);
  if (!premium.ok) return premium;
  const packed = readPackages(resources, offered);
  if (!packed.ok) return packed;
  const calendar = readWorkingDays(resources, offered);
  if (!calendar.ok) return calendar;
  const others = levels.ok ? levels.value : [];
  const elsewhere = readElsewhere(
    { resources, levels: others, level: chosen, today },
    localCounter(local.facts),
  );
  if (!elsewhere.ok) return elsewhere;
  return {
    ok: true,
    catalogue: {
      level: chosen,
      ...(premium.premium === undefined ? {} : { premium: premium.premium }),
      ...(packed.packages.length === 0 ? {} : { packages: packed.packages }),
      ...(calendar.workingDays === undefined ? {} : { workingDays: calendar.workingDays }),
      elsewhere: elsewhere.elsewhere,
      ...(local.facts.length === 0 ? {} : { localFacts: versionsOf(local.facts) }),
      services: listed.services,
      ...(villages?.villages === undefined ? {} : { villages: villages.villages }),
      dictionaries: new Map<string, Dictionary>(dictionaries.map(({ value }) => [value.id, value])),
      gazetteer: gazetteer.value,
    },
  };
}

function readFolder<S extends z.ZodType>(
  folder: string,
  schema: S,
  problems: SiteProblem[],
  wanted?: ReadonlySet<string>,
): readonly Read<z.infer<S>>[] {
  const names = dataFileNames(folder).filter((name) => wanted?.has(idInName(name)) !== false);
  return names.flatMap((name) => {
    const file = join(folder, `${name}.json`);
    const checked = readChecked(file, schema);
    if (checked.ok) return [{ file, name, value: checked.value, document: checked.document }];
    problems.push(...checked.problems);
    return [];
  });
}

/** What a file is about: its name up to a version. */
const idInName = (name: string): string => name.split('.')[0] ?? name;

/** A file is found by its name: the id, and for a further version of a service `.` and the version. */
function misnamed(files: readonly Read<{ readonly id: string }>[], field: string): readonly SiteProblem[] {
  return files
    .filter(({ name, value }) => idInName(name) !== value.id)
    .map(({ file, document, name }) =>
      problemAt(file, document, [field], '和文件名不一样', `改成 "${idInName(name)}"，或者给文件改名`),
    );
}

function versionsTwice(services: readonly Read<ServiceItem>[]): readonly SiteProblem[] {
  const key = ({ value }: Read<ServiceItem>): string => `${value.id} ${value.version}`;
  return services
    .filter((service, index) => services.findIndex((other) => key(other) === key(service)) < index)
    .map(({ file, document }) =>
      problemAt(file, document, ['version'], '这个版本号已经有了', '给新的版本一个更大的数字'),
    );
}

/** The services whose dates include today; of several versions of one service the highest. */
function inForce(services: readonly Read<ServiceItem>[], today: Day): ReadonlyMap<string, ServiceItem> {
  return new Map(
    services
      .map(({ value }) => value)
      .filter(
        ({ effectiveFrom, effectiveUntil }) =>
          effectiveFrom <= today && (effectiveUntil === undefined || today <= effectiveUntil),
      )
      .toSorted((a, b) => a.version - b.version)
      .map((service) => [service.id, service]),
  );
}
