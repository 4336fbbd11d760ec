import type { Kiosk } from '../e2e/support/kiosk.ts';
import { type BenchRow, percentile } from './bench-row.ts';
import { watchFor } from './painted.ts';

/** From a reader's cable pulled while its card is awaited to the sentence, and from the cable put back to the page that asks again. */

const ROUNDS = 8;
const SAID_BAR_MS = 1000;
const BACK_BAR_MS = 3000;

const now = (): number => performance.timeOrigin + performance.now();

async function untilScreen(kiosk: Kiosk, screen: string, deed: () => Promise<unknown>): Promise<number> {
  const { painted } = await watchFor(kiosk.page(), `[data-screen="${screen}"]`, '');
  const from = now();
  await deed();
  const { paintedAt } = await painted;
  return paintedAt - from;
}

/** The rows of the cable; leaves the kiosk where a resident is asked for a card. */
export async function replugRows(kiosk: Kiosk): Promise<BenchRow[]> {
  await kiosk.touch('开始办理');
  await kiosk.screen('identify');
  const said: number[] = [];
  const back: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    said.push(await untilScreen(kiosk, 'device-trouble', () => kiosk.reader.setCable(false)));
    back.push(await untilScreen(kiosk, 'identify', () => kiosk.reader.setCable(true)));
  }
  const row = (what: string, times: readonly number[], bar: number): BenchRow => ({
    area: 'devices',
    what: `${what}, ${ROUNDS} times, p50 / most`,
    value: `${percentile(times, 0.5).toFixed(0)} / ${Math.max(...times).toFixed(0)} ms`,
    bar: `each ≤ ${bar} ms`,
    met: Math.max(...times) <= bar,
  });
  return [
    row('reader unplugged while a card is awaited → said on the screen', said, SAID_BAR_MS),
    row('reader plugged back → the screen asks for the card again', back, BACK_BAR_MS),
  ];
}
