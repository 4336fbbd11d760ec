/** Names of the gaps in a text: `'step' | 'of'` of `第{step}步，共{of}步`. */
type SlotsOf<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | SlotsOf<Rest>
  : never;

type BoundText<T extends string> = [SlotsOf<T>] extends [never]
  ? T
  : (filled: Readonly<Record<SlotsOf<T>, string | number>>) => string;

/** A catalogue as the screens use it: texts stay texts, texts with gaps become functions of what fills them. */
export type Bound<T> = T extends string
  ? BoundText<T>
  : T extends object
    ? { readonly [K in keyof T]: Bound<T[K]> }
    : T;

const SLOT = /\{(\w+)\}/g;

/** A text with its gaps filled; a gap that nothing fills stays to be seen. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(SLOT, (gap, name: string) => String(values[name] ?? gap));
}

function boundPart(part: unknown): unknown {
  if (typeof part === 'string')
    return part.includes('{')
      ? (values: Readonly<Record<string, string | number>>) => filled(part, values)
      : part;
  if (Array.isArray(part)) return part.map(boundPart);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, boundPart(inner)]));
}

/** Binds a part of the catalogue. */
export function bound<const T extends object>(catalogue: T): Bound<T> {
  return boundPart(catalogue) as Bound<T>;
}
