import type { Page } from 'playwright-core';

/** A screen of 60 Hz: a gap longer than this is a frame that was missed. */
export const MISSED_MS = 34;

/** Gaps between frames of the page for so long, ms. */
export function frameGaps(page: Page, forMs: number): Promise<number[]> {
  return page.evaluate(
    (wanted) =>
      new Promise<number[]>((resolve) => {
        const gaps: number[] = [];
        const begun = performance.now();
        let last = begun;
        const frame = (now: number): void => {
          gaps.push(now - last);
          last = now;
          if (now - begun < wanted) requestAnimationFrame(frame);
          else resolve(gaps.slice(1));
        };
        requestAnimationFrame(frame);
      }),
    forMs,
  );
}
