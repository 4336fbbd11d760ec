import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shown } from './support/glass.ts';
import { PHONE, type } from './support/info-change.ts';
import { type Kiosk, startKiosk } from './support/kiosk.ts';
import { choose, identify, leave, nextPlease, open, print } from './support/walk.ts';

/** A hospital's list has newborns and e-vouchers, so that one leads on to the other. */
let kiosk: Kiosk;
beforeAll(async () => {
  kiosk = await startKiosk({
    changeSite: (site) => ({ ...site, site: { ...site.site, level: 'cz-designated', place: '431000' } }),
  });
});
beforeEach(() => nextPlease(kiosk));
afterEach(() => kiosk.upstream.behave({ mode: 'normal' }));
afterAll(() => kiosk.stop());

const settled = () => kiosk.page().locator('[data-screen="check-answers"][data-ready="true"]');

async function turn(to: '下一页' | '上一页'): Promise<boolean> {
  await shown(settled());
  const button = settled().getByRole('button', { name: to });
  if ((await button.count()) === 0) return false;
  const before = await settled().innerText();
  await button.tap();
  await kiosk.until('another page', async () => (await settled().innerText()) !== before);
  return true;
}

async function toChange(label: string): Promise<void> {
  while (await turn('上一页'));
  while (
    (await settled()
      .getByRole('button', { name: `修改${label}` })
      .count()) === 0
  )
    await turn('下一页');
  await kiosk.touch(`修改${label}`);
}

/** From the home screen to the check page, for a child that has no number yet. */
async function fillIn(): Promise<void> {
  await identify(kiosk);
  await open(kiosk, '办新生儿参保');
  await kiosk.screen('notice');
  await kiosk.touch('继续');
  await choose(kiosk, '孩子上户口了吗？', /^还没有/);
  await choose(kiosk, '孩子哪天出生的？', /^今天/);
  await choose(kiosk, '您是孩子的什么人？', /^妈妈/);
  await shown(kiosk.page().getByText('您的手机号是多少？'));
  await type(kiosk, PHONE);
  await kiosk.touch('继续');
  await kiosk.screen('materials');
  await kiosk.touch('知道了，继续');
  await kiosk.screen('check-answers');
}

async function submit(): Promise<void> {
  while (await turn('下一页'));
  await kiosk.touch('提交登记');
  await kiosk.screen('result');
}

describe('enrolling a newborn', () => {
  it('refuses a day to come, takes a correction, is sent once, and leads on to the next of its package', async () => {
    await fillIn();
    await toChange('出生日期');
    await shown(kiosk.page().getByText('孩子哪天出生的？').first());
    await kiosk.touch('别的日子');
    await kiosk.touch('清空');
    await type(kiosk, '20991231');
    await kiosk.touch('继续');
    await shown(kiosk.page().getByText('这一天还没有到。').first());
    await kiosk.touch('选今天');
    await choose(kiosk, '孩子哪天出生的？', /^今天/);
    await toChange('和孩子的关系');
    await choose(kiosk, '您是孩子的什么人？', /^爸爸/);
    await submit();
    const result = kiosk.page().locator('[data-screen="result"]');
    await shown(result.getByText('已经提交成功'));
    await shown(result.getByText('出生一件事'));

    const [applied, ...others] = await kiosk.upstream.cases();
    expect(others).toEqual([]);
    expect(applied?.input['case']).toMatchObject({
      service: 'newborn-enroll',
      fields: { household_registered: 'no', guardian_relation: 'father', phone: PHONE },
    });

    await kiosk.touch(/^接着/);
    const opened = await kiosk.screen('record');
    expect(await opened.innerText()).toContain('参保');
    await kiosk.touch('首页');
    await leave(kiosk);
  });

  it('says why when the platform refuses, on paper too, and leads nowhere further', async () => {
    await kiosk.upstream.behave({ mode: 'refuse' });
    await fillIn();
    await submit();
    const result = kiosk.page().locator('[data-screen="result"]');
    await shown(result.getByText('这次没有办成'));
    await shown(result.getByText('该备案不在受理时间内'));
    expect(await result.getByRole('button', { name: /^接着/ }).count()).toBe(0);
    const slip = await print(kiosk);
    for (const word of ['材料退还单', '没有办成', '该备案不在受理时间内']) expect(slip).toContain(word);
    await leave(kiosk);
  });
});
