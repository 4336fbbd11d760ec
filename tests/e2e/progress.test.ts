import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { shown } from './support/glass.ts';
import { type Kiosk, startKiosk } from './support/kiosk.ts';
import { answerFiling, identify, leave, nextPlease, open, print } from './support/walk.ts';

let kiosk: Kiosk;
beforeAll(async () => {
  kiosk = await startKiosk();
});
beforeEach(() => nextPlease(kiosk));
afterAll(() => kiosk.stop());

/** Hands in a long-term stay elsewhere; gives its receipt number once the result says what is to be seen. */
async function file(outcome: string): Promise<string> {
  await identify(kiosk);
  await open(kiosk, '办外地长住');
  await answerFiling(kiosk);
  await kiosk.touch(/^提交/);
  const result = await kiosk.screen('result');
  await shown(result.getByText(outcome).first());
  const [number] = /[\w-]+-\d{8}-\d{4}/.exec(await result.innerText()) ?? [];
  if (number === undefined) throw new Error('no number on the result');
  return number;
}

/** To the question whether the case of the result is really to be taken back. */
async function withdraw(): Promise<void> {
  await turnUntil(/^撤回这次办理/);
  await kiosk.touch(/^撤回这次办理/);
  await kiosk.screen('withdraw-case');
  await kiosk.touch('确定撤回');
}

async function turnUntil(name: RegExp): Promise<void> {
  const button = kiosk.page().getByRole('button', { name });
  while ((await button.count()) === 0) {
    const before = await kiosk.page().locator('[data-screen]').innerText();
    await kiosk.touch('下一页');
    await kiosk.until('another page', async () => {
      return (await kiosk.page().locator('[data-screen]').innerText()) !== before;
    });
  }
}

/** The page of the newest case, with the card that is lying there. */
async function look(): Promise<ReturnType<Kiosk['screen']>> {
  await open(kiosk, '看看办过的事');
  await kiosk.screen('cases');
  await kiosk.touch(/^看进度/);
  return kiosk.screen('case');
}

it('takes a case back that the platform has, with a slip, and shows it to whoever asks', async () => {
  const number = await file('已经提交成功');
  await withdraw();
  const page = await kiosk.screen('case-withdrawn');
  await shown(page.getByText('这件事不办了。'));
  expect(await kiosk.upstream.withdrawals()).toMatchObject([{ receiptNumber: number, attempts: 1 }]);
  const slip = await print(kiosk);
  for (const word of ['撤回单', '已撤回', number]) expect(slip).toContain(word);
  await kiosk.touch('好的');
  const looked = await look();
  await shown(looked.getByText('已经撤回了').first());
  await kiosk.touch('首页');
  await leave(kiosk);
});

it('takes a case back without a network that nobody received, and sends nothing afterwards', async () => {
  const before = (await kiosk.upstream.cases()).length;
  await identify(kiosk);
  await kiosk.upstream.behave({ mode: 'down' });
  await open(kiosk, '办外地长住');
  await answerFiling(kiosk);
  await kiosk.touch(/^提交/);
  const result = await kiosk.screen('result');
  await shown(result.getByText('已收好，待上传').first());
  await withdraw();
  const page = await kiosk.screen('case-withdrawn');
  await shown(page.getByText('这件事没有上传，已经取消。'));
  await kiosk.upstream.behave({ mode: 'normal' });
  await kiosk.touch('好的');
  await leave(kiosk);
  // The next card finds the network again; what would still be in the outbox would go now.
  await identify(kiosk);
  await shown(kiosk.page().getByText('已联网'));
  await leave(kiosk);
  expect((await kiosk.upstream.cases()).length).toBe(before);
  expect(await kiosk.upstream.withdrawals()).toHaveLength(1);
});

it('does not take back what an officer has looked at, and says what is asked for by the digits of the number', async () => {
  const receiptNumber = await file('已经提交成功');
  await kiosk.upstream.review({ receiptNumber, decision: 'ask-for-more', what: '户口簿' });
  await withdraw();
  const refused = await kiosk.screen('case-withdrawn');
  await shown(refused.getByText('没能撤回').first());
  await shown(refused.getByText('这件事已经审核'));
  await kiosk.touch('好的');
  await open(kiosk, '看看办过的事');
  await kiosk.touch('按编号查');
  await kiosk.screen('case-number');
  for (const digit of receiptNumber.replaceAll('-', '').slice(-12))
    await kiosk.page().getByRole('button', { name: digit, exact: true }).tap();
  await kiosk.touch('查进度');
  const page = await kiosk.screen('case');
  await shown(page.getByText('还要补材料').first());
  await shown(page.getByText('户口簿'));
  await kiosk.touch('首页');
  await leave(kiosk);
});
