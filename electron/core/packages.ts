import type { Catalogue, ServiceItem } from '../contract/catalogue.ts';
import type { ServiceId } from '../contract/ids.ts';
import type { PackageProgress } from '../contract/service-package.ts';
import { onDuty, servicesHere } from './duties.ts';
import type { Visit } from './state.ts';

/** A part that this level offers to whoever is there. */
interface Part {
  readonly service: ServiceItem;
  readonly entry: number;
}

function partHere(catalogue: Catalogue, visit: Visit, id: ServiceId): Part | undefined {
  for (const entry of catalogue.level.entries) {
    const service = servicesHere(catalogue, entry, visit).find((item) => item.id === id);
    if (service !== undefined) return { service, entry: entry.no };
  }
  return undefined;
}

/**
 * How far the visit is with the package that a service belongs to and that was begun with its first part; undefined where there is
 * none, and where the level offers nothing else of it.
 */
export function packageOf(
  catalogue: Catalogue,
  visit: Visit,
  service: ServiceId,
): PackageProgress | undefined {
  if (onDuty(visit)) return undefined;
  const isDone = (id: ServiceId): boolean => id === service || visit.done?.has(id) === true;
  // Whoever came for a later part alone has another errand.
  const found = catalogue.packages?.find(
    ({ parts }) => parts.includes(service) && parts.some((part, at) => at === 0 && isDone(part)),
  );
  if (found === undefined) return undefined;
  const parts = found.parts.map((id) => partHere(catalogue, visit, id)).filter((part) => part !== undefined);
  if (parts.length < 2) return undefined;
  const next = parts.find((part) => !isDone(part.service.id));
  return {
    name: found.name,
    parts: parts.map((part) => ({
      action: part.service.action,
      state: isDone(part.service.id) ? 'done' : part === next ? 'next' : 'later',
    })),
    ...(next === undefined
      ? {}
      : { next: { entry: next.entry, service: next.service.id, action: next.service.action } }),
  };
}
