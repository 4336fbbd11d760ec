import type { JsonPath } from '../../../../../electron/station/json-reader.ts';

export const REMOVED = Symbol('removed');

/** A copy of a JSON value with one place changed, added or removed. */
export function edited(value: unknown, path: JsonPath, put: unknown): unknown {
  const [part, ...rest] = path;
  if (part === undefined) return put;
  if (Array.isArray(value)) {
    const next = edited(value[Number(part)], rest, put);
    return next === REMOVED
      ? value.filter((_, index) => index !== part)
      : Object.assign([...value], { [part]: next });
  }
  const { [part]: inside, ...others } = value as Record<string | number, unknown>;
  const next = edited(inside, rest, put);
  if (next === REMOVED) return others;
  return { ...(value as object), [part]: next };
}

/** Every path in a JSON value, leaves and branches, except the top. */
export function pathsIn(value: unknown, above: JsonPath = []): readonly JsonPath[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const path = [...above, Array.isArray(value) ? Number(key) : key];
    return [path, ...pathsIn(item, path)];
  });
}
