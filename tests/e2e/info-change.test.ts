import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shown } from './support/glass.ts';
import {
  ACCOUNT,
  asked,
  beginChange,
  chooseHome,
  PHONE,
  promiseAndSign,
  RELATIVES_NUMBER,
  type,
  write,
} from './support/info-change.ts';
import { type Kiosk, startKiosk } from './support/kiosk.ts';
import { identify, leave, nextPlease, open, print } from './support/walk.ts';

let kiosk: Kiosk;
beforeAll(async () => {
  kiosk = await startKiosk();
});
beforeEach(() => nextPlease(kiosk));
afterAll(() => kiosk.stop());

/** What the case that was applied last says. */
async function newestCase(): Promise<Record<string, unknown>> {
  const applied = (await kiosk.upstream.cases()).at(-1);
  if (applied === undefined) throw new Error('the platform has no case');
  return (applied.input['case'] as { fields: Record<string, unknown> }).fields;
}

const checkPage = async (): Promise<string> => (await kiosk.screen('check-answers')).innerText();

/** Turns the pages of the check page to the last, where 提交 stands; gives what they say. */
async function readCheckPages(): Promise<string> {
  let said = await checkPage();
  for (;;) {
    if (!(await offers('下一页'))) return said;
    await onCheckPage('下一页').tap();
    said += await checkPage();
  }
}

/** A button of a check page that has settled and takes presses. */
const onCheckPage = (name: string) =>
  kiosk.page().locator('[data-screen="check-answers"][data-ready="true"]').getByRole('button', { name });

/** Whether the check page, once it has settled, has such a button. */
async function offers(name: string): Promise<boolean> {
  await shown(onCheckPage('返回'));
  return kiosk.page().getByRole('button', { name }).isVisible();
}

/** Turns back to the first check page and on to the line's own, and touches its 修改. */
async function change(label: string): Promise<void> {
  while (await offers('上一页')) await onCheckPage('上一页').tap();
  while (!(await offers(`修改${label}`))) await onCheckPage('下一页').tap();
  await onCheckPage(`修改${label}`).tap();
  await shown(kiosk.page().locator('[data-screen="question"]'));
}

