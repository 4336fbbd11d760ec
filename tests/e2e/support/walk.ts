import { syntheticResident } from '../../simulators/upstream/synthetic-residents.ts';
import { shown } from './glass.ts';
import type { Kiosk } from './kiosk.ts';

/** A fictional resident of the demonstration town, insured and at home there. */
export const RESIDENT = syntheticResident('dongzhi-1');

/** Lays the resident's card and waits for the home screen with the name on it. */
export async function identify(kiosk: Kiosk, resident = RESIDENT): Promise<void> {
  await kiosk.reader.lay(resident.card);
  await kiosk.screen('home');
  await shown(kiosk.page().getByText(resident.card.name).first());
}

/** Shows the scanner a code once it was told to read and is lit: between two screens it is dark for a moment. */
export async function showCode(kiosk: Kiosk, code: string): Promise<void> {
  await kiosk.until('the scanner was told to read', async () => {
    const { commands } = await kiosk.scanner.state();
    return commands.length > 0;
  });
  await kiosk.until('the scanner reads', async () => (await kiosk.scanner.show(code)).shown === true);
}

/** Opens one of the services of the home screen by its verb, turning its pages until it is there. */
export async function open(kiosk: Kiosk, action: string): Promise<void> {
  await turnTo(kiosk, action);
  await kiosk.touch(new RegExp(`^${action}`));
}

/** Turns the pages of the home screen until the service with this verb is there. */
export async function turnTo(kiosk: Kiosk, action: string): Promise<void> {
  await kiosk.screen('home');
  const tile = kiosk.page().getByRole('button', { name: new RegExp(`^${action}`) });
  const later = kiosk.page().getByRole('button', { name: '下一页' });
  while ((await tile.count()) === 0 && (await later.count()) > 0) {
    const before = await kiosk.page().locator('[data-screen]').innerText();
    await kiosk.touch('下一页');
    await kiosk.until('another page', async () => {
      return (await kiosk.page().locator('[data-screen]').innerText()) !== before;
    });
  }
}

/** Answers everything the long-term filing asks, up to its check page. */
export async function answerFiling(kiosk: Kiosk, phone = '13900000000'): Promise<void> {
  await kiosk.screen('notice');
  await kiosk.touch('继续');
  await kiosk.screen('question');
  await kiosk.touch(/^北京市/);
  await kiosk.touch('继续');
  await shown(kiosk.page().getByText('您从哪天开始住？'));
  await kiosk.touch(/^今天/);
  await kiosk.touch('继续');
  await shown(kiosk.page().getByText('您用什么证明住在那里？'));
  await kiosk.touch(/没有，我承诺/);
  await kiosk.touch('继续');
  await shown(kiosk.page().getByText('您的手机号是多少？'));
  for (const digit of phone) await kiosk.page().getByRole('button', { name: digit, exact: true }).tap();
  await kiosk.touch('继续');
  await kiosk.screen('commitment');
  await kiosk.touch('我同意');
  await kiosk.screen('check-answers');
}

/** Answers a choice once its question stands there. */
export async function choose(kiosk: Kiosk, question: string, option: string | RegExp): Promise<void> {
  await shown(kiosk.page().getByText(question).first());
  await kiosk.touch(option);
  await kiosk.touch('继续');
}

/** From the record to the result of the certificate, for somebody who may have one. */
export async function answerCertificate(kiosk: Kiosk): Promise<void> {
  await kiosk.screen('record');
  await kiosk.touch('继续');
  await kiosk.screen('notice');
  await kiosk.touch('继续');
  await choose(kiosk, '您要怎么转？', /^职工转到别处职工/);
  await choose(kiosk, '老地方停保了吗？', /^已经停了/);
  await choose(kiosk, '新地方参保了吗？', /^已经参了/);
  await choose(kiosk, '以前有欠费吗？', /^没有欠费/);
}

/** Ends the visit as a resident does: rates or not, takes the card, and sees the welcome screen again. */
export async function leave(kiosk: Kiosk): Promise<void> {
  await kiosk.touch('办完了');
  await shown(kiosk.page().locator('[data-screen="rate"], [data-screen="farewell"]'));
  if ((await kiosk.shownScreen()) === 'rate') await kiosk.touch('不评价');
  const farewell = await kiosk.screen('farewell');
  await kiosk.reader.lift();
  await kiosk.until(
    'the reader to miss the card',
    async () => !(await farewell.innerText()).includes('证件'),
  );
  await kiosk.touch('好的');
  await kiosk.screen('welcome');
}

/** Takes the card away and waits until the reader was asked often enough to have missed it. */
export async function liftNoticed(kiosk: Kiosk): Promise<void> {
  const asked = async (): Promise<{ finds: number; keepAlives: number }> => {
    const { commands } = (await kiosk.reader.fault(null)) as { commands: readonly string[] };
    const count = (name: string): number => commands.filter((command) => command === name).length;
    return { finds: count('find'), keepAlives: count('status') };
  };
  await kiosk.reader.lift();
  const before = await asked();
  await kiosk.until('the reader to be asked', async () => {
    const now = await asked();
    return now.finds >= before.finds + 3 || now.keepAlives > before.keepAlives;
  });
}

/** Most touches it takes from any screen to the welcome screen. */
const MOST_TOUCHES = 8;

/** Puts the hall in order for the next resident, wherever the last one left it. */
export async function nextPlease(kiosk: Kiosk): Promise<void> {
  await kiosk.upstream.behave({ mode: 'normal' });
  await kiosk.reader.setCable(true);
  await kiosk.reader.fault(null);
  await kiosk.reader.garble(null);
  await liftNoticed(kiosk);
  for (let touches = 0; touches < MOST_TOUCHES; touches += 1) {
    const stands = await kiosk.shownScreen();
    if (stands === 'welcome') return;
    if (stands === 'rate') await kiosk.touch('不评价');
    else if (stands === 'farewell') await kiosk.touch('好的');
    else if (stands === 'home') await kiosk.touch('办完了');
    else if (stands === 'device-trouble') await kiosk.screen('identify');
    else await kiosk.touch('首页');
    await shown(kiosk.page().locator(`[data-screen]:not([data-screen="${stands}"])`));
  }
  throw new Error(`the kiosk stays at ${await kiosk.shownScreen()}`);
}

/** Touches 打印 and gives the text of the slip that comes out. */
export async function print(kiosk: Kiosk): Promise<string> {
  const before = (await kiosk.printer.slips()).filter(({ complete }) => complete).length;
  await kiosk.touch('打印');
  return (await kiosk.slips(before + 1)).at(-1)?.text ?? '';
}
