import { type Line, normalise, resample, VECTOR } from './shape.ts';
import { SKETCH, sketch } from './sketch.ts';
import type { TemplateFile } from './template-file.ts';

/** All characters, ready to be compared with. */
export interface Templates {
  readonly characters: readonly string[];
  /** Strokes of character i: `start[i]` up to `start[i + 1]`. */
  readonly start: Uint32Array;
  /** Every stroke, normalised with its character. */
  readonly lines: readonly Line[];
  /** The same strokes as vectors, `VECTOR` numbers each. */
  readonly vectors: Float32Array;
  /** The character as a whole, `SKETCH` numbers each. */
  readonly sketches: Float32Array;
}

/** Unit size of the file's grid in which every character is normalised anyway. */
export function templatesOf(file: TemplateFile): Templates {
  const { characters, strokeStart: start, pointStart } = file;
  const strokes = start[characters.length] ?? 0;
  const lines = Array.from({ length: strokes }, (_, k) =>
    lineOf(file, pointStart[k] ?? 0, pointStart[k + 1] ?? 0),
  );
  const vectors = new Float32Array(strokes * VECTOR);
  const sketches = new Float32Array(characters.length * SKETCH);
  for (let i = 0; i < characters.length; i += 1) {
    const own = lines.slice(start[i], start[i + 1]);
    normalise(own);
    sketch(own, sketches, i * SKETCH);
  }
  lines.forEach((line, k) => resample(line, vectors, k * VECTOR));
  return { characters, start, lines, vectors, sketches };
}

function lineOf({ x, y }: TemplateFile, from: number, to: number): Line {
  const line = new Float32Array(2 * (to - from));
  for (let p = from; p < to; p += 1) {
    line[2 * (p - from)] = x[p] ?? 0;
    line[2 * (p - from) + 1] = y[p] ?? 0;
  }
  return line;
}
