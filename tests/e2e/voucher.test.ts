import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { failureWords } from '../../renderer/copy/failures.ts';
import { syntheticResident } from '../simulators/upstream/synthetic-residents.ts';
import { codeOf, tokenOf } from '../simulators/voucher/synthetic-codes.ts';
import { type Kiosk, startKiosk } from './support/kiosk.ts';
import { identify, leave, open, showCode } from './support/walk.ts';

let kiosk: Kiosk;

beforeAll(async () => {
  // A level whose list has the activation.
  kiosk = await startKiosk({
    changeSite: (site) => ({ ...site, site: { ...site.site, place: '431000', level: 'cz-township' } }),
  });
  await kiosk.screen('welcome');
});
beforeEach(async () => {
  await kiosk.voucher.reset();
});
afterAll(() => kiosk.stop());

const WHO = 'chenzhou-1';
const { card } = syntheticResident(WHO);
let nth = 0;
const freshCode = (province?: string): string => {
  nth += 1;
  return codeOf(WHO, nth, province);
};
const show = (code: string): Promise<void> => showCode(kiosk, code);
const screenText = async (): Promise<string> =>
  (await kiosk.page().locator('[data-screen]').innerText()).replaceAll(/\s/g, '');
const says = (code: keyof typeof failureWords): Promise<void> =>
  kiosk.until(code, async () => (await screenText()).includes(failureWords[code].resident));
const heading = (words: string): Promise<void> =>
  kiosk.until(words, async () => (await screenText()).includes(words));

describe('by the code on a telephone', () => {
  test('a resident sees the record, takes a slip and leaves with nothing forgotten', async () => {
    const before = (await kiosk.printer.slips()).length;
    await show(freshCode());
    await kiosk.screen('home');
    expect(await screenText()).toContain(card.name);
    await open(kiosk, '查参保');
    await kiosk.screen('record');
    await kiosk.until('the record', async () => (await screenText()).includes('正常参保'));
    await kiosk.touch('打印');
    const slips = await kiosk.slips(before + 1);
    expect(slips.at(-1)?.text).not.toContain(card.number);
    await leave(kiosk);
  });

  test('each trouble says what to do next, and a fresh code or a card still works', async () => {
    await show(freshCode());
    await kiosk.screen('home');
    await leave(kiosk);
    const stale = freshCode();
    await kiosk.voucher.behave('expired');
    await show(stale);
    await says('voucher-expired');
    await kiosk.voucher.behave('local-only');
    await show(freshCode('11'));
    await says('voucher-other-province');
    await kiosk.voucher.setListening(false);
    await show(freshCode());
    await says('voucher-decoder-unreachable');
    await kiosk.voucher.reset();
    await kiosk.voucher.behave('no-line');
    await show(freshCode());
    await says('voucher-network-down');
    await kiosk.voucher.reset();
    await show(stale);
    await says('voucher-used');
    await show(freshCode());
    await kiosk.screen('home');
    await leave(kiosk);
  });
});

describe('activating a voucher', () => {
  test('leads to the proof, a slip and the end', async () => {
    const before = (await kiosk.printer.slips()).length;
    await identify(kiosk, syntheticResident(WHO));
    await open(kiosk, '办医保码');
    await kiosk.screen('record');
    await kiosk.touch('继续');
    await heading('您要办哪样？');
    await kiosk.touch('我还没有医保码');
    await heading('您想用哪个办？');
    await kiosk.touch('微信');
    await heading('用微信办');
    await kiosk.touch('办好了');
    await heading('请出示医保码');
    await show(codeOf('chenzhou-2', 900));
    await says('voucher-of-somebody-else');
    await show(freshCode());
    await heading('医保码已激活');
    await kiosk.touch('继续');
    await kiosk.screen('result');
    await kiosk.touch('打印');
    const slip = (await kiosk.slips(before + 1)).at(-1);
    expect(slip?.text).toContain('已激活');
    await leave(kiosk);
  });
});

test('no code and no token stands in the log', () => {
  expect(kiosk.log()).not.toMatch(/424\d{10}/);
  expect(kiosk.log()).not.toContain(tokenOf(syntheticResident(WHO)));
  expect(kiosk.log()).not.toContain(card.number);
  expect(kiosk.complaints).toEqual([]);
});
