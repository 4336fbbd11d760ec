import { expect } from 'vitest';
import { shown } from '../support/glass.ts';
import type { HandHall } from '../support/hand-hall.ts';

/** More presses than any screen has targets. */
const ROUND = 60;

/** The words of what has the focus, and how its ring is drawn. */
function focused(hall: HandHall): Promise<{ words: string; ring: string; width: number }> {
  return hall.page.evaluate(() => {
    const { activeElement } = document;
    const words =
      activeElement instanceof HTMLElement && activeElement.matches('button') ? activeElement : undefined;
    const style = getComputedStyle(activeElement ?? document.body);
    return {
      words: words === undefined ? '' : (words.getAttribute('aria-label') ?? words.innerText).trim(),
      ring: style.outlineStyle,
      width: Number.parseFloat(style.outlineWidth),
    };
  });
}

/** Until every press is taken. */
const settled = (hall: HandHall) => shown(hall.page.locator('[data-screen][data-ready="true"]'));

/** Presses one key and waits until the focus has moved. */
async function step(hall: HandHall): Promise<string> {
  const before = await hall.page.evaluate(() => document.activeElement?.getAttribute('data-at') ?? '');
  await hall.page.evaluate((mark) => {
    document.activeElement?.setAttribute('data-at', mark);
  }, 'here');
  hall.press('next');
  await expect
    .poll(() => hall.page.evaluate(() => document.activeElement?.getAttribute('data-at') ?? ''))
    .not.toBe('here');
  await hall.page.evaluate((mark) => {
    for (const marked of document.querySelectorAll('[data-at]')) marked.removeAttribute(mark);
  }, 'data-at');
  expect(before).not.toBe('here');
  const { words, ring, width } = await focused(hall);
  // Somebody who cannot point must see where the focus is (elderly-ui row 7).
  expect(ring).toBe('solid');
  expect(width).toBeGreaterThanOrEqual(4);
  return words;
}

/** Presses what has the focus, and waits until the page has taken it: from then on it refuses a double tap for a while. */
async function activate(hall: HandHall): Promise<void> {
  const taken = await hall.page.evaluateHandle(() => {
    const page = document.querySelector('[data-screen]');
    const refused = new Promise<void>((resolve) => {
      const seen = new MutationObserver(() => {
        if (page?.getAttribute('data-ready') === 'false') resolve();
      });
      if (page !== null) seen.observe(page, { attributes: true, attributeFilter: ['data-ready'] });
    });
    return { refused };
  });
  hall.press('activate');
  await taken.evaluate(({ refused }) => refused);
  await taken.dispose();
}

/** Moves the focus with one key until it stands on these words, and presses them with the other. */
export async function press(hall: HandHall, words: string | RegExp): Promise<void> {
  await settled(hall);
  const is = (text: string): boolean => (typeof words === 'string' ? text === words : words.test(text));
  const met: string[] = [];
  for (let presses = 0; presses < ROUND; presses += 1) {
    const at = await step(hall);
    met.push(at);
    if (!is(at)) continue;
    await activate(hall);
    return;
  }
  throw new Error(`the keys never came to ${words}; they met ${met.join(' · ')}`);
}

/** Waits for a screen by name. */
export async function screen(hall: HandHall, name: string): Promise<void> {
  await shown(hall.page.locator(`[data-screen="${name}"]`));
}

/** Waits for a question. */
export async function asked(hall: HandHall, question: string): Promise<void> {
  await shown(hall.page.locator('[data-screen="question"] h1').getByText(question));
}

/** Opens a service of the home screen, turning its pages until its tile is there. */
export async function openService(hall: HandHall, words: RegExp): Promise<void> {
  const tile = hall.page.getByRole('button', { name: words });
  await settled(hall);
  while ((await tile.count()) === 0) {
    await press(hall, '下一页');
    await settled(hall);
  }
  await press(hall, words);
}
