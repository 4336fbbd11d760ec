import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fixtures } from '../gallery/fixtures.ts';
import { type Hanging, openBrowser } from '../gallery/gallery-station.ts';
import { reducedMatrix } from './matrix.ts';
import type { SweptPage } from './measure-page.ts';
import { shortcomingsOf } from './rows.ts';
import { barFaults } from './target-rows.ts';
import { openStation, type Station, sweepLooks } from './walk-pages.ts';

const cells = reducedMatrix(Object.keys(fixtures));

/** Every screen of the gallery once, hung this way, and the bar over all of them. */
export function describeSweep(hanging: Hanging): void {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  let station: Station;
  const swept: SweptPage[] = [];
  beforeAll(async () => {
    station = await openStation(browser, hanging);
  });
  afterAll(() => station.close());

  const hung = cells.filter((cell) => cell.hanging === hanging);
  it.each(hung)('$fixture at $textSize px, $theme, $way', async (cell) => {
    const pages = await sweepLooks(station, [cell]);
    expect(pages.flatMap(shortcomingsOf)).toEqual([]);
    for (const page of pages) expect(page.layout.screen).toBe(fixtures[cell.fixture]?.screen.name);
    swept.push(...pages);
  });

  it('has the fixed bar on the same pixels everywhere', () => {
    expect(swept.length).toBeGreaterThan(hung.length - 1);
    expect(barFaults(swept)).toEqual([]);
  });

  it('gave the browser nothing to complain about', () => {
    expect(station.viewer.complaints).toEqual([]);
  });
}
