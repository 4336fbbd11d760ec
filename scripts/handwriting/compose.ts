import type { Place } from './simplify.ts';

/**
 * One part of a composed character: strokes of another character, left where they stand there, or fitted into a box of
 * the frame.
 */
export interface Part {
  readonly from: string;
  /** First and last stroke, counted from 1; all where absent. */
  readonly strokes?: readonly [first: number, last: number];
  /** Left, top, right, bottom in parts of a hundred of the frame. */
  readonly box?: readonly [left: number, top: number, right: number, bottom: number];
}

const FRAME = 1024;
const PART = /^(?<from>.)(?::(?<first>\d+)-(?<last>\d+))?(?:@(?<box>\d+,\d+,\d+,\d+))?$/u;

/**
 * Reads the table of compositions, one character a line: `垟 地:1-3 洋:4-9` (strokes in place) or
 * `犇 牛@28,2,72,46 …` (fitted into a box). Throws with the line that cannot be read.
 */
export function readCompositions(text: string): ReadonlyMap<string, readonly Part[]> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const [character, ...parts] = line.trim().split(/\s+/);
      if (character === undefined || parts.length === 0) throw new Error(`not a composition: ${line}`);
      return [character, parts.map((part) => readPart(part, line))];
    }),
  );
}

function readPart(text: string, line: string): Part {
  const groups = PART.exec(text)?.groups;
  if (groups?.['from'] === undefined) throw new Error(`not a part: ${text} in ${line}`);
  const { from, first, last, box } = groups;
  const [left = 0, top = 0, right = 0, bottom = 0] = (box ?? '').split(',').map(Number);
  return {
    from,
    ...(first === undefined ? {} : { strokes: [Number(first), Number(last)] }),
    ...(box === undefined ? {} : { box: [left, top, right, bottom] }),
  };
}

/** The strokes of a composed character; nothing where a part's own character has none. */
export function compose(
  parts: readonly Part[],
  strokesOf: (character: string) => readonly (readonly Place[])[] | undefined,
): readonly (readonly Place[])[] | undefined {
  const all = parts.map(({ from, strokes, box }) => {
    const whole = strokesOf(from);
    const [first, last] = strokes ?? [1, whole?.length ?? 0];
    if (whole !== undefined && last > whole.length) throw new Error(`${from} has no stroke ${last}`);
    const own = whole?.slice(first - 1, last);
    return own === undefined || box === undefined ? own : fit(own, box);
  });
  return all.every((part) => part !== undefined) ? all.flat() : undefined;
}

function fit(
  strokes: readonly (readonly Place[])[],
  [left, top, right, bottom]: NonNullable<Part['box']>,
): readonly (readonly Place[])[] {
  const xs = strokes.flat().map(([x]) => x);
  const ys = strokes.flat().map(([, y]) => y);
  const scaled = (value: number, all: readonly number[], from: number, to: number): number => {
    const [least, most] = [Math.min(...all), Math.max(...all)];
    const share = most === least ? 0.5 : (value - least) / (most - least);
    return ((from + share * (to - from)) / 100) * FRAME;
  };
  return strokes.map((stroke) =>
    stroke.map(([x, y]) => [scaled(x, xs, left, right), scaled(y, ys, top, bottom)] as const),
  );
}
