import { type Lines, normalise } from './shape.ts';
import { SKETCH, sketch } from './sketch.ts';
import type { TemplateFile } from './template-file.ts';

/** All characters, ready to be compared with. */
export interface Templates {
  readonly characters: readonly string[];
  /** Where character i is met, `TRAITS` or-ed. */
  readonly traits: Uint8Array;
  /** Strokes of character i: `start[i]` up to `start[i + 1]`. */
  readonly start: Uint32Array;
  /** Every stroke, normalised with its character. */
  readonly lines: Lines;
  /** The character as a whole, `SKETCH` numbers each. */
  readonly sketches: Float32Array;
}

/** Works out what ink is compared with. */
export function templatesOf({ characters, traits, strokeStart, pointStart, x, y }: TemplateFile): Templates {
  const points = new Float32Array(2 * x.length);
  for (let p = 0; p < x.length; p += 1) {
    points[2 * p] = x[p] ?? 0;
    points[2 * p + 1] = y[p] ?? 0;
  }
  const lines: Lines = { points, start: pointStart.map((p) => 2 * p) };
  const sketches = new Float32Array(characters.length * SKETCH);
  for (let i = 0; i < characters.length; i += 1) {
    const [first, end] = [strokeStart[i] ?? 0, strokeStart[i + 1] ?? 0];
    normalise(points, lines.start[first] ?? 0, lines.start[end] ?? 0);
    sketch(lines, first, end, sketches, i * SKETCH);
  }
  return { characters, traits, start: strokeStart, lines, sketches };
}
