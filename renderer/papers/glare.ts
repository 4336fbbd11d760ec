import type { Grey } from './luminance.ts';

/** A lamp's reflection is as white as the camera can say. */
const BLOWN_OUT = 250;
/** Where half of the page is brighter than this, the light is even and bright, and paper is no reflection. */
const PAPER_SHADE = 238;
/** A reflection covers a patch of at least this share of the page, about a line of print. */
const LEAST_PATCH = 0.012;
/** So much of an evenly bright page may be blown out before print drowns in it. */
const MOST_OF_BRIGHT_PAGE = 0.6;

/** Whether light has washed out a part of the page. */
export function isGlaring(picture: Grey): boolean {
  const whole = picture.data.length;
  const blown = picture.data.reduce((count, shade) => count + (shade >= BLOWN_OUT ? 1 : 0), 0);
  if (blown < LEAST_PATCH * whole) return false;
  if (medianOf(picture) > PAPER_SHADE) return blown > MOST_OF_BRIGHT_PAGE * whole;
  return largestBlown(picture) >= LEAST_PATCH * whole;
}

function medianOf({ data }: Grey): number {
  const counts = new Uint32Array(256);
  for (const shade of data) counts[shade] = (counts[shade] ?? 0) + 1;
  let seen = 0;
  return counts.findIndex((count) => {
    seen += count;
    return seen * 2 >= data.length;
  });
}

/** Size of the largest connected patch that is blown out. */
function largestBlown({ width, data }: Grey): number {
  const seen = new Uint8Array(data.length);
  let largest = 0;
  for (let start = 0; start < data.length; start += 1) {
    if (seen[start] !== 0 || (data[start] ?? 0) < BLOWN_OUT) continue;
    const patch = [start];
    seen[start] = 1;
    for (let next = 0; next < patch.length; next += 1)
      for (const at of neighbours(patch[next] ?? 0, width, data.length)) {
        if (seen[at] !== 0 || (data[at] ?? 0) < BLOWN_OUT) continue;
        seen[at] = 1;
        patch.push(at);
      }
    largest = Math.max(largest, patch.length);
  }
  return largest;
}

function neighbours(at: number, width: number, size: number): readonly number[] {
  const x = at % width;
  return [
    ...(x > 0 ? [at - 1] : []),
    ...(x < width - 1 ? [at + 1] : []),
    ...(at >= width ? [at - width] : []),
    ...(at < size - width ? [at + width] : []),
  ];
}
