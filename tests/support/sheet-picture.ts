import type { Point, Quad } from '../../renderer/papers/find-sheet.ts';
import type { Colours } from '../../renderer/papers/luminance.ts';
import { pointInQuad } from '../../renderer/papers/straighten.ts';

/** A photographed sheet of print on a table, made dot by dot: nobody's paper. */
export interface SheetScene {
  readonly width: number;
  readonly height: number;
  /** Corners of the sheet from the top left, clockwise, in dots. */
  readonly corners: Quad;
  readonly table: number;
  readonly paper: number;
  /** Shade of the print; as light as the paper for an empty sheet. */
  readonly ink: number;
  /** A reflection: its middle on the sheet (0 to 1 each way) and its radius in dots. */
  readonly glare?: { readonly u: number; readonly v: number; readonly radius: number };
}

/** Lines of print on a sheet, and strokes along a line; an even count keeps margins free. */
const LINES = 30;
const STROKES = 70;
const MARGIN = 0.07;

export const aScene: SheetScene = {
  width: 1920,
  height: 1080,
  corners: [
    { x: 560, y: 70 },
    { x: 1330, y: 110 },
    { x: 1380, y: 1020 },
    { x: 500, y: 985 },
  ],
  table: 70,
  paper: 215,
  ink: 45,
};

/** The shade at a point of the sheet, 0 to 1 each way: bars of print with gaps like words, never the same twice in a row. */
function shadeOfSheet({ paper, ink }: SheetScene, u: number, v: number): number {
  if (u < MARGIN || u > 1 - MARGIN || v < MARGIN || v > 1 - MARGIN) return paper;
  const line = Math.floor(v * LINES);
  const within = v * LINES - line;
  const stroke = Math.floor(u * STROKES);
  const inStroke = u * STROKES - stroke;
  const printed = within > 0.25 && within < 0.75 && inStroke < 0.5 && (stroke * 7 + line * 13) % 11 !== 0;
  return printed ? ink : paper;
}

/** Where a dot lies on the sheet, 0 to 1 each way, by halving the way to it; undefined beside the sheet. */
function onSheet(corners: Quad, inverse: (point: Point) => Point, point: Point): Point | undefined {
  const at = inverse(point);
  const inside = at.x >= 0 && at.x <= 1 && at.y >= 0 && at.y <= 1;
  return inside && corners.length === 4 ? at : undefined;
}

/** The inverse of the perspective, solved once: a 3 × 3 matrix turned round (Heckbert 1989, §2.2). */
function inverseOf(corners: Quad): (point: Point) => Point {
  const origin = pointInQuad(corners, 0, 0);
  const [a, b, c] = [pointInQuad(corners, 1, 0), pointInQuad(corners, 1, 1), pointInQuad(corners, 0, 1)];
  const matrix = squareTo([origin, a, b, c]);
  const [m0, m1, m2, m3, m4, m5, m6, m7, m8] = matrix;
  const adjugate = [
    m4 * m8 - m5 * m7,
    m2 * m7 - m1 * m8,
    m1 * m5 - m2 * m4,
    m5 * m6 - m3 * m8,
    m0 * m8 - m2 * m6,
    m2 * m3 - m0 * m5,
    m3 * m7 - m4 * m6,
    m1 * m6 - m0 * m7,
    m0 * m4 - m1 * m3,
  ] as const;
  const [i0, i1, i2, i3, i4, i5, i6, i7, i8] = adjugate;
  return ({ x, y }) => {
    const w = i6 * x + i7 * y + i8;
    return { x: (i0 * x + i1 * y + i2) / w, y: (i3 * x + i4 * y + i5) / w };
  };
}

function squareTo([p0, p1, p2, p3]: Quad) {
  const [sx, sy] = [p0.x - p1.x + p2.x - p3.x, p0.y - p1.y + p2.y - p3.y];
  const [dx1, dx2, dy1, dy2] = [p1.x - p2.x, p3.x - p2.x, p1.y - p2.y, p3.y - p2.y];
  const den = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / den;
  const h = (dx1 * sy - sx * dy1) / den;
  return [
    p1.x - p0.x + g * p1.x,
    p3.x - p0.x + h * p3.x,
    p0.x,
    p1.y - p0.y + g * p1.y,
    p3.y - p0.y + h * p3.y,
    p0.y,
    g,
    h,
    1,
  ] as const;
}

/** The scene as brightness, one byte a dot. */
export function drawSheet(scene: SheetScene): Uint8Array {
  const { width, height, corners, table, glare } = scene;
  const inverse = inverseOf(corners);
  const luma = new Uint8Array(width * height).fill(table);
  const lamp = glare && pointInQuad(corners, glare.u, glare.v);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = onSheet(corners, inverse, { x, y });
      if (at === undefined) continue;
      const lit = lamp && glare && Math.hypot(x - lamp.x, y - lamp.y) < glare.radius;
      luma[y * width + x] = lit === true ? 255 : shadeOfSheet(scene, at.x, at.y);
    }
  return luma;
}

/** The scene as a canvas would give it. */
export function coloursOf({ width, height }: SheetScene, luma: Uint8Array): Colours {
  const data = new Uint8ClampedArray(width * height * 4);
  for (const [at, shade] of luma.entries()) data.set([shade, shade, shade, 255], at * 4);
  return { width, height, data };
}

/** Every dot the mean of those around it, so many to each side: a lens that is not in focus. */
export function smeared({ width, height }: SheetScene, luma: Uint8Array, reach: number): Uint8Array {
  const once = (from: Uint8Array, step: number, line: number, lines: number, dots: number): Uint8Array => {
    const to = new Uint8Array(from.length);
    for (let row = 0; row < lines; row += 1)
      for (let dot = 0; dot < dots; dot += 1) {
        let sum = 0;
        let count = 0;
        for (let near = Math.max(0, dot - reach); near <= Math.min(dots - 1, dot + reach); near += 1) {
          sum += from[row * line + near * step] ?? 0;
          count += 1;
        }
        to[row * line + dot * step] = sum / count;
      }
    return to;
  };
  return once(once(luma, 1, width, height, width), width, 1, width, height);
}
