import process from 'node:process';
import type { Locator, Page } from 'playwright-core';
import { SAME_PLACE_PX } from '../../../renderer/parts/press-guard.ts';
import { look } from './glass.ts';

/** A button as the finger finds it: where its middle is, px, and what kind it is. */
interface Target {
  readonly x: number;
  readonly y: number;
  readonly kind: string | null;
}

/** What was touched last on each page: after a choice every button stays where it is. */
const lastTouched = new WeakMap<Page, Target>();

/** How often a finger comes again after a press that was not taken: what stood there changed under it. */
const MOST_PRESSES = 3;

/**
 * Touches the first button of that name as soon as the press is taken: on a face that has settled; the same place not twice
 * at once, nor what may come to lie there. The page says when. A press that was not taken is made again, as people do, and told.
 * @param name a part of the label unless `exact`, or a pattern
 */
export async function touchButton(page: Page, name: string | RegExp, { exact = false } = {}): Promise<void> {
  const button = page.getByRole('button', { name, exact });
  for (let presses = 1; ; presses += 1) {
    const target = await readyTarget(page, button);
    const before = await pressesTaken(page);
    await page.touchscreen.tap(target.x, target.y);
    lastTouched.set(page, target);
    if ((await pressesTaken(page)) !== before) return;
    if (presses === MOST_PRESSES) throw new Error(`no press on ${String(name)} was taken`);
    process.stdout.write(`a press on ${String(name)} was not taken\n`);
  }
}

/** Waits until the button is there and a press on it would be taken. */
async function readyTarget(page: Page, button: Locator): Promise<Target> {
  let target: Target | undefined;
  let face: 'settled' | 'ready' = 'settled';
  await look(
    page,
    async () => {
      if (!(await faceIs(page, face))) return false;
      target = await targetOf(button);
      if (target === undefined || mayPressAtOnce(page, target)) return target !== undefined;
      face = 'ready';
      return faceIs(page, face);
    },
    `${button.toString()} to be shown and ready`,
  );
  if (target === undefined) throw new Error(`no target of ${button.toString()}`);
  return target;
}

const faceIs = async (page: Page, face: 'settled' | 'ready'): Promise<boolean> =>
  (await page.locator(`[data-screen][data-${face}="true"]`).count()) > 0;

function mayPressAtOnce(page: Page, target: Target): boolean {
  const last = lastTouched.get(page);
  return (
    last !== undefined &&
    last.kind === 'choice' &&
    Math.hypot(target.x - last.x, target.y - last.y) >= SAME_PLACE_PX
  );
}

/** The first of them whose middle can be touched: nothing else lies over it there. */
const targetOf = (button: Locator): Promise<Target | undefined> =>
  button.evaluateAll((found) => {
    for (const element of found) {
      const box = element.getBoundingClientRect();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const hit = document.elementFromPoint(x, y);
      if (hit !== null && element.contains(hit)) return { x, y, kind: element.getAttribute('data-kind') };
    }
    return undefined;
  });

/** What the page counts; a page that was left meanwhile counts anew. */
const pressesTaken = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.querySelector('[data-screen]')?.getAttribute('data-presses') ?? null);
