import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deviceId } from '../../../electron/contract/ids.ts';
import type { StationStatus } from '../../../electron/contract/status.ts';
import { failureWords } from '../../../renderer/copy/failures.ts';
import { shown } from '../support/glass.ts';
import { fixtures } from './fixtures.ts';
import { type Gallery, openBrowser, openGallery, show, type Viewer, view } from './gallery-station.ts';

const standard = { textSize: 72, theme: 'standard' } as const;
const WEDGE = deviceId('code-scanner-1');

let gallery: Gallery;
let browser: Browser;
let viewer: Viewer;

beforeAll(async () => {
  gallery = await openGallery();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await gallery.close();
});
beforeEach(async () => {
  gallery.put(fixtures['welcome'] as StationStatus);
  viewer = await view(browser, gallery, 'portrait');
  gallery.commands.length = 0;
  gallery.windowReports.length = 0;
  await expect.poll(() => gallery.keypadHeard()).toBe(true);
});
afterEach(() => viewer.context.close());

const put = (name: string, change: Partial<StationStatus> = {}) =>
  show(viewer, gallery, { ...(fixtures[name] as StationStatus), ...change }, standard);
const settled = () => shown(viewer.page.locator('[data-ready="true"]'));
const focusedWords = () =>
  viewer.page.evaluate(() => (document.activeElement as HTMLElement).innerText.trim());
const commands = () => gallery.commands.filter((command) => command.event !== 'stay');

describe('the five-key keypad', () => {
  it('reaches every target of a screen, in a ring, with the focus in sight', async () => {
    await put('home');
    await settled();
    const count = await viewer.page.locator('button:visible').count();
    const seen: string[] = [];
    for (let index = 0; index < count; index += 1) {
      gallery.press('next');
      await expect.poll(focusedWords).not.toBe(seen.at(-1));
      seen.push(await focusedWords());
      const outline = await viewer.page.evaluate(
        () => getComputedStyle(document.activeElement as Element).outlineStyle,
      );
      expect(outline).toBe('solid');
    }
    expect(new Set(seen).size).toBe(count);
    gallery.press('next');
    await expect.poll(focusedWords).toBe(seen[0]);
    gallery.press('previous');
    await expect.poll(focusedWords).toBe(seen.at(-1));
  });

  it('presses what has the focus', async () => {
    await settled();
    gallery.press('next');
    await expect.poll(focusedWords).toBe('开始办理');
    gallery.press('activate');
    await expect.poll(commands).toEqual([{ event: 'begin' }]);
  });

  it('goes back and calls staff with keys of their own', async () => {
    await put('record');
    gallery.press('back');
    gallery.press('help');
    await expect.poll(commands).toEqual([{ event: 'goBack' }, { event: 'callHelp' }]);
  });

  it('keeps the focus when the screen changes, and hides it from a finger', async () => {
    gallery.press('next');
    await expect.poll(focusedWords).toBe('开始办理');
    await put('identify-right');
    await expect.poll(() => viewer.page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');
    await viewer.page.touchscreen.tap(5, 5);
    const outline = () =>
      viewer.page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle);
    await expect.poll(outline).toBe('none');
  });
});

/** All keys handed over at once: a wedge waits for nobody between two of them, and is told from a hand by that. */
async function typeLikeAWedge(text: string): Promise<void> {
  const line = await viewer.context.newCDPSession(viewer.page);
  const stroke = (key: string, typed: string) => {
    const what = { key, code: '', windowsVirtualKeyCode: typed.charCodeAt(0), text: typed };
    return [
      line.send('Input.dispatchKeyEvent', { type: 'keyDown', ...what }),
      line.send('Input.dispatchKeyEvent', { type: 'keyUp', ...what }),
    ];
  };
  await Promise.all([...Array.from(text).flatMap((key) => stroke(key, key)), ...stroke('Enter', '\r')]);
  await line.detach();
}

describe('a wedge that types', () => {
  const wedge = { codes: { awaited: true, keyboard: { device: WEDGE } } };

  it('is one code, and presses no button', async () => {
    await put('identify-right', wedge);
    await viewer.page.locator('button').first().focus();
    await typeLikeAWedge('424000000012');
    await expect
      .poll(() => gallery.windowReports.filter(({ kind }) => kind === 'codeScanned'))
      .toEqual([
        {
          kind: 'codeScanned',
          device: WEDGE,
          code: {
            text: '424000000012',
            bytes: Buffer.from('424000000012').toString('base64'),
            encoding: 'utf-8',
          },
        },
      ]);
    expect(commands()).toEqual([]);
  });

  it('is not listened to where the site has none', async () => {
    await put('identify-right');
    await typeLikeAWedge('424000000012');
    await put('welcome');
    expect(gallery.windowReports).toEqual([]);
  });
});

it('a passing sentence lies over the top and takes no touch away', async () => {
  await put('welcome', { passing: { failure: 'code-not-wanted' } });
  await settled();
  await expect
    .poll(() => viewer.page.locator('[data-part="passing"]').innerText())
    .toContain(failureWords['code-not-wanted'].resident.slice(0, 6));
  const reached = await viewer.page.evaluate(() => {
    const box = (document.querySelector('[data-part="passing"]') as Element).getBoundingClientRect();
    const under = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return under?.closest('[data-part="passing"]') === null;
  });
  expect(reached).toBe(true);
});
