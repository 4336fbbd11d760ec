import type { Page } from 'playwright-core';
import { withCheck } from '../../simulators/upstream/id-number.ts';
import { shown } from './glass.ts';
import type { Kiosk } from './kiosk.ts';
import { open } from './walk.ts';

/** A number that nobody has: no place begins with 99, and the sequence is of the range kept for no one. */
export const RELATIVES_NUMBER = withCheck('99999919700101995');
/** No bank's: cards of the national network begin with 62. */
export const ACCOUNT = '99999900000000018';
export const PHONE = '13900000000';

/** Types on the number pad that is shown. */
export async function type(kiosk: Kiosk, characters: string): Promise<void> {
  for (const key of characters)
    await kiosk.page().getByRole('button', { name: key, exact: true }).first().tap();
}

/** Waits until a question is asked. */
export async function asked(kiosk: Kiosk, question: string): Promise<void> {
  await shown(kiosk.page().locator('[data-screen="question"] h1').getByText(question));
}

/** Draws strokes in a box, each a list of places in parts of its width and height. */
async function draw(page: Page, box: string, strokes: readonly (readonly [number, number])[][]) {
  const place = await page.getByRole('img', { name: box }).boundingBox();
  if (place === null) throw new Error(`no box ${box}`);
  for (const stroke of strokes) {
    for (const [at, [x, y]] of stroke.entries()) {
      await page.mouse.move(place.x + x * place.width, place.y + y * place.height, { steps: 12 });
      if (at === 0) await page.mouse.down();
    }
    await page.mouse.up();
  }
}

/** 王 and 十, as anybody writes them. */
const STROKES = {
  王: [
    [
      [0.35, 0.2],
      [0.65, 0.2],
    ],
    [
      [0.35, 0.5],
      [0.65, 0.5],
    ],
    [
      [0.5, 0.2],
      [0.5, 0.8],
    ],
    [
      [0.3, 0.8],
      [0.7, 0.8],
    ],
  ],
  十: [
    [
      [0.3, 0.5],
      [0.7, 0.5],
    ],
    [
      [0.5, 0.15],
      [0.5, 0.85],
    ],
  ],
} satisfies Record<string, [number, number][][]>;

/** Writes characters by hand, one after the other, and touches what the kiosk makes of each. */
export async function write(kiosk: Kiosk, characters: readonly (keyof typeof STROKES)[]): Promise<void> {
  const page = kiosk.page();
  for (const character of characters) {
    await shown(page.getByRole('img', { name: '写字的地方' }));
    await draw(page, '写字的地方', STROKES[character]);
    await page.getByRole('button', { name: character, exact: true }).tap();
  }
}

/** Signs in the box with one long line. */
export async function signName(kiosk: Kiosk): Promise<void> {
  await draw(kiosk.page(), '签字的框', [
    [
      [0.2, 0.3],
      [0.5, 0.7],
      [0.8, 0.3],
    ],
    [
      [0.4, 0.2],
      [0.4, 0.8],
    ],
  ]);
}

/** Chooses a village of the demonstration county, a group and a house. */
export async function chooseHome(kiosk: Kiosk): Promise<void> {
  await kiosk.touch(/^尧渡镇/);
  await kiosk.touch(/^村$/);
  await kiosk.touch(/^黄泥村/);
  await kiosk.touch('继续');
  await asked(kiosk, '是第几组？');
  await type(kiosk, '5');
  await kiosk.touch('继续');
  await asked(kiosk, '门牌是几号？');
  await kiosk.touch('没有门牌');
}

/** Opens 改参保信息 and chooses what is to change. */
export async function beginChange(kiosk: Kiosk, item: string): Promise<void> {
  await open(kiosk, '改参保信息');
  await kiosk.screen('notice');
  await kiosk.touch('继续');
  await asked(kiosk, '您要改什么？');
  await kiosk.touch(new RegExp(`^${item}`));
  await kiosk.touch('继续');
}

/** From the last answer to the check page: the promise and the signature. */
export async function promiseAndSign(kiosk: Kiosk): Promise<void> {
  await kiosk.screen('commitment');
  await kiosk.touch('我同意');
  await kiosk.screen('signature');
  await signName(kiosk);
  await kiosk.touch('确认');
  await kiosk.screen('check-answers');
}
