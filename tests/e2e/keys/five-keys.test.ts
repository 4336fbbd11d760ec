import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from '../gallery/gallery-station.ts';
import { gone, shown } from '../support/glass.ts';
import { type HandHall, openHandHall } from '../support/hand-hall.ts';
import { asked, openService, press, screen } from './five-keys.ts';

let browser: Browser;
let hall: HandHall;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  hall = await openHandHall(browser);
  await press(hall, '开始办理');
  await screen(hall, 'identify');
  hall.layCard();
  await screen(hall, 'home');
});
afterEach(() => hall.close());

/** Ends the visit: rating left out, card taken. */
async function leave(): Promise<void> {
  await press(hall, '办完了');
  const after = hall.page.locator('[data-screen="rate"], [data-screen="farewell"]');
  await shown(after);
  if ((await after.getAttribute('data-screen')) === 'rate') await press(hall, '不评价');
  await screen(hall, 'farewell');
  hall.liftCard();
  await press(hall, '好的');
  await screen(hall, 'welcome');
}

describe('five keys and no finger', () => {
  it('are enough for a query and its slip', async () => {
    await openService(hall, /^查参保/);
    await screen(hall, 'record');
    await press(hall, '打印');
    await shown(hall.page.getByText('打印好了').first());
    await leave();
  });

  it('are enough for a change of what is on record: choice, number, promise, signature, check, submission', async () => {
    await openService(hall, /^改参保信息/);
    await screen(hall, 'notice');
    await press(hall, '继续');
    await asked(hall, '您要改什么？');
    await press(hall, /^手机号/);
    await press(hall, '继续');
    await asked(hall, '新的手机号是多少？');
    for (const digit of '13900000000') await press(hall, digit);
    await press(hall, '继续');
    await screen(hall, 'commitment');
    await press(hall, '我同意');
    await screen(hall, 'signature');
    await press(hall, '我不会签字');
    await press(hall, '我按指印');
    await screen(hall, 'check-answers');
    await press(hall, /^提交/);
    await shown(hall.page.getByText('已经提交成功'));
    await leave();
  });

  it('go back and call staff from anywhere', async () => {
    await openService(hall, /^查参保/);
    await screen(hall, 'record');
    hall.press('help');
    const carryOn = hall.page.getByRole('button', { name: '接着办' });
    await shown(carryOn);
    // The page about the call is the first to go; the record stands behind it as it was.
    hall.press('back');
    await gone(carryOn);
    expect(await hall.page.locator('[data-screen="record"]').count()).toBe(1);
    hall.press('back');
    await screen(hall, 'home');
  });
});
