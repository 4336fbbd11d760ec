import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../gallery/gallery-station.ts';
import type { Cell } from './matrix.ts';
import { measureAgain, measurePage, type Sweeper } from './measure-page.ts';
import { shortcomingsOf } from './rows.ts';

/** The sweep's eyes on a page whose faults are known: what cannot see a fault proves nothing by seeing none. */

const cell: Cell = {
  fixture: 'a page made for it',
  hanging: 'portrait',
  textSize: 72,
  theme: 'standard',
  way: 'plain',
};
const barKey = (words: string): string =>
  `<button style="width:180px;height:130px;padding:0;border:4px solid #000;background:#fff;font:inherit">${words}</button>`;
const bar = ['返回', '首页', '帮助', '读一遍', '字大小']
  .map(barKey)
  .join('<span style="display:inline-block;width:20px"></span>');

const key = (words: string, side: number): string =>
  `<button style="width:${side}px;height:${side}px;padding:0;border:4px solid #000;background:#fff;font:inherit">${words}</button>`;
const pageWith = (ink: string, side: number): string => `<!doctype html><html lang="zh"><title>一页</title>
<body style="margin:0;background:#fff;color:#000;font:bold 56px/1.5 sans-serif">
<main data-screen="made"><div data-part="screen"><h1 style="font:inherit;margin:0;color:${ink}">请刷证件</h1>
${key('是', side)}<span style="display:inline-block;width:4px"></span>${key('否', side)}</div>
<div data-part="bar" style="position:absolute;left:0;bottom:0">${bar}</div></main>`;

let browser: Browser;
let sweeper: Sweeper;
beforeAll(async () => {
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 } });
  const page = await context.newPage();
  sweeper = { page, camera: await context.newCDPSession(page) };
});
afterAll(() => browser.close());

it('sees black on white as it is', async () => {
  await sweeper.page.setContent(pageWith('#000', 130));
  const page = await measurePage(sweeper, cell, 1);
  expect(page.texts.map(({ onGlass }) => Math.round(onGlass))).toEqual(page.texts.map(() => 21));
  expect(shortcomingsOf(page).filter((fault) => /^row (6|7|9|36),/.test(fault))).toEqual([]);
});

it('sees pale letters by style, on the glass and through axe', async () => {
  await sweeper.page.setContent(pageWith('#777', 130));
  const page = await measurePage(sweeper, cell, 1);
  expect(page.texts[0]?.onGlass).toBeCloseTo(4.48, 1);
  const faults = shortcomingsOf(page);
  expect(faults.find((fault) => fault.startsWith('row 6,'))).toContain('“请刷证件” has 4.5:1');
  expect(faults.find((fault) => fault.startsWith('row 36,'))).toContain('color-contrast-enhanced');
});

it('sees letters that are hidden from the glass though their style is black', async () => {
  await sweeper.page.setContent(pageWith('#000;opacity:0.1', 130));
  const { texts } = await measurePage(sweeper, cell, 1);
  expect(texts[0]?.onGlass).toBeLessThan(2);
});

it('sees a button that is too small for a finger, by its edges and through axe', async () => {
  await sweeper.page.setContent(pageWith('#000', 60));
  const faults = shortcomingsOf(await measurePage(sweeper, cell, 1));
  expect(faults.find((fault) => fault.startsWith('row 9,'))).toContain('“是” is 60×60');
  expect(faults.find((fault) => fault.startsWith('row 36,'))).toContain('target-size');
});

it('measures colours anew in another theme, and keeps what depends on places', async () => {
  await sweeper.page.setContent(pageWith('#777', 60));
  const before = await measurePage(sweeper, cell, 1);
  await sweeper.page.setContent(pageWith('#000', 60));
  const again = await measureAgain(sweeper, { ...cell, theme: 'black-on-white' }, before);
  expect(again.targets).toBe(before.targets);
  expect(Math.round(again.texts[0]?.onGlass ?? 0)).toBe(21);
  expect(again.axe.join()).toContain('target-size');
  expect(again.axe.join()).not.toContain('contrast');
});

it('measures a page whole when anything moved with the theme', async () => {
  await sweeper.page.setContent(pageWith('#000', 60));
  const before = await measurePage(sweeper, cell, 1);
  await sweeper.page.setContent(pageWith('#000', 130));
  const again = await measureAgain(sweeper, { ...cell, theme: 'black-on-white' }, before);
  expect(again.targets).not.toBe(before.targets);
  expect(again.axe).toEqual([]);
});
