import { type PairCosts, SKIP_COST } from './pair-costs.ts';

/** The cheapest way to take the ink for the template, stroke after stroke in the order taught; joins allowed. */
export function costInOrder({ ink, template, longest, byLength }: PairCosts): number {
  const width = template + 1;
  const skip = SKIP_COST;
  const best = new Float32Array((ink + 1) * width).fill(Number.POSITIVE_INFINITY);
  best[0] = 0;
  const to = (i: number, j: number): number => best[i * width + j] ?? Number.POSITIVE_INFINITY;
  for (let i = 0; i <= ink; i += 1) {
    for (let j = 0; j <= template; j += 1) {
      let least = to(i, j);
      if (i > 0) least = Math.min(least, to(i - 1, j) + skip);
      if (j > 0) least = Math.min(least, to(i, j - 1) + skip);
      for (let length = i > 0 ? 1 : j + 1; length <= longest && length <= j; length += 1) {
        const pair = byLength[length - 1]?.[(i - 1) * (template - length + 1) + j - length] ?? skip;
        least = Math.min(least, to(i - 1, j - length) + pair);
      }
      best[i * width + j] = least;
    }
  }
  return to(ink, template);
}
