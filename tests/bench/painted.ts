import type { Page } from 'playwright-core';

/**
 * Times in the page. `performance.timeOrigin + performance.now()` is the wall clock at the process' start plus the
 * monotonic time since, in Chromium as in Node, so two processes of one machine agree up to what `clockOffset` measures.
 *
 * A frame counts as painted when the frame after it begins: the main thread has then handed the painted frame over and been
 * asked for the next one. That is up to one frame (16.7 ms) later than the truth and never earlier.
 */

/** One wall-clock time now, epoch ms with its fraction. */
export const now = (): number => performance.timeOrigin + performance.now();

/** When the text stood in the page, and when the frame that shows it was painted; epoch ms of the page's clock. */
export interface Painted {
  readonly inPageAt: number;
  readonly paintedAt: number;
}

/**
 * Begins to wait until `selector` finds something that holds `text`; the promise inside resolves with the times. The caller
 * awaits the outer promise before it does what makes the text appear.
 */
export async function watchFor(
  page: Page,
  selector: string,
  text: string,
): Promise<{ readonly painted: Promise<Painted> }> {
  await page.evaluate(
    ([wantedSelector, wantedText]) => {
      const clock = (): number => performance.timeOrigin + performance.now();
      const holder = globalThis as { paintedTimes?: Promise<Painted> };
      holder.paintedTimes = new Promise((resolve) => {
        const look = (): boolean => {
          const found = document.querySelector(wantedSelector)?.textContent?.includes(wantedText) ?? false;
          if (!found) return false;
          const inPageAt = clock();
          requestAnimationFrame(() => {
            requestAnimationFrame(() => resolve({ inPageAt, paintedAt: clock() }));
          });
          return true;
        };
        const observer = new MutationObserver(() => {
          if (look()) observer.disconnect();
        });
        if (!look())
          observer.observe(document, {
            subtree: true,
            childList: true,
            characterData: true,
            attributes: true,
          });
      });
    },
    [selector, text] as const,
  );
  const painted = page.evaluate(() => {
    const { paintedTimes } = globalThis as { paintedTimes?: Promise<Painted> };
    if (paintedTimes === undefined) throw new Error('nothing is watched for');
    return paintedTimes;
  });
  // Whoever stops waiting must not be met by an unhandled rejection when the page closes.
  painted.catch(() => undefined);
  return { painted };
}

/** How far another clock is ahead of ours, ms, from the quickest of some exchanges; `uncertain` is half its round trip. */
export async function clockOffset(
  ask: () => Promise<number>,
  exchanges = 25,
): Promise<{ readonly ahead: number; readonly uncertain: number }> {
  let best = { ahead: Number.NaN, uncertain: Number.POSITIVE_INFINITY };
  for (let exchange = 0; exchange < exchanges; exchange += 1) {
    const before = now();
    const theirs = await ask();
    const after = now();
    const uncertain = (after - before) / 2;
    if (uncertain < best.uncertain) best = { ahead: theirs - (before + after) / 2, uncertain };
  }
  return best;
}

/** The page's own clock, now. */
export const pageNow = (page: Page): Promise<number> =>
  page.evaluate(() => performance.timeOrigin + performance.now());
