import type { Grey } from './luminance.ts';

/**
 * Where a sheet of paper lies in a picture: the largest bright patch on a darker ground, if it has four straight sides.
 * Works without where it is not found: then the whole picture is kept.
 */

export interface Point {
  readonly x: number;
  readonly y: number;
}
/** Corners from the top left, clockwise. */
export type Quad = readonly [Point, Point, Point, Point];

/** A sheet fills at least this share of the picture; anything smaller is a hand or a lamp. */
const LEAST_AREA = 0.12;
/** What fills more than this is the whole picture: there is nothing to cut away. */
const MOST_AREA = 0.97;
/** Ground and sheet differ by at least so many shades; under it, a threshold only parts noise. */
const LEAST_CONTRAST = 30;
/** The patch fills at least this share of the four-sided figure around it. */
const LEAST_FILL = 0.88;
/** No side shorter than this share of the longest: nobody photographs a ribbon. */
const LEAST_SIDE = 0.18;

/** Finds the sheet; corners in dots of the given picture. Undefined where there is none to be sure of. */
export function findSheet(picture: Grey): Quad | undefined {
  const calm = smoothed(picture);
  const parted = otsu(calm);
  if (parted.contrast < LEAST_CONTRAST) return undefined;
  const patch = largestPatch(calm, parted.threshold);
  if (patch === undefined) return undefined;
  const hull = hullOf(patch);
  const quad = largestQuad(hull);
  if (quad === undefined) return undefined;
  const whole = picture.width * picture.height;
  const area = areaOf(quad);
  if (area < LEAST_AREA * whole || area > MOST_AREA * whole) return undefined;
  if (areaOf(hull) < LEAST_FILL * area || area < LEAST_FILL * areaOf(hull)) return undefined;
  return hasSides(quad) ? widened(fromTopLeft(quad)) : undefined;
}

/** The mean of each dot and its eight neighbours. */
function smoothed({ width, height, data }: Grey): Grey {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let dy = -1; dy <= 1; dy += 1)
        for (let dx = -1; dx <= 1; dx += 1) {
          const at = clamp(y + dy, height) * width + clamp(x + dx, width);
          sum += data[at] ?? 0;
        }
      out[y * width + x] = sum / 9;
    }
  return { width, height, data: out };
}

const clamp = (value: number, size: number): number => Math.max(0, Math.min(size - 1, value));

/** Otsu's threshold: the shade that parts dark from bright best, and how far their means lie apart. */
function otsu({ data }: Grey): { readonly threshold: number; readonly contrast: number } {
  const counts = new Uint32Array(256);
  for (const shade of data) counts[shade] = (counts[shade] ?? 0) + 1;
  const total = data.length;
  const sum = counts.reduce((all, count, shade) => all + count * shade, 0);
  let best = { threshold: 0, contrast: 0, spread: -1 };
  let under = 0;
  let underSum = 0;
  for (let shade = 0; shade < 255; shade += 1) {
    under += counts[shade] ?? 0;
    underSum += shade * (counts[shade] ?? 0);
    if (under === 0 || under === total) continue;
    const contrast = (sum - underSum) / (total - under) - underSum / under;
    const spread = under * (total - under) * contrast * contrast;
    if (spread > best.spread) best = { threshold: shade, contrast, spread };
  }
  return best;
}

/** The outline dots of the largest connected bright patch, as the first and last of each row and column. */
function largestPatch({ width, height, data }: Grey, threshold: number): readonly Point[] | undefined {
  const seen = new Uint8Array(data.length);
  const stack = new Int32Array(data.length);
  let best: { readonly size: number; readonly start: number } | undefined;
  for (let start = 0; start < data.length; start += 1) {
    if (seen[start] !== 0 || (data[start] ?? 0) <= threshold) continue;
    const size = flood({ width, data, seen, stack, threshold }, start, 1).length;
    if (best === undefined || size > best.size) best = { size, start };
  }
  if (best === undefined || best.size < LEAST_AREA * 0.6 * width * height) return undefined;
  const dots = flood({ width, data, seen, stack, threshold }, best.start, 2);
  return outline(dots, width, height);
}

interface Flood {
  readonly width: number;
  readonly data: Uint8Array;
  readonly seen: Uint8Array;
  readonly stack: Int32Array;
  readonly threshold: number;
}

