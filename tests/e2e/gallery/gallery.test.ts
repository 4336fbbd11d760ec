import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StationStatus, TextSize } from '../../../electron/contract/status.ts';
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
import { type Rect, type Sweep, shortcomings, sweep } from './sweep.ts';

const SIZES: readonly TextSize[] = [56, 72, 112];
const hangings = Object.keys(windows) as Hanging[];
const standard = (textSize: TextSize) => ({ textSize, theme: 'standard' as const });

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

/** Sweeps every page of a screen: 下一页 until there is none. */
async function sweepAllPages(viewer: Viewer): Promise<Sweep[]> {
  const swept: Sweep[] = [];
  for (;;) {
    swept.push(await sweep(viewer.page));
    const later = viewer.page.getByRole('button', { name: '下一页' });
    if (!(await later.isVisible())) return swept;
    await later.click();
  }
}

describe.each(hangings)('every screen, %s', (hanging) => {
  let viewer: Viewer;
  const bars: Rect[] = [];

  beforeAll(async () => {
    viewer = await view(browser, gallery, hanging);
  });
  afterAll(() => viewer.context.close());

  describe.each(SIZES)('at %i px', (textSize) => {
    it.each(Object.keys(fixtures))('%s keeps the acceptance table on every page', async (name) => {
      const status = fixtures[name] as StationStatus;
      await show(viewer, gallery, status, standard(textSize));
      const pages = await sweepAllPages(viewer);
      const found = pages.flatMap((swept, at) =>
        shortcomings(swept, textSize).map((fault) => `page ${at + 1} of ${pages.length}: ${fault}`),
      );
      expect(found).toEqual([]);
      for (const swept of pages) {
        expect(swept.screen).toBe(status.screen.name);
        bars.push(swept.bar);
      }
    });
  });

  it('shows the fixed bar on the same pixels everywhere', () => {
    expect(bars.length).toBeGreaterThan(Object.keys(fixtures).length * SIZES.length - 1);
    expect(new Set(bars.map((bar) => JSON.stringify(bar))).size).toBe(1);
  });

  it('gave the browser nothing to complain about', () => {
    expect(viewer.complaints).toEqual([]);
  });
});
