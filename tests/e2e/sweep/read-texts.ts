import type { Page } from 'playwright-core';
import type { Rect } from './rect.ts';

/** A run of text with the figures the acceptance table asks for. */
export interface Text {
  readonly words: string;
  readonly lines: readonly Rect[];
  /** Font size, px. */
  readonly px: number;
  /** Line height as a multiple of the font size. */
  readonly lineHeight: number;
  /** Colours as the browser computed them: the letters, and the nearest opaque ground under them. */
  readonly ink: string;
  readonly ground: string;
  /** `sentence`: what a screen tells or asks. `button`: on a target. `value`: a label or a value. `furniture`: place line and bar. */
  readonly role: 'sentence' | 'button' | 'value' | 'furniture';
  readonly inBar: boolean;
  /** Which paragraph or heading of the page it belongs to; -1 for none. */
  readonly paragraph: number;
  /** The button it stands on, else nothing. */
  readonly button?: Rect;
  /** Whether its box hides a part of it. */
  readonly clipped: boolean;
}

/** Runs in the page. */
function readInPage(): Text[] {
  const rectOf = ({ x, y, width, height }: DOMRect) => ({ x, y, width, height });
  const bar = document.querySelector('[data-part="bar"]');
  const screen = document.querySelector('[data-part="screen"]');
  const groundOf = (element: Element | null): string => {
    for (let box = element; box !== null; box = box.parentElement) {
      const { backgroundColor } = getComputedStyle(box);
      if (!/^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor)) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  const roleOf = (box: Element): Text['role'] => {
    if (box.closest('button') !== null) return screen?.contains(box) === true ? 'button' : 'furniture';
    if (screen?.contains(box) !== true) return 'furniture';
    return box.closest('h1, h2, p') === null ? 'value' : 'sentence';
  };
  const hides = (box: Element): boolean => {
    const { overflowX, overflowY } = getComputedStyle(box);
    const wide = overflowX !== 'visible' && box.scrollWidth > box.clientWidth + 1;
    return wide || (overflowY !== 'visible' && box.scrollHeight > box.clientHeight + 1);
  };
  const paragraphs = [...document.querySelectorAll('h1, h2, p')];
  const found: Text[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const box = node.parentElement;
    const words = node.textContent?.trim() ?? '';
    if (box === null || words === '' || box.closest('script, style') !== null) continue;
    if (!box.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const style = getComputedStyle(box);
    const px = Number.parseFloat(style.fontSize);
    const button = box.closest('button')?.getBoundingClientRect();
    found.push({
      words,
      lines: [...range.getClientRects()].map(rectOf),
      px,
      lineHeight: Number.parseFloat(style.lineHeight) / px,
      ink: style.color,
      ground: groundOf(box),
      role: roleOf(box),
      inBar: bar?.contains(box) ?? false,
      paragraph: paragraphs.findIndex((paragraph) => paragraph.contains(box)),
      ...(button === undefined ? {} : { button: rectOf(button) }),
      clipped: hides(box),
    });
  }
  return found;
}

/** Every run of text on view. */
export function readTexts(page: Page): Promise<Text[]> {
  return page.evaluate(readInPage);
}
