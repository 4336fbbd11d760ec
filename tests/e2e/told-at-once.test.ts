import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { shown } from './support/glass.ts';
import { type Kiosk, startKiosk } from './support/kiosk.ts';
import { identify, leave, nextPlease, open, print } from './support/walk.ts';

let kiosk: Kiosk;
beforeAll(async () => {
  kiosk = await startKiosk();
});
beforeEach(() => nextPlease(kiosk));
afterAll(() => kiosk.stop());

/** From the welcome screen to the notice of the long-term filing. */
async function toNotice(): Promise<void> {
  await identify(kiosk);
  await open(kiosk, '办外地长住');
  await kiosk.screen('notice');
}

it('tells everything at once on paper, opens the guide and prints it, and flags what is told a second time', async () => {
  await toNotice();
  const first = await print(kiosk);
  expect(first).toContain('一次性告知单');
  expect(first).toContain('要准备什么');
  expect(first).not.toContain('次告知');

  await kiosk.touch(/^看看办事指南/);
  const guide = await kiosk.screen('guide');
  await shown(guide.getByText('还不清楚，请问工作人员。'));
  const paper = await print(kiosk);
  for (const word of ['办事指南', '事项编码', '办理时限', '服务标准']) expect(paper).toContain(word);
  await kiosk.touch('返回');
  await kiosk.screen('notice');
  await kiosk.touch('首页');
  await leave(kiosk);

  await nextPlease(kiosk);
  await toNotice();
  expect(await print(kiosk)).toContain('第2次告知');
  await kiosk.touch('首页');
  await leave(kiosk);
});

it('says where the matters are that it has not', async () => {
  await identify(kiosk);
  await open(kiosk, '看看这里办不了的事');
  const page = await kiosk.screen('elsewhere');
  await shown(page.getByText('到县医保窗口办'));
  await shown(page.getByText('办生育登记').or(page.getByText('下一页')).first());
  await kiosk.touch('好的');
  await kiosk.screen('home');
  await leave(kiosk);
});
