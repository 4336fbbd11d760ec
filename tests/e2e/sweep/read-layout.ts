import type { Page } from 'playwright-core';
import type { Rect } from './rect.ts';

/** What only the page as a whole can tell. */
export interface Layout {
  readonly screen: string;
  /** Place and words of the keys of the fixed bar, in order. */
  readonly bar: readonly (Rect & { readonly words: string })[];
  /** Elements that could be scrolled: there must be none. */
  readonly scrollable: readonly string[];
  /** Things that lie over the page: only the time-out warning and a question of confirmation may. */
  readonly dialogs: readonly string[];
  readonly title: string;
  readonly headings: number;
}

/** Runs in the page. */
function readInPage(): Layout {
  const bar = [...document.querySelectorAll<HTMLElement>('[data-part="bar"] button')];
  const scrollable = [...document.querySelectorAll('body, body *')].filter(
    (element) =>
      !(element instanceof SVGElement) &&
      element.clientHeight > 0 &&
      (element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2) &&
      getComputedStyle(element).display !== 'inline',
  );
  return {
    screen: document.querySelector('[data-screen]')?.getAttribute('data-screen') ?? '',
    bar: bar.map((key) => {
      const { x, y, width, height } = key.getBoundingClientRect();
      return { x, y, width, height, words: key.innerText.trim() };
    }),
    scrollable: scrollable.map((element) => `${element.tagName} ${element.textContent?.slice(0, 20) ?? ''}`),
    dialogs: [...document.querySelectorAll('dialog, [role="dialog"], [role="alertdialog"]')].map(
      (element) => element.textContent?.slice(0, 20) ?? '',
    ),
    title: document.title,
    headings: document.querySelectorAll('h1').length,
  };
}

/** Screen, bar, whatever scrolls and whatever lies over the page. */
export function readLayout(page: Page): Promise<Layout> {
  return page.evaluate(readInPage);
}
