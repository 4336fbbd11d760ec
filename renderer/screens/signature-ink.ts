import type { Strokes } from '../../electron/contract/signature.ts';
import type { InkPoint, InkStroke } from '../handwriting/ink.ts';

/** The paper of a signature and the most coordinates it may have: the contract's own figures, which a test compares. */
export const PAPER = { width: 1000, height: 400 } as const;
export const MOST_COORDINATES = 2_400;
/** Points of the grid nearer than this to the last one add nothing that paper could show. */
const SAME_PLACE = 3;

/** A stroke of the box, CSS px, as whole numbers on the paper. */
export function onPaper(
  stroke: InkStroke,
  box: { readonly width: number; readonly height: number },
): number[] {
  const place = (value: number, length: number, units: number): number =>
    Math.min(units, Math.max(0, Math.round((value / length) * units)));
  const flat: number[] = [];
  stroke.forEach((point, at) => {
    const x = place(point.x, box.width, PAPER.width);
    const y = place(point.y, box.height, PAPER.height);
    const far = Math.hypot(x - (flat.at(-2) ?? -SAME_PLACE), y - (flat.at(-1) ?? 0)) >= SAME_PLACE;
    if (at === 0 || far || at === stroke.length - 1) flat.push(x, y);
  });
  return flat;
}

/** The same stroke in a box of this width, for the eye. */
export function onGlass(stroke: readonly number[], width: number): InkPoint[] {
  const scale = width / PAPER.width;
  return stroke.flatMap((value, at) => {
    const y = stroke[at + 1];
    return at % 2 === 0 && y !== undefined ? [{ x: value * scale, y: y * scale }] : [];
  });
}

/** The strokes with every second point left out, as often as it takes to be short enough; first and last points stay. */
export function shortEnough(strokes: Strokes): Strokes {
  const coordinates = strokes.reduce((sum, stroke) => sum + stroke.length, 0);
  if (coordinates <= MOST_COORDINATES) return strokes;
  const thinned = strokes.map((stroke) => {
    const last = stroke.length / 2 - 1;
    return stroke.filter((_, at) => {
      const point = Math.floor(at / 2);
      return point % 2 === 0 || point === last;
    });
  });
  const dots = thinned.every((stroke, at) => stroke.length === strokes[at]?.length);
  // Only dots are left: no hand makes so many, and the paper keeps the first of them.
  return dots ? thinned.slice(0, MOST_COORDINATES / 4) : shortEnough(thinned);
}

/** Ink as the page keeps it while nobody has confirmed it, and back. */
export const inkText = (strokes: Strokes): string => (strokes.length === 0 ? '' : JSON.stringify(strokes));
export const inkFromText = (text: string): Strokes => (text === '' ? [] : (JSON.parse(text) as Strokes));
