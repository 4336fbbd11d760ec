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
  await button.tap();
  if (place !== undefined) lastTouched.set(page, { place, choice });
}

/** Where a button's middle is; undefined when it goes away meanwhile. */
async function middleOf(button: Locator): Promise<Place | undefined> {
  const box = await button.boundingBox({ timeout: 1000 }).catch(() => null);
  return box === null ? undefined : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const apart = (one: Place, other: Place): number => Math.hypot(one.x - other.x, one.y - other.y);
