import process from 'node:process';
import type { Locator, Page } from 'playwright-core';
import { SAME_PLACE_PX } from '../../../renderer/parts/press-guard.ts';
import { shown } from './glass.ts';

/** A place on the glass, px. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** Where each page was touched last, and whether that was a choice, which leaves every button where it is. */
const lastTouched = new WeakMap<Page, { readonly place: Place; readonly choice: boolean }>();

/**
 * Touches the first button of that name as soon as the press is taken: on a face that has settled; the same place not twice
 * at once, nor what may come to lie there. The page says when.
 * @param name a part of the label unless `exact`, or a pattern
 */
export async function touchButton(page: Page, name: string | RegExp, { exact = false } = {}): Promise<void> {
  const on = (face: 'settled' | 'ready') =>
    page.locator(`[data-screen][data-${face}="true"]`).getByRole('button', { name, exact }).first();
  await shown(on('settled'));
  const place = await middleOf(on('settled'));
  const last = lastTouched.get(page);
  const atOnce =
    place !== undefined && last !== undefined && last.choice && apart(place, last.place) >= SAME_PLACE_PX;
  const button = on(atOnce ? 'settled' : 'ready');
  await shown(button);
  const choice = (await button.getAttribute('data-kind')) === 'choice';
  await pressTaken(page, button, name);
  if (place !== undefined) lastTouched.set(page, { place, choice });
}

/** How often a finger comes again after a press that was not taken: what stood there changed under it. */
const MOST_PRESSES = 3;

/** Presses until the press is taken, as people do, and says when once was not enough. */
async function pressTaken(page: Page, button: Locator, name: string | RegExp): Promise<void> {
  for (let presses = 1; ; presses += 1) {
    const before = await pressesTaken(page);
    await button.tap();
    if ((await pressesTaken(page)) !== before) return;
    if (presses === MOST_PRESSES) throw new Error(`no press on ${String(name)} was taken`);
    process.stdout.write(`a press on ${String(name)} was not taken\n`);
    await shown(button);
  }
}

/** What the page counts; a page that was left meanwhile counts anew. */
const pressesTaken = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.querySelector('[data-screen]')?.getAttribute('data-presses') ?? null);

/** Where a button's middle is; undefined when it goes away meanwhile. */
async function middleOf(button: Locator): Promise<Place | undefined> {
  const box = await button.boundingBox({ timeout: 1000 }).catch(() => null);
  return box === null ? undefined : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const apart = (one: Place, other: Place): number => Math.hypot(one.x - other.x, one.y - other.y);
