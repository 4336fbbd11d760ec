import { type JsonFaultKind, type JsonPath, type Mark, readMarked } from './json-reader.ts';

/** Counted from 1; columns count characters, not bytes. */
export interface JsonPosition {
  readonly line: number;
  readonly column: number;
}

/** The first fault of a document; `path` is the field it stands in, as far as it was read. */
export interface JsonFault extends JsonPosition {
  readonly kind: JsonFaultKind;
  readonly path: JsonPath;
}

/** A document that was read whole. */
export interface JsonDocument {
  readonly value: unknown;
  /** Where a field's value begins; for a field that is not there, where the nearest object around it begins. */
  positionOf(path: JsonPath): JsonPosition;
  /** Where a field's key begins; for an array element or the whole document, its value. */
  positionOfKey(path: JsonPath): JsonPosition;
}

export type JsonReading =
  | { readonly ok: true; readonly document: JsonDocument }
  | { readonly ok: false; readonly fault: JsonFault };

/** A string, kept, or the white space between what counts. */
const STRING_OR_SPACE = /("(?:[^"\\]|\\.)*")|\s+/gu;

/**
 * The value of a text that says nothing twice and has nothing unusual in it: then it is its own value written out. Marking every
 * field costs twenty times as much, and is needed only where something is wrong. Undefined where a closer look is called for.
 */
function plainValue(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value) === text.replaceAll(STRING_OR_SPACE, '$1') ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A document whose fields are looked for in the text once somebody asks where they stand. */
function plainDocument(text: string, value: unknown): JsonDocument {
  let marked: Mark | undefined;
  const marks = (): Mark => {
    const reading = marked === undefined ? readMarked(text) : undefined;
    if (reading?.ok === true) marked = reading.mark;
    return marked ?? { start: 0, key: 0 };
  };
  return {
    value,
    positionOf: (path) => positionAt(text, nearest(marks(), path).start),
    positionOfKey: (path) => positionAt(text, nearest(marks(), path).key),
  };
}

/**
 * Reads a JSON text and knows where everything stood, so that a message about a field can name its line. Never throws for
 * anything a text can hold.
 */
export function readJson(text: string): JsonReading {
  const plain = plainValue(text);
  if (plain !== undefined) return { ok: true, document: plainDocument(text, plain) };
  const reading = readMarked(text);
  if (!reading.ok) {
    const { kind, path, offset } = reading;
    return { ok: false, fault: { kind, path, ...positionAt(text, offset) } };
  }
  const { value, mark } = reading;
  return {
    ok: true,
    document: {
      value,
      positionOf: (path) => positionAt(text, nearest(mark, path).start),
      positionOfKey: (path) => positionAt(text, nearest(mark, path).key),
    },
  };
}

function nearest(root: Mark, path: JsonPath): Mark {
  let mark = root;
  for (const part of path) {
    const child = mark.children?.get(part);
    if (child === undefined) return mark;
    mark = child;
  }
  return mark;
}

/** Line and column of an offset. Windows, Unix and old Mac line ends all count as one. */
export function positionAt(text: string, offset: number): JsonPosition {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/u);
  return { line: lines.length, column: Array.from(lines.at(-1) ?? '').length + 1 };
}
