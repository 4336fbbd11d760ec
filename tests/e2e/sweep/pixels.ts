import type { Rect } from './rect.ts';
import type { Picture } from './screen-picture.ts';

/** Every second dot each way is looked at: the thinnest stroke of our smallest text is four wide. */
const STRIDE = 2;
/** A colour counts as ink that covers this share of the samples; what antialiasing leaves at an edge does not. */
const INK_SHARE = 0.003;

/** Luminance of a channel's value, 0–1 (WCAG 2.2). */
const CHANNEL = Float64Array.from({ length: 256 }, (_, value) =>
  value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4,
);

function luminance(colour: number): number {
  const channel = (shift: number): number => CHANNEL[(colour >> shift) & 255] ?? 0;
  return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0);
}

function contrast(one: number, other: number): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** How many samples of a rectangle have which colour. */
function countColours({ width, height, colours }: Picture, rect: Rect): Map<number, number> {
  const counts = new Map<number, number>();
  const right = Math.min(width, rect.x + rect.width);
  const bottom = Math.min(height, rect.y + rect.height);
  let last = -1;
  let run = 0;
  const note = (): void => {
    if (run > 0) counts.set(last, (counts.get(last) ?? 0) + run);
  };
  for (let y = Math.max(0, Math.ceil(rect.y)); y < bottom; y += STRIDE) {
    for (let x = Math.max(0, Math.ceil(rect.x)); x < right; x += STRIDE) {
      const colour = colours[y * width + x] ?? 0;
      // Most neighbours have one colour: they are counted together.
      if (colour !== last) {
        note();
        last = colour;
        run = 0;
      }
      run += 1;
    }
  }
  note();
  return counts;
}

/** The contrast that the glass really shows in a rectangle, 1–21: of its commonest colour and the ink farthest from it. */
export function contrastOnGlass(picture: Picture, rect: Rect): number {
  const counts = [...countColours(picture, rect)];
  const samples = counts.reduce((sum, [, count]) => sum + count, 0);
  const [ground] = counts.reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0]);
  const inks = counts.filter(([, count]) => count >= Math.max(2, samples * INK_SHARE));
  return inks.reduce((best, [ink]) => Math.max(best, contrast(ink, ground)), 1);
}
