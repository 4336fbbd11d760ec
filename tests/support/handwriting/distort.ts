import type { InkPoint, InkStroke } from '../../../renderer/handwriting/ink.ts';

/** The four hands of the recipe (elderly-ui §7.4), and one whose finger now and then loses the glass in the middle of a stroke. */
export const hands = ['clean', 'wrong order', 'shaky', 'joined', 'broken'] as const;
export type Hand = (typeof hands)[number];

/** Uniform numbers from 0 to 1, always the same for a seed. */
export type Draw = () => number;

export function drawFrom(seed: number): Draw {
  let state = seed;
  return () => {
    state = (1664525 * state + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

function normal(draw: Draw, mean: number, deviation: number): number {
  const [first, second] = [draw(), draw()];
  return mean + deviation * Math.sqrt(-2 * Math.log(first + 1e-9)) * Math.cos(2 * Math.PI * second);
}

/** A character in one of the hands, in the recipe's frame of 1024 units and its order of draws. */
export function distort(strokes: readonly InkStroke[], hand: Hand, draw: Draw): readonly InkStroke[] {
  const dense = strokes.map(densify);
  if (hand === 'clean') return dense.map(settle);
  const shaken = shake(dense, draw);
  if (hand === 'joined') return join(shaken, draw).map(settle);
  if (hand === 'wrong order') return swap(shaken, draw).map(settle);
  if (hand === 'broken') return breakUp(shaken, draw).map(settle);
  return shaken.map(settle);
}

function densify(stroke: InkStroke): InkStroke {
  return stroke.flatMap((point, index) => {
    const next = stroke[index + 1];
    if (next === undefined) return [point];
    const parts = Math.max(2, Math.round(Math.hypot(next.x - point.x, next.y - point.y) / 25));
    return Array.from({ length: parts }, (_, part) => ({
      x: point.x + ((next.x - point.x) * part) / parts,
      y: point.y + ((next.y - point.y) * part) / parts,
    }));
  });
}

function shake(strokes: readonly InkStroke[], draw: Draw): readonly InkStroke[] {
  const stretch = 0.8 + 0.45 * draw();
  const slant = -0.175 + 0.35 * draw();
  return strokes
    .map((stroke) => shakeStroke(stroke, draw))
    .map((stroke) => stroke.map(({ x, y }) => ({ x: 512 + (x - 512) * stretch + slant * (512 - y), y })));
}

function shakeStroke(stroke: InkStroke, draw: Draw): InkStroke {
  const shift = { x: normal(draw, 0, 40), y: normal(draw, 0, 40) };
  const scale = normal(draw, 1, 0.08);
  const turn = (normal(draw, 0, 6) * Math.PI) / 180;
  const mean = {
    x: stroke.reduce((sum, { x }) => sum + x, 0) / stroke.length,
    y: stroke.reduce((sum, { y }) => sum + y, 0) / stroke.length,
  };
  const [cos, sin] = [scale * Math.cos(turn), scale * Math.sin(turn)];
  const tremor = { x: 0, y: 0 };
  return stroke.map(({ x, y }) => {
    tremor.x = 0.85 * tremor.x + normal(draw, 0, 4);
    tremor.y = 0.85 * tremor.y + normal(draw, 0, 4);
    const [dx, dy] = [x - mean.x, y - mean.y];
    return {
      x: mean.x + cos * dx - sin * dy + shift.x + tremor.x,
      y: mean.y + sin * dx + cos * dy + shift.y + tremor.y,
    };
  });
}

function join(strokes: readonly InkStroke[], draw: Draw): readonly InkStroke[] {
  const joined: InkPoint[][] = [];
  for (const stroke of strokes) {
    const last = joined.at(-1);
    if (last !== undefined && draw() < 0.2) last.push(...stroke);
    else joined.push([...stroke]);
  }
  return joined;
}

/** About every seventh stroke that is not short loses a point between a third and two thirds of its way. */
function breakUp(strokes: readonly InkStroke[], draw: Draw): readonly InkStroke[] {
  return strokes.flatMap((stroke) => {
    if (stroke.length <= 12 || draw() >= 0.15) return [stroke];
    const at = Math.floor(stroke.length * (0.3 + 0.4 * draw()));
    return [stroke.slice(0, at), stroke.slice(at + 1)];
  });
}

function swap(strokes: readonly InkStroke[], draw: Draw): readonly InkStroke[] {
  const order = [...strokes];
  for (let at = 0; at + 1 < order.length; at += 1) {
    const [one, two] = [order[at], order[at + 1]];
    if (one === undefined || two === undefined || draw() >= 0.3) continue;
    [order[at], order[at + 1]] = [two, one];
  }
  return order;
}

function settle(stroke: InkStroke): InkStroke {
  const clamp = (value: number) => Math.min(1023, Math.max(1, Math.round(value)));
  return stroke.map(({ x, y }) => ({ x: clamp(x), y: clamp(y) }));
}
