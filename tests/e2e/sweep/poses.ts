import type { Page } from 'playwright-core';
import { touchButton } from '../support/finger.ts';
import { shown } from '../support/glass.ts';
import type { Cell } from './matrix.ts';

/** What a finger does on a screen before it is looked at. */
interface Pose {
  /** The screen of the gallery it begins on. */
  readonly over: string;
  /** Buttons that are touched, one after the other, by the beginning of their labels. */
  readonly taps: readonly string[];
  /** Letters that are tapped once the keyboard is there. Who sits is not offered it: there is no room for it in reach. */
  readonly letters?: string;
}

/** The kiosk's own pages, and the keyboard in the place of the writing box: no status leads there, only a finger. */
export const POSES: Readonly<Record<string, Pose>> = {
  'page-settings': { over: 'home', taps: ['字大小'] },
  'page-colours': { over: 'home', taps: ['字大小', '换颜色'] },
  'page-edition': { over: 'home', taps: ['字大小', '换版式'] },
  'page-sound': { over: 'home', taps: ['字大小', '调声音'] },
  'page-ease': { over: 'home', taps: ['字大小', '更顺手'] },
  'page-help': { over: 'home', taps: ['帮助'] },
  'page-help-called': { over: 'welcome-help-called', taps: ['帮助'] },
  'keyboard-name': { over: 'entry-name', taps: ['用拼音'], letters: 'zhang' },
  'keyboard-name-complaint': { over: 'entry-name-complaint', taps: ['用拼音'], letters: 'zhang' },
  'keyboard-place': { over: 'entry-place-text-complaint', taps: ['用拼音'], letters: 'shi' },
};

/** Whether a screen can be looked at like this at all. */
export function canStrike({ fixture, way }: Cell): boolean {
  return POSES[fixture]?.letters === undefined || way !== 'seated';
}

/** Strikes a pose on the screen that is up. */
export async function strike(page: Page, { taps, letters = '' }: Pose): Promise<void> {
  for (const tap of taps) await touchButton(page, new RegExp(`^${tap}`));
  if (letters !== '') {
    // The lists are here when the invitation is.
    await shown(page.getByRole('group', { name: '可选的字' }).getByText('请按拼音'));
    const keys = page.getByRole('group', { name: '拼音字母' });
    for (const letter of letters) await keys.getByRole('button', { name: letter, exact: true }).tap();
  }
  await page.evaluate(
    () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
  );
}
