import type { Page } from 'playwright-core';

/** What a page looks like to the sweep: rectangles in CSS px. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface Target extends Rect {
  readonly words: string;
  readonly kind: 'bar' | 'other';
  readonly isDigit: boolean;
  /** Whether its centre and its corners are really its own to touch. */
  readonly reachable: boolean;
}
export interface Sweep {
  readonly screen: string | null;
  readonly bar: Rect;
  readonly targets: readonly Target[];
  readonly smallestText: { readonly px: number; readonly words: string };
  /** Texts that stick out of the window, out of their box, or under the bar. */
  readonly cutOff: readonly string[];
  /** Elements that could be scrolled: there must be none. */
  readonly scrollable: readonly string[];
  /** Text that covers other text. */
  readonly overlapping: readonly string[];
  readonly lineHeights: readonly number[];
  readonly longestLine: number;
}

/** Looks over everything on view. Runs in the page. */
function lookOver(): Sweep {
  const rectOf = (element: Element | Range): Rect => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  };
  const visible = (element: Element) => element.checkVisibility({ visibilityProperty: true });
  const bar = document.querySelector('[data-part="bar"]') as Element;
  const targets = [...document.querySelectorAll('button')].filter(visible).map((button) => {
    const rect = rectOf(button);
    const inset = 10;
    const spots = [
      [rect.x + rect.width / 2, rect.y + rect.height / 2],
      [rect.x + inset, rect.y + inset],
      [rect.x + rect.width - inset, rect.y + rect.height - inset],
    ] as const;
    return {
      ...rect,
      words: button.innerText.replaceAll('\n', ' '),
      kind: bar.contains(button) ? ('bar' as const) : ('other' as const),
      isDigit: /^\d$/.test(button.innerText.trim()),
      reachable: spots.every(([x, y]) => button.contains(document.elementFromPoint(x, y))),
    };
  });
  const texts: { words: string; lines: Rect[]; px: number; lineHeight: number; box: Element }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const box = node.parentElement;
    const words = node.textContent?.trim() ?? '';
    if (box === null || words === '' || !visible(box) || box.closest('script,style') !== null) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].map(({ x, y, width, height }) => ({ x, y, width, height }));
    const style = getComputedStyle(box);
    const px = Number.parseFloat(style.fontSize);
    texts.push({ words, lines, px, lineHeight: Number.parseFloat(style.lineHeight) / px, box });
  }
  const barTop = rectOf(bar).y;
  const slack = 1.5;
  const cutOff = texts.filter(({ lines, box }) =>
    lines.some((line) => {
      const below = bar.contains(box) ? innerHeight : barTop;
      if (line.x < -slack || line.x + line.width > innerWidth + slack) return true;
      if (line.y < -slack || line.y + line.height > below + line.height * 0.2) return true;
      const button = box.closest('button');
      if (button === null) return false;
      const frame = rectOf(button);
      return line.x < frame.x - slack || line.x + line.width > frame.x + frame.width + slack;
    }),
  );
  const scrollable = [...document.querySelectorAll('body, body *')].filter(
    (element) =>
      !(element instanceof SVGElement) &&
      element.clientHeight > 0 &&
      (element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2) &&
      getComputedStyle(element).display !== 'inline',
  );
  const ink = texts.flatMap(({ words, lines, px }) =>
    lines.map((line) => ({
      words,
      x: line.x,
      width: line.width,
      y: line.y + line.height / 2 - px / 2,
      height: px,
    })),
  );
  const overlapping = new Set<string>();
  ink.forEach((one, at) => {
    for (const other of ink.slice(at + 1)) {
      const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
      const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
      if (across > 4 && down > 4) overlapping.add(`${one.words} / ${other.words}`);
    }
  });
  const smallest = texts.reduce((least, text) => (text.px < least.px ? text : least));
  return {
    screen: document.querySelector('[data-screen]')?.getAttribute('data-screen') ?? null,
    bar: rectOf(bar),
    targets,
    smallestText: { px: smallest.px, words: smallest.words },
    cutOff: cutOff.map(({ words }) => words),
    scrollable: scrollable.map((element) => `${element.tagName} ${element.textContent?.slice(0, 20) ?? ''}`),
    overlapping: [...overlapping],
    lineHeights: [...new Set(texts.map(({ lineHeight }) => Math.round(lineHeight * 100) / 100))],
    longestLine: Math.max(...texts.flatMap(({ lines, px }) => lines.map((line) => line.width / px))),
  };
}

/** Sweeps the page as it stands. */
export function sweep(page: Page): Promise<Sweep> {
  return page.evaluate(lookOver);
}

/** Gap between the nearest edges of two rectangles; 0 where they touch or overlap. */
export function gapBetween(one: Rect, other: Rect): number {
  const across = Math.max(other.x - (one.x + one.width), one.x - (other.x + other.width), 0);
  const down = Math.max(other.y - (one.y + one.height), one.y - (other.y + other.height), 0);
  return Math.hypot(across, down);
}

/** How the largest allowed line is counted, and every other figure of the acceptance table that the sweep holds up. */
export const acceptance = {
  smallestTarget: 22 * 4.0299,
  smallestDigitKey: 25 * 4.0299,
  smallestGap: 16,
  lineHeight: 1.5,
  longestLine: 22,
  smallestText: { 56: 44, 72: 56, 90: 56, 112: 56 },
} as const;

/** Every way in which a swept page falls short of the acceptance table, in words; empty when it passes. */
export function shortcomings(swept: Sweep, textSize: 56 | 72 | 90 | 112): string[] {
  const found: string[] = [];
  const { targets } = swept;
  for (const target of targets) {
    const least = target.isDigit ? acceptance.smallestDigitKey : acceptance.smallestTarget;
    const size = `${Math.round(target.width)}×${Math.round(target.height)}`;
    if (Math.min(target.width, target.height) < least - 0.1) found.push(`target ${target.words} is ${size}`);
    if (!target.reachable) found.push(`target ${target.words} is covered`);
  }
  targets.forEach((one, at) => {
    for (const other of targets.slice(at + 1)) {
      const gap = gapBetween(one, other);
      if (gap < acceptance.smallestGap - 0.1)
        found.push(`${one.words} and ${other.words} are ${gap} px apart`);
    }
  });
  const floor = acceptance.smallestText[textSize];
  if (swept.smallestText.px < floor) found.push(`${swept.smallestText.words} is ${swept.smallestText.px} px`);
  for (const words of swept.cutOff) found.push(`cut off: ${words}`);
  for (const words of swept.scrollable) found.push(`scrolls: ${words}`);
  for (const words of swept.overlapping) found.push(`overlap: ${words}`);
  if (swept.lineHeights.some((height) => height !== acceptance.lineHeight)) {
    found.push(`line heights ${swept.lineHeights.join(' ')}`);
  }
  if (swept.longestLine > acceptance.longestLine + 0.5)
    found.push(`a line of ${swept.longestLine} characters`);
  return found;
}
