import type { ServiceItem } from '../../../electron/contract/catalogue.ts';
import type { Screen } from '../../../electron/contract/status.ts';
import type { HandHall } from '../support/hand-hall.ts';
import { answer, touch, until } from './fill-in.ts';

/** More screens than any matter has. */
const MOST_SCREENS = 24;

/** What tells one screen of a matter from the next. */
const keyOf = (screen: Screen): string =>
  [
    screen.name,
    'step' in screen ? screen.step : '',
    'outcome' in screen ? screen.outcome : '',
    'invoices' in screen ? screen.invoices.length : '',
    'page' in screen ? screen.page : '',
  ].join(' ');

/** Does what the screen asks, so that another one comes. */
async function goOn(hall: HandHall, service: ServiceItem, screen: Screen): Promise<void> {
  switch (screen.name) {
    case 'notice':
    case 'record':
      return touch(hall, '继续');
    case 'question':
      return answer(hall, service, screen);
    case 'commitment':
      return touch(hall, '我同意');
    case 'signature':
      await touch(hall, '我不会签字');
      return touch(hall, '我按指印');
    case 'second-check':
      return touch(hall, '没有别人');
    case 'materials':
      return touch(hall, '知道了，继续');
    case 'invoices':
      return screen.invoices.length === 0 ? addInvoice(hall) : touch(hall, '都加好了');
    case 'enquiry':
      return touch(hall, '继续');
    case 'activation':
      return activate(hall, screen);
    case 'check-answers':
      return touch(hall, screen.submitLabel);
    default:
      throw new Error(`no way on from ${screen.name}`);
  }
}

let invoices = 0;

/** An invoice of a clinic that does not exist, as its code says it: code, number, amount, day (upstream spec §7). No two are the same. */
function nextInvoice(): string {
  invoices += 1;
  return `01,10,012345678901,${10_000_000 + invoices},100.00,20261101,12345678901234567890,0000`;
}

/** Shows the scanner an invoice's code, and says that it was read rightly. */
async function addInvoice(hall: HandHall): Promise<void> {
  hall.scan(nextInvoice());
  await touch(hall, '对的，加上');
}

type Activation = Extract<Screen, { name: 'activation' }>;

/** From the question what one comes for, by the first channel, to the code that proves it. */
async function activate(hall: HandHall, { page, channels }: Activation): Promise<void> {
  switch (page) {
    case 'begin':
      return touch(hall, '我还没有医保码');
    case 'channels':
      return touch(hall, new RegExp(`^${channels?.[0]?.name ?? ''}`));
    case 'steps':
      return touch(hall, '办好了');
    case 'show':
      return hall.showVoucher();
    case 'checking':
      return;
    case 'activated':
      return touch(hall, '继续');
    default:
      throw new Error(`nobody is to come to the page ${page}`);
  }
}

/** Whether a screen is where a matter ends: a record to look at, or what came of it. */
function isEnd(screen: Screen): boolean {
  if (screen.name === 'record') return screen.last && screen.record !== undefined;
  if (screen.name === 'enquiry') return screen.last && screen.parts !== undefined;
  return screen.name === 'result' && screen.outcome !== 'sending';
}

/**
 * Walks a matter from its first screen to its end, every answer given with a finger.
 * @returns the names of the screens it came by
 */
export async function walkThrough(hall: HandHall, service: ServiceItem): Promise<readonly string[]> {
  const seen: string[] = [];
  while (seen.length < MOST_SCREENS) {
    const { screen } = hall.status();
    seen.push(screen.name);
    if (isEnd(screen)) return seen;
    const before = keyOf(screen);
    const awaited = (screen.name === 'record' || screen.name === 'enquiry') && screen.last;
    if (screen.name !== 'result' && !awaited) await goOn(hall, service, screen);
    // What is looked up last comes on the same screen.
    await until(hall, `what follows ${before}`, (now) => keyOf(now) !== before || (awaited && isEnd(now)));
  }
  throw new Error(`${service.id} has no end: ${seen.join(' ')}`);
}
