import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StationStatus } from '../../../electron/contract/status.ts';
import { touchButton } from '../support/finger.ts';
import { shown } from '../support/glass.ts';
import { fixtures } from './fixtures.ts';
import {
  type Gallery,
  openBrowser,
  openGallery,
  show,
  type Viewer,
  view,
  windows,
} from './gallery-station.ts';

let browser: Browser;
let gallery: Gallery;
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

const put = (name: string, change: Partial<StationStatus> = {}): Promise<void> =>
  show(viewer, gallery, { ...(fixtures[name] as StationStatus), ...change }, {});
const press = (name: string): Promise<void> => touchButton(viewer.page, name, { exact: true });

describe('the PIN', () => {
  it('is sent once, shown as dots, and is in nothing that the page keeps', async () => {
    await put('attendant-pin');
    for (const digit of '274906') await press(digit);
    const page = await viewer.page.content();
    expect(page).not.toContain('274906');
    expect(await viewer.page.locator('[data-part="field"]').innerText()).toBe('●'.repeat(6));
    await press('登录');
    expect(gallery.commands.at(-1)).toEqual({ event: 'enterPin', pin: '274906' });
    const kept = await viewer.page.evaluate(() =>
      JSON.stringify([localStorage, sessionStorage].map((storage) => Object.entries(storage))),
    );
    expect(kept).not.toContain('274906');
  });

  it('is forgotten with every try and when the page is covered', async () => {
    await put('attendant-pin');
    for (const digit of '27490') await press(digit);
    await put('attendant-pin-wrong');
    expect(await viewer.page.locator('[data-part="field"]').innerText()).toContain('请按数字');
    for (const digit of '27490') await press(digit);
    await put('attendant-pin-wrong', { idle: { stage: 'covered' } });
    await put('attendant-pin-wrong');
    expect(await viewer.page.locator('[data-part="field"]').innerText()).toContain('请按数字');
  });

  it('that is too short is said to be, and sends nothing', async () => {
    const before = gallery.commands.length;
    await put('attendant-pin');
    await press('1');
    await press('登录');
    await shown(viewer.page.getByText('密码是六位数字。'));
    expect(gallery.commands.slice(before).filter(({ event }) => event === 'enterPin')).toEqual([]);
  });
});

describe('the frame round what somebody else operates', () => {
  it.each(['portrait', 'landscape'] as const)(
    'moves neither bar nor keys, and takes no touch, in %s',
    async (hanging) => {
      await viewer.page.setViewportSize(windows[hanging]);
      const boxes = () =>
        viewer.page.evaluate(() =>
          [...document.querySelectorAll('[data-part="bar"] button')].map((key) => {
            const { x, y, width, height } = key.getBoundingClientRect();
            return [x, y, width, height];
          }),
        );
      await put('home');
      const alone = await boxes();
      await put('operator-beside-home');
      expect(await boxes()).toEqual(alone);
      await put('operator-on-behalf-home');
      expect(await boxes()).toEqual(alone);
      const touched = await viewer.page.evaluate(() => {
        const frame = document.querySelector('[data-part="operator-frame"]');
        const { width } = document.documentElement.getBoundingClientRect();
        const hits = [2, 10, width - 4].map((x) => document.elementFromPoint(x, 300));
        return hits.some((hit) => hit === frame);
      });
      expect(touched).toBe(false);
      await viewer.page.setViewportSize(windows.portrait);
    },
  );
});

describe('the machine’s page', () => {
  it('tells every device in words, as soon as it has asked', async () => {
    await put('attendant-machine');
    await shown(viewer.page.getByText('身份证读卡'));
    await shown(viewer.page.getByText('读卡中途证件被拿走'));
    expect(await viewer.page.locator('[data-part="screen"]').innerText()).not.toMatch(
      /card-removed|undefined/,
    );
  });
});
