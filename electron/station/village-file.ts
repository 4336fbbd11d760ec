import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceItem, SiteLevel } from '../contract/catalogue.ts';
import { type VillageGazetteer, villageGazetteerSchema } from '../contract/village-gazetteer.ts';
import { readChecked } from './checked-json.ts';
import { problemOfFile, type SiteProblem } from './problems.ts';

export type VillageReading =
  | { readonly ok: true; readonly villages?: VillageGazetteer }
  | { readonly ok: false; readonly problems: readonly SiteProblem[] };

/**
 * The villages of a site's place, read where a service of its level asks for a home and not otherwise. A county inside a
 * listed city has its villages in the city's file.
 * @param resources the folder `resources/` of this installation
 * @param place six digits (GB/T 2260)
 */
export function readVillages(
  resources: string,
  place: string,
  level: SiteLevel,
  services: ReadonlyMap<string, ServiceItem>,
): VillageReading {
  const wanted = level.entries.some((entry) =>
    entry.services.some((id) => services.get(id)?.journey.some(asksForHome)),
  );
  if (!wanted) return { ok: true };
  const folder = join(resources, 'gazetteer/villages');
  const files = [place, `${place.slice(0, 4)}00`].map((code) => join(folder, `${code}.json`));
  const file = files.find((candidate) => existsSync(candidate));
  if (file === undefined) {
    const remedy = `运行 scripts/make-villages.ts，做出 ${place}.json`;
    return { ok: false, problems: [problemOfFile(folder, '没有这个地区的村居清单', remedy)] };
  }
  const read = readChecked(file, villageGazetteerSchema);
  return read.ok ? { ok: true, villages: read.value } : read;
}

function asksForHome(step: ServiceItem['journey'][number]): boolean {
  return step.step === 'question' && step.answer.form === 'village';
}
