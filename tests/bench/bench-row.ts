/** One line of the table: what was measured, against what, and whether the bar was reached. */
export interface BenchRow {
  readonly area: string;
  readonly what: string;
  readonly value: string;
  readonly bar: string;
  readonly met: boolean;
}

/** Middle of a list; the mean of the two middles where there are two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  return (upper + lower) / 2;
}

/** The value that `share` of the list (0…1) does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Calls a second of a function, measured for `ms` after a warm-up of a quarter of it. */
export function ratePerSecond(ms: number, work: () => void): number {
  const run = (forMs: number): number => {
    const start = performance.now();
    let calls = 0;
    let now = start;
    while (now - start < forMs) {
      for (let i = 0; i < 20; i += 1) work();
      calls += 20;
      now = performance.now();
    }
    return (calls / (now - start)) * 1000;
  };
  run(ms / 4);
  return run(ms);
}

/** A ratio with its spread over the rounds: `12.3× (11.8–12.9)`. */
export function ratioInWords(ratios: readonly number[]): string {
  const show = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2));
  return `${show(median(ratios))}× (${show(Math.min(...ratios))}–${show(Math.max(...ratios))})`;
}
