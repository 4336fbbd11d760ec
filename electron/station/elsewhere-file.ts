import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { SiteLevel } from '../contract/catalogue.ts';
import { type ElsewhereService, type Office, type Offices, officesSchema } from '../contract/elsewhere.ts';
import { type Day, daySchema } from '../contract/id-card.ts';
import { serviceIdSchema } from '../contract/ids.ts';
import { type KnownService, servicesElsewhere } from '../core/elsewhere.ts';
import { dataFileNames, readChecked } from './checked-json.ts';
import { problemAt, type SiteProblem } from './problems.ts';

export type ElsewhereReading =
  | { readonly ok: true; readonly elsewhere: readonly ElsewhereService[] }
  | { readonly ok: false; readonly problems: readonly SiteProblem[] };

/** As much of another level's service as is told of it. */
const namedSchema = z.object({
  id: serviceIdSchema,
  action: z.string(),
  version: z.number(),
  audience: z.string().optional(),
  effectiveFrom: daySchema,
  effectiveUntil: daySchema.optional(),
});
type Named = z.infer<typeof namedSchema>;

export interface ElsewhereRequest {
  /** The folder `resources/` of this installation. */
  readonly resources: string;
  readonly levels: readonly SiteLevel[];
  readonly level: SiteLevel;
  /** Today at the terminal; services outside their dates are not told of. */
  readonly today: Day;
}

/**
 * Where residents go with what the level has not; a level or a place that nobody named is a problem.
 * @param counter what the place itself calls its counter, where it says so
 */
export function readElsewhere(
  { resources, levels, level, today }: ElsewhereRequest,
  counter?: Office,
): ElsewhereReading {
  const file = join(resources, 'sites/elsewhere.json');
  const read = readChecked(file, officesSchema);
  if (!read.ok) return read;
  const known = read.value;
  const own = counter === undefined ? [] : [{ ...counter, place: level.place }];
  const offices = { ...known, counters: [...own, ...known.counters] };
  const problems = unnamed(offices, levels).map(([path, what]) =>
    problemAt(file, read.document, path, what, '按当地的叫法写上，并写明 evidence'),
  );
  if (problems.length > 0) return { ok: false, problems };
  const services = servicesInForce(join(resources, 'services'), today);
  return { ok: true, elsewhere: servicesElsewhere(levels, level, inOrderOf(levels, services), offices) };
}

function unnamed({ levels: named, counters }: Offices, levels: readonly SiteLevel[]) {
  const missing = levels.filter(({ id }) => named[id] === undefined);
  return [
    ...missing.map(({ id }) => [['levels'], `没有写 ${id} 叫什么`] as const),
    ...(counters.some(({ place }) => place === 'any') ? [] : [[['counters'], '没有写 any'] as const]),
  ];
}

/** A file that cannot be read belongs to another level, whose own start says so; here it is left out. */
function readNamed(file: string): readonly Named[] {
  try {
    const parsed = namedSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}

/** The residents' services whose dates include today; of several versions the highest. */
function servicesInForce(folder: string, today: Day): ReadonlyMap<string, KnownService> {
  const all = dataFileNames(folder)
    .flatMap((name) => readNamed(join(folder, `${name}.json`)))
    .filter(
      ({ audience, effectiveFrom, effectiveUntil }) =>
        audience !== 'attendant' &&
        effectiveFrom <= today &&
        (effectiveUntil === undefined || today <= effectiveUntil),
    )
    .toSorted((a, b) => a.version - b.version);
  return new Map(all.map(({ id, action }) => [id, { id, action }]));
}

/** In the order in which the documents name them, so that what belongs together stands together. */
function inOrderOf(
  levels: readonly SiteLevel[],
  services: ReadonlyMap<string, KnownService>,
): readonly KnownService[] {
  const named = new Set(levels.flatMap(({ entries }) => entries.flatMap((entry) => entry.services)));
  return [...named].map((id) => services.get(id)).filter((service) => service !== undefined);
}
