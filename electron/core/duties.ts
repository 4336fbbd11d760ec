import type { Catalogue, ServiceItem, SiteLevel } from '../contract/catalogue.ts';
import type { Credential } from '../contract/credential.ts';
import { signedIn } from './assist-state.ts';
import type { StationContext, Visit } from './state.ts';

/**
 * 工作登记: an attendant's own duties, written down at the terminal. They are journeys of the catalogue like any other; no
 * resident is at the terminal, and what is handed in is handed in by the attendant.
 */

/** Whether an attendant is at a duty of their own. */
export function onDuty(visit: Visit | undefined): boolean {
  return signedIn(visit)?.mode === 'duty';
}

/** Whose services may be opened now. */
function audienceOf(visit: Visit): NonNullable<ServiceItem['audience']> {
  return onDuty(visit) ? 'attendant' : 'resident';
}

/** The card of whoever hands in a case of this visit. */
export function handedInBy(visit: Visit): Credential | undefined {
  return onDuty(visit) ? signedIn(visit)?.card : visit.card;
}

type Entry = SiteLevel['entries'][number];

function servicesOf({ services }: Catalogue, entry: Entry): ServiceItem[] {
  return [...new Set(entry.services)].map((id) => services.get(id)).filter((item) => item !== undefined);
}

/** The services of an entry that this terminal does itself for whoever is there, in the entry's order. */
export function servicesHere(catalogue: Catalogue, entry: Entry, visit: Visit): ServiceItem[] {
  const audience = audienceOf(visit);
  return servicesOf(catalogue, entry).filter((item) => (item.audience ?? 'resident') === audience);
}

/** The entries that may be opened now: all of the level's for a resident, those with a duty for an attendant. */
export function entriesFor(catalogue: Catalogue, visit: Visit): readonly Entry[] {
  const { entries } = catalogue.level;
  return onDuty(visit)
    ? entries.filter((entry) => servicesHere(catalogue, entry, visit).length > 0)
    : entries;
}

/** Whether an entry is the staff's own work. */
export function isDuty(catalogue: Catalogue, entry: Entry): boolean {
  return servicesOf(catalogue, entry).some(({ audience }) => audience === 'attendant');
}

/** Whether residents can be told of anything that the level has not. */
export function tellsElsewhere({ catalogue }: StationContext, visit: Visit): boolean {
  return (catalogue.elsewhere?.length ?? 0) > 0 && !onDuty(visit);
}

/** Whether the level has duties to be written down here. */
export function hasDuties(catalogue: Catalogue): boolean {
  return catalogue.level.entries.some((entry) => isDuty(catalogue, entry));
}

/** The visit as it was before any duty: somebody's card is waited for, and nothing that was written down stays. */
export function withoutDuty(visit: Visit): Visit {
  if (!onDuty(visit)) return visit;
  const { roster: _roster, ...rest } = visit;
  return {
    ...rest,
    standing: { at: 'identify', phase: 'waiting-for-card' },
    answers: new Map(),
    ledger: new Map(),
    signatures: new Map(),
  };
}
