/** Characters as strokes, as the shipped file has them: a grid of 256 × 256, x to the right, y downwards. */
export interface TemplateFile {
  readonly characters: readonly string[];
  /** Where character i is met, `TRAITS` or-ed. */
  readonly traits: Uint8Array;
  /** Strokes of character i: `strokeStart[i]` up to `strokeStart[i + 1]`. */
  readonly strokeStart: Uint32Array;
  /** Points of stroke k: `pointStart[k]` up to `pointStart[k + 1]`. */
  readonly pointStart: Uint32Array;
  readonly x: Uint8Array;
  readonly y: Uint8Array;
}

/** Bits of `traits`. */
export const TRAITS = { common: 1, surname: 2, givenName: 4, place: 8 } as const;

const MAGIC = 'YBHW';
const VERSION = 2;
const HEADER = 7;

/**
 * Reads the file after it was unpacked; its layout stands with what writes it (`scripts/handwriting/encode.ts`).
 * Throws where it is another file, another version, or cut short.
 */
export function readTemplateFile(bytes: Uint8Array): TemplateFile {
  const magic = String.fromCharCode(...bytes.subarray(0, MAGIC.length));
  if (magic !== MAGIC || bytes[MAGIC.length] !== VERSION) throw new Error('Not a file of stroke templates');
  const count = byte(bytes, 5) + 256 * byte(bytes, 6);
  let at = HEADER;
  const take = (length: number): Uint8Array => {
    const part = bytes.subarray(at, at + length);
    if (part.length < length) throw new Error('The file of stroke templates is cut short');
    at += length;
    return part;
  };
  const codes = take(3 * count);
  const characters = Array.from({ length: count }, (_, i) =>
    String.fromCodePoint(byte(codes, 3 * i) + 256 * byte(codes, 3 * i + 1) + 65_536 * byte(codes, 3 * i + 2)),
  );
  const traits = take(count);
  const strokeStart = starts(take(count));
  const pointStart = starts(take(strokeStart[count] ?? 0));
  const points = pointStart[pointStart.length - 1] ?? 0;
  const x = sums(take(points), pointStart, strokeStart);
  const y = sums(take(points), pointStart, strokeStart);
  return { characters, traits, strokeStart, pointStart, x, y };
}

function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

/** Where each of so many items begins in a row of all, and where the last ends. */
function starts(lengths: Uint8Array): Uint32Array {
  const all = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, i) => {
    all[i + 1] = (all[i] ?? 0) + length;
  });
  return all;
}

/** Undoes the differences: each point counts from the one before, a stroke's first from the first of the last stroke. */
function sums(differences: Uint8Array, pointStart: Uint32Array, strokeStart: Uint32Array): Uint8Array {
  const values = new Uint8Array(differences.length);
  for (let i = 0; i + 1 < strokeStart.length; i += 1) {
    let first = 0;
    for (let k = strokeStart[i] ?? 0; k < (strokeStart[i + 1] ?? 0); k += 1) {
      const from = pointStart[k] ?? 0;
      let last = first;
      for (let p = from; p < (pointStart[k + 1] ?? 0); p += 1) {
        last = (last + byte(differences, p)) & 0xff;
        values[p] = last;
      }
      first = byte(values, from);
    }
  }
  return values;
}
