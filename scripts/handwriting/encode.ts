/**
 * The file of stroke templates, as `renderer/handwriting/template-file.ts` reads it: gzip over
 * `YBHW`, version (1 byte), count (2 bytes, little endian); then for all characters code points (3 bytes each), traits and numbers
 * of strokes (1 byte each); then for all strokes numbers of points (1 byte each); then for all points x, then for all points y,
 * each the difference to the point before in the same stroke, or to the last stroke's first point, modulo 256 (1 byte each).
 */
export const VERSION = 2;
/** `YBHW` */
const MAGIC = [0x59, 0x42, 0x48, 0x57];

/** Whole numbers from 0 to 255, x to the right, y downwards. */
export type GridPoint = readonly [x: number, y: number];

/** One character as strokes in the order taught, each a line of points. */
export interface GridCharacter {
  readonly character: string;
  /** Where it is met, `TRAITS` or-ed. */
  readonly traits: number;
  readonly strokes: readonly (readonly GridPoint[])[];
}

/** The file's bytes before compression. */
export function encodeTemplates(characters: readonly GridCharacter[]): Uint8Array {
  const strokes = characters.flatMap((one) => one.strokes);
  const codePoints = characters.flatMap(({ character }) => {
    const code = character.codePointAt(0) ?? 0;
    return [code & 0xff, (code >> 8) & 0xff, code >> 16];
  });
  return Uint8Array.from([
    ...MAGIC,
    VERSION,
    characters.length & 0xff,
    characters.length >> 8,
    ...codePoints,
    ...characters.map((one) => one.traits),
    ...characters.map((one) => one.strokes.length),
    ...strokes.map((stroke) => stroke.length),
    ...differences(characters, 0),
    ...differences(characters, 1),
  ]);
}

function differences(characters: readonly GridCharacter[], axis: 0 | 1): number[] {
  return characters.flatMap(({ strokes }) => {
    let first = 0;
    return strokes.flatMap((stroke) => {
      let last = first;
      first = stroke[0]?.[axis] ?? 0;
      return stroke.map((point) => {
        const difference = (point[axis] - last) & 0xff;
        last = point[axis];
        return difference;
      });
    });
  });
}
