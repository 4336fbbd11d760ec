import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PreferencesChange, StationStatus, TextSize } from '../../../electron/contract/status.ts';
import { metricsFor } from '../../../renderer/theme/millimetres.ts';
import { touchButton } from '../support/finger.ts';
import { geometryOf } from '../sweep/geometry.ts';
import { fixtures } from './fixtures.ts';
import {
  type Gallery,
  type Hanging,
  openBrowser,
  openGallery,
  show,
  type Viewer,
  view,
  windows,
} from './gallery-station.ts';

/** The kiosk's own pages over a screen, by the taps that lead to them. */
const LEAFS: Readonly<Record<string, readonly string[]>> = {
  settings: ['字大小'],
  colours: ['字大小', '换颜色'],
  edition: ['字大小', '换版式'],
  sound: ['字大小', '调声音'],
  ease: ['字大小', '更顺手'],
  help: ['帮助'],
};
/** Screens that stand for every composition: tiles, rows, answers, keys, lines with a button, words, a cover. */
const SCREENS = [
  'home',
  'home-long-entries',
  'record-slip-unknown',
  'question-city',
  'question-choice',
  'question-digits',
  'commitment',
  'check-answers',
  'result-sent',
  'rate',
  'idle-warned',
] as const;
const hangings = Object.keys(windows) as Hanging[];

let gallery: Gallery;
let browser: Browser;

beforeAll(async () => {
  gallery = await openGallery();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await gallery.close();
});

/** Every page from here on, with what falls short on it; nothing to be touched may stand above `top`. */
async function faultsOnAllPages({ page }: Viewer, textSize: TextSize, top: number): Promise<string[]> {
  const faults: string[] = [];
  for (;;) {
    const { targets, faults: found } = await geometryOf(page, textSize);
    faults.push(...found);
    for (const { words, y } of targets) if (y < top) faults.push(`out of reach: ${words} at ${y}`);
    const later = page.getByRole('button', { name: '下一页' });
    if (!(await later.isVisible())) return faults;
    await later.click();
  }
}

/** Lower edge of the panel above the floor: as low as a table, and as high as somebody who sits still reaches, mm. */
const SEATED_MM = { portrait: 900, landscape: 1024 } as const;

describe.each(hangings)('hung %s', (hanging) => {
  let viewer: Viewer;
  beforeAll(async () => {
    viewer = await view(browser, gallery, hanging);
  });
  afterAll(() => viewer.context.close());

  const put = async (name: string, preferences: PreferencesChange, bottomHeightMm: number) => {
    const status = fixtures[name] as StationStatus;
    const panel = { ...status.site.panel, bottomHeightMm };
    await show(viewer, gallery, { ...status, site: { ...status.site, panel } }, preferences);
    const { textSize = 72, reach = 'standing' } = preferences;
    return metricsFor(panel, windows[hanging], textSize, { reach }).reachTop;
  };
  const tap = (name: string) => touchButton(viewer.page, new RegExp(`^${name}`));

  describe.each(Object.entries(LEAFS))('the page %s', (_name, taps) => {
    it.each([
      { textSize: 56, edition: 'standard' },
      { textSize: 90, hand: 'left' },
      { textSize: 112 },
      { textSize: 72, reach: 'seated' },
    ] as const)('keeps the acceptance table with %o', async (preferences) => {
      const top = await put('home', preferences, 900);
      for (const name of taps) await tap(name);
      expect(await faultsOnAllPages(viewer, preferences.textSize, top)).toEqual([]);
      await tap('返回');
    });
  });

  describe('to somebody who sits before it', () => {
    const height = SEATED_MM[hanging];
    it.each(SCREENS)('%s keeps the acceptance table, everything in reach', async (name) => {
      const top = await put(name, { textSize: 72, reach: 'seated' }, height);
      expect(top).toBeGreaterThan(0);
      expect(await faultsOnAllPages(viewer, 72, top)).toEqual([]);
    });
  });

  it('keeps the bar on the same pixels whichever hand, edition or reach', async () => {
    const bars = new Set<string>();
    for (const preferences of [
      {},
      { hand: 'left' },
      { edition: 'standard' },
      { reach: 'seated' },
      { calm: true, textSize: 112 },
    ] as const) {
      await put('record', preferences, 900);
      const keys = await viewer.page
        .locator('[data-part="bar"] button')
        .evaluateAll((all) =>
          all.map((key) => `${key.textContent} ${JSON.stringify(key.getBoundingClientRect())}`),
        );
      bars.add(keys.join('\n'));
    }
    expect(bars.size).toBe(1);
  });

  it('is gone when its screen comes again, for the next resident maybe', async () => {
    const heading = () => viewer.page.getByRole('heading', { level: 1 }).innerText();
    await put('home', {}, 900);
    const home = await heading();
    await tap('帮助');
    expect(await heading()).not.toBe(home);
    await put('welcome', {}, 900);
    await put('home', {}, 900);
    expect(await heading()).toBe(home);
  });

  it('moves nothing in calm mode', async () => {
    await put('identify-right', { calm: true }, 900);
    const moving = await viewer.page.evaluate(
      () => document.getAnimations().filter((animation) => animation.playState === 'running').length,
    );
    expect(moving).toBe(0);
  });
});
