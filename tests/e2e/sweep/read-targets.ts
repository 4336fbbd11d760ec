import type { Page } from 'playwright-core';
import type { Rect } from './rect.ts';

/** What can be touched. `kind` is the look the house gave it (`renderer/parts/press.tsx`). */
export interface Target extends Rect {
  readonly words: string;
  readonly kind: string;
  readonly inBar: boolean;
  /** Whether its middle and its corners are really its own to touch. */
  readonly reachable: boolean;
}

/** How far inside its corners a target must answer, px. */
const CORNER = 10;

/** Runs in the page. */
function readInPage(corner: number): Target[] {
  const bar = document.querySelector('[data-part="bar"]');
  const all = [...document.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, canvas')];
  return all
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => element.closest('[inert], [aria-hidden="true"]') === null)
    .map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const spots = [
        [x + width / 2, y + height / 2],
        [x + corner, y + corner],
        [x + width - corner, y + corner],
        [x + corner, y + height - corner],
        [x + width - corner, y + height - corner],
      ] as const;
      return {
        x,
        y,
        width,
        height,
        words: (element.getAttribute('aria-label') ?? element.innerText).replaceAll('\n', ' ').trim(),
        kind: element.dataset['kind'] ?? element.tagName.toLowerCase(),
        inBar: bar?.contains(element) ?? false,
        reachable: spots.every(([left, top]) => element.contains(document.elementFromPoint(left, top))),
      };
    });
}

/** Everything on view that answers a finger, with a hit test at the middle and the four corners. */
export function readTargets(page: Page): Promise<Target[]> {
  return page.evaluate(readInPage, CORNER);
}
