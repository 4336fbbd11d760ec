import { join } from 'node:path';
import type { ServiceItem, SiteLevel } from '../contract/catalogue.ts';
import { type PremiumTable, premiumTableSchema } from '../contract/premium.ts';
import { readChecked } from './checked-json.ts';
import type { SiteProblem } from './problems.ts';

export type PremiumReading =
  | { readonly ok: true; readonly premium?: PremiumTable }
  | { readonly ok: false; readonly problems: readonly SiteProblem[] };

/** The table of premiums, read where a service of the level asks for it and not otherwise. */
export function readPremium(
  resources: string,
  level: SiteLevel,
  services: ReadonlyMap<string, ServiceItem>,
): PremiumReading {
  const asks = (id: string) =>
    services.get(id)?.journey.some((step) => step.step === 'enquiry' && step.asks.of === 'premium') === true;
  if (!level.entries.some((entry) => entry.services.some(asks))) return { ok: true };
  const read = readChecked(join(resources, 'premium/premium.json'), premiumTableSchema);
  return read.ok ? { ok: true, premium: read.value } : read;
}