describe('changing what the insurance has on record', () => {
  it('takes an account by every way of entering, is checked, changed, signed, sent and printed', async () => {
    await identify(kiosk);
    await beginChange(kiosk, '银行账户');
    await asked(kiosk, '新账号是多少？');
    await type(kiosk, ACCOUNT.slice(0, 12));
    await kiosk.touch('继续');
    const summary = kiosk.page().locator('[data-part="error-summary"]');
    await shown(summary.getByText('账号没填完。'));
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await kiosk.page().title()).toBe('要改一下：新账号是多少？');
    expect(await kiosk.page().locator('[data-part="field"]').innerText()).toContain('9999 9900 0000');
    await type(kiosk, ACCOUNT.slice(12));
    await kiosk.touch('继续');
    await asked(kiosk, '这个账户是谁的？');
    await kiosk.touch('我家里人的');
    await kiosk.touch('继续');
    await asked(kiosk, '开户人叫什么名字？');
    await write(kiosk, ['王', '十']);
    await kiosk.touch('继续');
    await asked(kiosk, '开户人的身份证号？');
    await type(kiosk, RELATIVES_NUMBER);
    await kiosk.touch('继续');
    await promiseAndSign(kiosk);

    const said = await readCheckPages();
    for (const part of ['银行账户', '王十', '已签字', RELATIVES_NUMBER.slice(-4), ACCOUNT.slice(-4)])
      expect(said).toContain(part);
    for (const secret of [RELATIVES_NUMBER, ACCOUNT]) expect(said).not.toContain(secret);

    await change('账户是谁的');
    await asked(kiosk, '这个账户是谁的？');
    await kiosk.touch('我自己的');
    await kiosk.touch('继续');
    const after = await readCheckPages();
    expect(after).toContain('我自己的');
    expect(after).not.toContain('王十');

    await kiosk.touch(/^提交/);
    const result = await kiosk.screen('result');
    await shown(result.getByText('已经提交成功'));
    expect(await newestCase()).toEqual({
      item_changed: 'account',
      bank_account: ACCOUNT,
      account_holder: 'own',
      signature: { width: 1000, height: 400, by: 'hand', strokes: expect.any(Array) },
    });
    const slip = await print(kiosk);
    expect(slip).toContain('申请人签字');
    expect(slip).toContain(`尾号${ACCOUNT.slice(-4)}`);
    for (const secret of [ACCOUNT, RELATIVES_NUMBER, '王十']) expect(slip).not.toContain(secret);
    await leave(kiosk);
  });

  it('asks what another choice needs when the choice is changed on the check page', async () => {
    await identify(kiosk);
    await beginChange(kiosk, '手机号');
    await asked(kiosk, '新的手机号是多少？');
    await type(kiosk, PHONE);
    await kiosk.touch('继续');
    await promiseAndSign(kiosk);
    await change('改什么');
    await kiosk.touch(/^住址/);
    await kiosk.touch('继续');
    await asked(kiosk, '您现在住在哪里？');
    await chooseHome(kiosk);
    await asked(kiosk, '住址还要写什么？');
    await kiosk.touch('继续');
    const said = await readCheckPages();
    expect(said).toContain('尧渡镇黄泥村委会5组');
    expect(said).not.toContain('139');
    await kiosk.touch(/^提交/);
    await shown((await kiosk.screen('result')).getByText('已经提交成功'));
    expect(await newestCase()).toMatchObject({ item_changed: 'address', residence_place: '341721100200-5-' });
    const slip = await print(kiosk);
    expect(slip).toContain('东至县尧渡镇');
    expect(slip).not.toContain('黄泥');
    await leave(kiosk);
  });

  it('does not ask for a number again that was given in another service, nor forgets it with the network', async () => {
    await identify(kiosk);
    await kiosk.upstream.behave({ mode: 'down' });
    await beginChange(kiosk, '手机号');
    await asked(kiosk, '新的手机号是多少？');
    await type(kiosk, PHONE);
    await kiosk.touch('继续');
    await kiosk.screen('commitment');
    await kiosk.touch('我同意');
    await kiosk.screen('signature');
    await kiosk.touch('确认');
    await shown(kiosk.page().getByText('还没有签好。').first());
    await kiosk.touch('我不会签字');
    await kiosk.touch('我按指印');
    await readCheckPages();
    await kiosk.touch(/^提交/);
    await shown((await kiosk.screen('result')).getByText('已收好，待上传'));
    expect(await print(kiosk)).toContain('请在框里按指印');
    await kiosk.touch('首页');
    await kiosk.screen('home');
    await open(kiosk, '办外地长住');
    await kiosk.screen('notice');
    await kiosk.touch('继续');
    await kiosk.touch(/^北京市/);
    await kiosk.touch('继续');
    await asked(kiosk, '您从哪天开始住？');
    await kiosk.touch(/^今天/);
    await kiosk.touch('继续');
    await asked(kiosk, '您用什么证明住在那里？');
    await kiosk.touch(/没有，我承诺/);
    await kiosk.touch('继续');
    await shown(kiosk.page().getByText('您填过这个，请看对不对。'));
    expect(await kiosk.page().locator('[data-part="field"]').innerText()).toContain('139 0000 0000');
    await kiosk.touch('对的');
    await kiosk.screen('commitment');
    const before = (await kiosk.upstream.cases()).length;
    await kiosk.upstream.behave({ mode: 'normal' });
    await kiosk.until('the case upstream', async () => (await kiosk.upstream.cases()).length === before + 1);
    expect(await newestCase()).toMatchObject({ phone: PHONE, signature: { by: 'thumb' } });
  });

  it('lets staff be called from a field, with everything kept', async () => {
    await identify(kiosk);
    await beginChange(kiosk, '银行账户');
    await type(kiosk, '1234');
    await kiosk.touch('请工作人员帮我填');
    await shown(kiosk.page().getByText('已叫').first());
    await kiosk.touch(/接着|继续|好的/);
    expect(await kiosk.page().locator('[data-part="field"]').innerText()).toContain('1234');
  });
});

describe('changing the contribution base, where the level offers it', () => {
  let town: Kiosk;
  beforeAll(async () => {
    town = await startKiosk({
      changeSite: (site) => ({ ...site, site: { ...site.site, level: 'cz-township', place: '431002' } }),
    });
  });
  afterAll(() => town.stop());

  it('takes money by pad, with 角分, and refuses what can be no base', async () => {
    await identify(town);
    await beginChange(town, '缴费基数');
    await asked(town, '按每月多少钱交？');
    await type(town, '12');
    await town.touch('继续');
    await shown(town.page().locator('[data-part="error-summary"]').getByText('钱数不对。'));
    await type(town, '34点5');
    expect(await town.page().locator('[data-part="field"]').innerText()).toContain('1,234.5元');
    await town.touch('继续');
    await promiseAndSign(town);
    expect(await (await town.screen('check-answers')).innerText()).toContain('1234.50元');
    await town.touch(/^提交/);
    await shown((await town.screen('result')).getByText('已经提交成功'));
    const applied = (await town.upstream.cases()).at(-1)?.input['case'];
    expect(applied).toMatchObject({
      service: 'flexible-worker-info-change',
      fields: { item_changed: 'base', contribution_base: '1234.50' },
    });
    expect(await print(town)).toContain('1234.50元');
    await leave(town);
  });
});