/** Every dot connected with `start` that is brighter than the threshold; each is marked once for each `mark`. */
function flood({ width, data, seen, stack, threshold }: Flood, start: number, mark: number): Int32Array {
  let top = 0;
  const push = (at: number): void => {
    if (seen[at] === mark || (data[at] ?? 0) <= threshold) return;
    seen[at] = mark;
    stack[top] = at;
    top += 1;
  };
  push(start);
  for (let next = 0; next < top; next += 1) {
    const at = stack[next] ?? 0;
    const x = at % width;
    if (x > 0) push(at - 1);
    if (x < width - 1) push(at + 1);
    if (at >= width) push(at - width);
    if (at < data.length - width) push(at + width);
  }
  return stack.slice(0, top);
}

function outline(dots: Int32Array, width: number, height: number): readonly Point[] {
  const first = new Int32Array(height).fill(width);
  const last = new Int32Array(height).fill(-1);
  for (const dot of dots) {
    const y = Math.floor(dot / width);
    const x = dot % width;
    if (x < (first[y] ?? 0)) first[y] = x;
    if (x > (last[y] ?? 0)) last[y] = x;
  }
  const points: Point[] = [];
  for (let y = 0; y < height; y += 1) {
    const from = first[y] ?? 0;
    const to = last[y] ?? -1;
    if (to < 0) continue;
    points.push({ x: from, y }, { x: to, y });
  }
  return points;
}

const cross = (o: Point, a: Point, b: Point): number => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);

/** The convex hull, by Andrew's monotone chain. */
function hullOf(points: readonly Point[]): readonly Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  const half = (ordered: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length >= 2) {
        const [a, b] = chain.slice(-2);
        if (a === undefined || b === undefined || cross(a, b, point) > 0) break;
        chain.pop();
      }
      chain.push(point);
    }
    chain.pop();
    return chain;
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

/** Twice-signed area by the shoelace rule, halved. */
function areaOf(points: readonly Point[]): number {
  let sum = 0;
  for (const [at, a] of points.entries()) {
    const b = points[(at + 1) % points.length] ?? a;
    sum += a.x * b.y - b.x * a.y;
  }
  return Math.abs(sum) / 2;
}

/** The largest figure of four corners of the hull: for each diagonal the farthest corner on either side. */
function largestQuad(hull: readonly Point[]): Quad | undefined {
  let best: Quad | undefined;
  let bestArea = 0;
  for (const [i, a] of hull.entries())
    for (const c of hull.slice(i + 2)) {
      const [b, d] = farthest(hull, a, c);
      if (b === undefined || d === undefined) continue;
      const area = areaOf([a, b, c, d]);
      if (area > bestArea) {
        bestArea = area;
        best = [a, b, c, d];
      }
    }
  return best;
}

function farthest(
  hull: readonly Point[],
  a: Point,
  c: Point,
): readonly [Point | undefined, Point | undefined] {
  let left: Point | undefined;
  let right: Point | undefined;
  let most = 0;
  let least = 0;
  for (const point of hull) {
    const side = cross(a, c, point);
    if (side > most) [most, left] = [side, point];
    if (side < least) [least, right] = [side, point];
  }
  return [left, right];
}

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

function hasSides([a, b, c, d]: Quad): boolean {
  const sides = [distance(a, b), distance(b, c), distance(c, d), distance(d, a)];
  return Math.min(...sides) >= LEAST_SIDE * Math.max(...sides);
}

/** What smoothing takes off every edge of a sheet, dots. */
const LOST_EDGE = 1;

/** The corners moved outwards, so that no edge of the paper is cut off. */
function widened(quad: Quad): Quad {
  const middle = middleOf(quad);
  const [a, b, c, d] = quad.map((corner) => {
    const away = distance(corner, middle);
    const scale = (away + LOST_EDGE * Math.SQRT2) / Math.max(away, 1);
    return { x: middle.x + (corner.x - middle.x) * scale, y: middle.y + (corner.y - middle.y) * scale };
  });
  return a && b && c && d ? [a, b, c, d] : quad;
}

function middleOf(quad: Quad): Point {
  return {
    x: quad.reduce((sum, { x }) => sum + x, 0) / 4,
    y: quad.reduce((sum, { y }) => sum + y, 0) / 4,
  };
}

/** The same corners clockwise from the top left one. */
function fromTopLeft(quad: Quad): Quad {
  const middle = middleOf(quad);
  const around = quad.toSorted(
    (a, b) => Math.atan2(a.y - middle.y, a.x - middle.x) - Math.atan2(b.y - middle.y, b.x - middle.x),
  );
  const sums = around.map(({ x, y }) => x + y);
  const first = sums.indexOf(Math.min(...sums));
  const turned = [...around.slice(first), ...around.slice(0, first)];
  const [a = middle, b = middle, c = middle, d = middle] = turned;
  return [a, b, c, d];
}
