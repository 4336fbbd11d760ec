import type { Page } from 'playwright-core';
import type { Rect } from './rect.ts';

/** What tells something without letters: a drawing, or the edge of a target. */
export interface Sign extends Rect {
  readonly what: 'icon' | 'picture' | 'border';
  readonly words: string;
  /** Of a border: the colours of its line and of what it is seen against, as computed. */
  readonly ink?: string;
  readonly ground?: string;
  /** Font size of the words an icon stands beside, px. */
  readonly besidePx?: number;
}

/** A drawing wider than this is a picture, px at the reference panel. */
const WIDEST_ICON = 240;

/** Runs in the page. */
function readInPage(widestIcon: number): Sign[] {
  const visible = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 0;
  const groundOf = (element: Element | null): string => {
    for (let box = element; box !== null; box = box.parentElement) {
      const { backgroundColor } = getComputedStyle(box);
      if (!/^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor)) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  const rectOf = (element: Element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  };
  const drawings = [...document.querySelectorAll('svg')].filter(visible).map((svg): Sign => {
    const rect = rectOf(svg);
    const icon = rect.width <= widestIcon;
    return {
      ...rect,
      what: icon ? 'icon' : 'picture',
      words: svg.closest('button')?.innerText.replaceAll('\n', ' ') ?? '',
      ...(icon ? { besidePx: Number.parseFloat(getComputedStyle(svg.parentElement ?? svg).fontSize) } : {}),
    };
  });
  const borders = [...document.querySelectorAll('button')].filter(visible).map((button): Sign => {
    const style = getComputedStyle(button);
    return {
      ...rectOf(button),
      what: 'border',
      words: button.innerText.replaceAll('\n', ' '),
      ink: style.borderTopColor,
      ground: groundOf(button.parentElement),
    };
  });
  return [...drawings, ...borders];
}

/** Every drawing and every edge of a target on view. */
export function readSigns(page: Page): Promise<Sign[]> {
  return page.evaluate(readInPage, WIDEST_ICON);
}
