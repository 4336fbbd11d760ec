import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StationStatus } from '../../../electron/contract/status.ts';
import { fixtures } from './fixtures.ts';
import { type Gallery, openBrowser, openGallery, show, type Viewer, view } from './gallery-station.ts';

let gallery: Gallery;
let browser: Browser;
let viewer: Viewer;

beforeAll(async () => {
  gallery = await openGallery();
  browser = await openBrowser();
  viewer = await view(browser, gallery, 'portrait');
});
afterAll(async () => {
  await browser.close();
  await gallery.close();
});

describe('fonts', () => {
  it('show rare names from the shipped files alone', async () => {
    const home = fixtures['home'] as StationStatus;
    const resident = { name: '㛃犇䶮', idNumber: '999***********0010', idNumberShown: false };
    await show(viewer, gallery, { ...home, resident }, {});
    const loaded = await viewer.page.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts].filter((face) => face.status === 'loaded').map((face) => face.family);
    });
    expect(loaded.some((family) => family.includes('Kiosk Rare'))).toBe(true);
    expect(loaded.some((family) => family.includes('Kiosk Text'))).toBe(true);
  });
});
