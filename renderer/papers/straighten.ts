import { distance, type Point, type Quad } from './find-sheet.ts';
import type { Colours } from './luminance.ts';

/** Eight figures of a perspective: x' = (ax + by + c) / (gx + hy + 1), y' = (dx + ey + f) / (gx + hy + 1). */
type Perspective = readonly [number, number, number, number, number, number, number, number];

/** Width and height of the sheet as it is cut out: its longer opposite sides, with the long side no longer than `longest`. */
export function sizeOfSheet([a, b, c, d]: Quad, longest: number): { width: number; height: number } {
  const width = Math.max(distance(a, b), distance(d, c));
  const height = Math.max(distance(a, d), distance(b, c));
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * The perspective that takes the unit square to four corners (P. Heckbert, Fundamentals of Texture Mapping, 1989, §2.2).
 */
function fromUnitSquare([p0, p1, p2, p3]: Quad): Perspective {
  const sx = p0.x - p1.x + p2.x - p3.x;
  const sy = p0.y - p1.y + p2.y - p3.y;
  const dx1 = p1.x - p2.x;
  const dx2 = p3.x - p2.x;
  const dy1 = p1.y - p2.y;
  const dy2 = p3.y - p2.y;
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
  ];
}

/** Where a point of the unit square lies among the corners. */
export function pointInQuad(quad: Quad, u: number, v: number): Point {
  const [a, b, c, d, e, f, g, h] = fromUnitSquare(quad);
  const w = g * u + h * v + 1;
  return { x: (a * u + b * v + c) / w, y: (d * u + e * v + f) / w };
}

/** Cuts a sheet out of a picture and lays it straight; each dot is mixed from the four it falls between. */
export function straightened(from: Colours, quad: Quad, size: { width: number; height: number }): Colours {
  const { width, height } = size;
  const data = new Uint8ClampedArray(width * height * 4);
  const [a, b, c, d, e, f, g, h] = fromUnitSquare(quad);
  let out = 0;
  for (let y = 0; y < height; y += 1) {
    const v = (y + 0.5) / height;
    for (let x = 0; x < width; x += 1) {
      const u = (x + 0.5) / width;
      const w = g * u + h * v + 1;
      mix(from, (a * u + b * v + c) / w, (d * u + e * v + f) / w, data, out);
      out += 4;
    }
  }
  return { width, height, data };
}

function mix(from: Colours, x: number, y: number, to: Uint8ClampedArray, out: number): void {
  const { width, height, data } = from;
  const left = Math.max(0, Math.min(width - 2, Math.floor(x)));
  const top = Math.max(0, Math.min(height - 2, Math.floor(y)));
  const right = Math.max(0, Math.min(1, x - left));
  const below = Math.max(0, Math.min(1, y - top));
  const at = (top * width + left) * 4;
  const under = at + width * 4;
  for (let channel = 0; channel < 3; channel += 1) {
    const upper = (data[at + channel] ?? 0) * (1 - right) + (data[at + 4 + channel] ?? 0) * right;
    const lower = (data[under + channel] ?? 0) * (1 - right) + (data[under + 4 + channel] ?? 0) * right;
    to[out + channel] = upper * (1 - below) + lower * below;
  }
  to[out + 3] = 255;
}
