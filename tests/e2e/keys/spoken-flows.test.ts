import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { kioskFlags } from '../../../electron/hosts/headless/chromium-window.ts';
import { openBrowser } from '../gallery/gallery-station.ts';
import { shown } from '../support/glass.ts';
import { HALL_ATTENDANT, type HandHall, openHandHall } from '../support/hand-hall.ts';
import { Listener, recordSpeech, saysWhatStands, syllablesOf } from './spoken-glass.ts';

let browser: Browser;
let hall: HandHall;
let listener: Listener;
beforeAll(async () => {
  browser = await openBrowser(kioskFlags.filter((flag) => flag.startsWith('--autoplay-policy')));
});
afterAll(() => browser.close());

/** Lays the card and hears the way home. */
async function identify(): Promise<void> {
  await listener.touch('开始办理');
  await listener.reads('identify');
  hall.layCard();
  await listener.reads('home');
}

/** Opens a service, turning pages until its tile is there; each page is read. */
async function open(words: RegExp): Promise<void> {
  while ((await hall.page.getByRole('button', { name: words }).count()) === 0) {
    await listener.touch('下一页');
    await listener.reads('home');
  }
  await listener.touch(words);
}

async function type(digits: string): Promise<void> {
  for (const digit of digits) await hall.page.getByRole('button', { name: digit, exact: true }).tap();
}

/** The end of every visit, and what it sounded like. */
async function leave(): Promise<void> {
  await listener.touch('办完了');
  await shown(hall.page.locator('[data-screen="rate"], [data-screen="farewell"]'));
  if ((await hall.page.locator('[data-screen="rate"]').count()) === 1) {
    await listener.reads('rate');
    await listener.touch('不评价');
  }
  await listener.reads('farewell');
  await listener.hushedAtTouches();
}

describe('what is spoken is what stands on the glass, in that order', () => {
  beforeEach(async () => {
    hall = await openHandHall(browser);
    await recordSpeech(hall);
    listener = new Listener(hall);
  });
  afterEach(() => hall.close());

  it('through a query, its slip, and the resident’s own values once they agreed', async () => {
    await identify();
    await open(/^查参保/);
    await listener.reads('record');
    const before = (await listener.everything()).flatMap(({ keys }) => keys);
    expect(before).not.toContain('private');
    await listener.touch('读一遍');
    await listener.touch('都读出来');
    await listener.reads('record', /参保/, true);
    expect((await listener.everything()).at(-1)?.keys).toContain('private');
    await listener.touch('打印');
    await shown(hall.page.getByText('打印好了').first());
    await leave();
    process.stdout.write(`query and slip: ${listener.compared} screens heard and compared\n`);
  });

  it('through a change of what is on record', async () => {
    await identify();
    await open(/^改参保信息/);
    await listener.reads('notice');
    await listener.touch('继续');
    await listener.reads('question', /您要改什么/);
    await listener.touch(/^手机号/);
    await listener.touch('继续');
    await listener.reads('question', /新的手机号是多少/);
    await type('13900000000');
    await listener.touch('继续');
    await listener.reads('commitment');
    await listener.touch('我同意');
    await listener.reads('signature');
    await listener.touch('我不会签字');
    await listener.reads('signature', /指印/);
    await listener.touch('我按指印');
    await listener.reads('check-answers');
    await listener.touch(/^提交/);
    await listener.reads('result', /已经提交成功/);
    await leave();
    const heard = (await listener.everything()).flatMap(({ keys }) => syllablesOf(keys)).join(' ');
    expect(heard).not.toContain('yao san jiu ling');
    process.stdout.write(`change: ${listener.compared} screens heard and compared\n`);
  });

  it('through a filing for long stays elsewhere', async () => {
    await identify();
    await open(/^办外地长住/);
    await listener.reads('notice');
    await listener.touch('继续');
    await listener.reads('question');
    await listener.touch(/^北京市/);
    await listener.touch('继续');
    await listener.reads('question', /您从哪天开始住/);
    await listener.touch(/^今天/);
    await listener.touch('继续');
    await listener.reads('question', /您用什么证明住在那里/);
    await listener.touch(/没有，我承诺/);
    await listener.touch('继续');
    await listener.reads('question', /您的手机号是多少/);
    await type('13900000000');
    await listener.touch('继续');
    await listener.reads('commitment');
    await listener.touch('我同意');
    await listener.reads('check-answers');
    await listener.touch(/^提交/);
    await listener.reads('result', /已经提交成功/);
    await leave();
    process.stdout.write(`filing: ${listener.compared} screens heard and compared\n`);
  });

  it('where an attendant signs in, but for the PIN', async () => {
    await identify();
    await listener.touch('帮助');
    await listener.touch('我是工作人员');
    await listener.reads('attendant-card');
    hall.liftCard();
    hall.layCard(HALL_ATTENDANT.card);
    await listener.reads('attendant-pin');
    const before = (await listener.everything()).length;
    await type(HALL_ATTENDANT.pin);
    expect((await listener.everything()).length).toBe(before);
    await listener.touch('登录');
    await listener.reads('attendant-desk');
    await listener.hushedAtTouches();
  });
});

describe('the comparison itself', () => {
  const back = { text: '返回', private: false };
  const home = { text: '首页', private: false };
  const own = { text: '试验甲', private: true };

  it('tells another order, something left out and something told too much', () => {
    const keys = ['screens.bar.back', 'screens.bar.home'];
    expect(saysWhatStands(keys, [back, home])).toBe(true);
    expect(saysWhatStands(keys, [home, back])).toBe(false);
    expect(saysWhatStands(keys, [back])).toBe(false);
    expect(saysWhatStands(['screens.bar.back'], [back, home])).toBe(false);
  });

  it('takes a private value only by consent, and only where it stands', () => {
    const keys = ['screens.bar.back', 'private', 'screens.bar.home'];
    expect(saysWhatStands(keys, [back, own, home])).toBe(false);
    expect(saysWhatStands(keys, [back, own, home], true)).toBe(true);
    expect(saysWhatStands(keys, [own, back, home], true)).toBe(false);
    expect(saysWhatStands(['screens.bar.back', 'screens.bar.home'], [back, own, home])).toBe(true);
    expect(saysWhatStands(['screens.bar.back', 'screens.bar.home'], [back, own, home], true)).toBe(false);
  });
});
