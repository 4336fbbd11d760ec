import type { SiteLevel } from '../contract/catalogue.ts';
import type { ElsewhereService, Office, Offices } from '../contract/elsewhere.ts';
import type { ServiceId } from '../contract/ids.ts';

/** What is told of a service that the level has not. */
export interface KnownService {
  readonly id: ServiceId;
  readonly action: string;
}

const offers = ({ entries }: SiteLevel, id: ServiceId): boolean =>
  entries.some(({ services }) => services.includes(id));

/**
 * Where each service is that a level does not offer: at other levels of the same place, in the order of its document; what none
 * of them has, at the place's counter. Whatever these two do not know is nowhere, and throws: the data must say it.
 */
export function servicesElsewhere(
  levels: readonly SiteLevel[],
  level: SiteLevel,
  services: readonly KnownService[],
  offices: Offices,
): readonly ElsewhereService[] {
  const others = levels.filter(({ id, place }) => place === level.place && id !== level.id);
  return services
    .filter(({ id }) => !offers(level, id))
    .map(({ id, action }) => {
      const near = others.filter((other) => offers(other, id)).map((other) => officeOf(offices, other.id));
      return { service: id, action, offices: near.length > 0 ? near : [counterOf(offices, level.place)] };
    });
}

function officeOf({ levels }: Offices, id: string): Office {
  const office = levels[id];
  if (office === undefined) throw new Error(`No name for the level ${id}`);
  return office;
}

function counterOf({ counters }: Offices, place: string): Office {
  const found =
    counters.find((counter) => counter.place === place) ??
    counters.find((counter) => counter.place === 'any');
  if (found === undefined) throw new Error(`No counter for ${place}`);
  const { name, evidence } = found;
  return { name, evidence };
}
