import { syntheticResident } from '../../simulators/upstream/synthetic-residents.ts';
import type { Kiosk } from './kiosk.ts';

/** A fictional resident of the demonstration town, insured and at home there. */
export const RESIDENT = syntheticResident('dongzhi-1');

/** Lays the resident's card and waits for the home screen with the name on it. */
export async function identify(kiosk: Kiosk, resident = RESIDENT): Promise<void> {
  await kiosk.reader.lay(resident.card);
  await kiosk.screen('home');
  await kiosk.page().getByText(resident.card.name).first().waitFor();
}

/** Opens one of the services of the home screen by its verb. */
export async function open(kiosk: Kiosk, action: string): Promise<void> {
  await kiosk.touch(new RegExp(`^${action}`));
}

/** Answers everything the long-term filing asks, up to its check page. */
export async function answerFiling(kiosk: Kiosk, phone = '13900000000'): Promise<void> {
  await kiosk.screen('notice');
  await kiosk.touch('继续');
  await kiosk.screen('question');
  await kiosk.touch(/^北京市/);
  await kiosk.touch('继续');
  await kiosk.page().getByText('您从哪天开始住？').waitFor();
  await kiosk.touch(/^今天/);
  await kiosk.touch('继续');
  await kiosk.page().getByText('您用什么证明住在那里？').waitFor();
  await kiosk.touch(/没有，我承诺/);
  await kiosk.touch('继续');
  await kiosk.page().getByText('您的手机号是多少？').waitFor();
  for (const digit of phone) await kiosk.page().getByRole('button', { name: digit, exact: true }).tap();
  await kiosk.touch('继续');
  await kiosk.screen('commitment');
  await kiosk.touch('我同意');
  await kiosk.screen('check-answers');
}

/** Ends the visit as a resident does: rates or not, takes the card, and sees the welcome screen again. */
export async function leave(kiosk: Kiosk): Promise<void> {
  await kiosk.touch('办完了');
  if ((await kiosk.shownScreen()) === 'rate') await kiosk.touch('不评价');
  await kiosk.screen('farewell');
  await kiosk.reader.lift();
  const farewell = await kiosk.screen('farewell');
  await kiosk.until(
    'the reader to miss the card',
    async () => !(await farewell.innerText()).includes('身份证'),
  );
  await kiosk.touch('好的');
  await kiosk.screen('welcome');
}
