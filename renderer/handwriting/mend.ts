import type { InkPoint, InkStroke } from './ink.ts';

/** A finger that lost the glass comes down again at most so far on, in parts of the character. */
const LONGEST_GAP = 0.1;
/** And goes on in much the same direction, within 60°. */
const LEAST_COSINE = 0.5;
/** The direction of a stroke's end is told from so much of it, in parts of the character. */
const REACH = 0.06;

/**
 * The same ink with broken strokes put together: a light or trembling finger loses the glass in the middle of a stroke.
 * @returns nothing where no stroke looks broken
 */
export function mend(strokes: readonly InkStroke[]): readonly InkStroke[] | undefined {
  const size = sizeOf(strokes);
  const whole: InkPoint[][] = [];
  for (const stroke of strokes) {
    const last = whole.at(-1);
    if (last !== undefined && goesOn(last, stroke, size)) last.push(...stroke);
    else whole.push([...stroke]);
  }
  return whole.length === strokes.length ? undefined : whole;
}

function goesOn(before: InkStroke, after: InkStroke, size: number): boolean {
  const [end, begin] = [before.at(-1), after[0]];
  if (end === undefined || begin === undefined) return false;
  if (Math.hypot(begin.x - end.x, begin.y - end.y) > LONGEST_GAP * size) return false;
  const coming = direction(before.toReversed(), REACH * size);
  const going = direction(after, REACH * size);
  if (coming === undefined || going === undefined) return false;
  // The one before was read backwards.
  return -(coming.x * going.x + coming.y * going.y) >= LEAST_COSINE;
}

/** Where a stroke goes from its first point; nothing for a stroke that goes nowhere. */
function direction(stroke: InkStroke, reach: number): InkPoint | undefined {
  const first = stroke[0];
  if (first === undefined) return undefined;
  const away = (point: InkPoint) => Math.hypot(point.x - first.x, point.y - first.y);
  const there = stroke.find((point) => away(point) >= reach);
  if (there === undefined || reach === 0) return undefined;
  const length = away(there);
  return { x: (there.x - first.x) / length, y: (there.y - first.y) / length };
}

function sizeOf(strokes: readonly InkStroke[]): number {
  const points = strokes.flat();
  const range = (values: readonly number[]) =>
    values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY) -
    values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  return points.length === 0 ? 0 : Math.max(range(points.map(({ x }) => x)), range(points.map(({ y }) => y)));
}
