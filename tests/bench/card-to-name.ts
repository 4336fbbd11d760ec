import { type Kiosk, startKiosk } from '../e2e/support/kiosk.ts';
import { leave } from '../e2e/support/walk.ts';
import { syntheticResident } from '../simulators/upstream/synthetic-residents.ts';
import { type BenchRow, percentile } from './bench-row.ts';
import { clockOffset, pageNow, watchFor } from './painted.ts';

/**
 * From the last byte of the 1,295-byte answer, noted by the simulator as it left, to the frame with the resident's name, noted
 * by the page. Two residents take turns, and each card begins a visit at the welcome screen, so no name is there beforehand.
 */

const CARDS = 200;
const BAR_MS = 60;
const RESIDENTS = ['dongzhi-1', 'dongzhi-2'].map(syntheticResident);

async function oneCard(kiosk: Kiosk, turn: number): Promise<{ inPage: number; painted: number }> {
  const { card } = RESIDENTS[turn % RESIDENTS.length] ?? syntheticResident('dongzhi-1');
  const { painted } = await watchFor(kiosk.page(), '[data-screen="home"]', card.name);
  await kiosk.reader.lay(card);
  const { inPageAt, paintedAt } = await painted;
  const { readAnsweredAt } = await kiosk.reader.state();
  if (readAnsweredAt === null) throw new Error('the reader answered no card');
  await leave(kiosk);
  return { inPage: inPageAt - readAnsweredAt, painted: paintedAt - readAnsweredAt };
}

/** Two hundred cards, one after another. */
export async function run(): Promise<BenchRow[]> {
  const kiosk = await startKiosk({ browser: 'whole' });
  try {
    await kiosk.screen('welcome');
    const page = await clockOffset(() => pageNow(kiosk.page()));
    const reader = await clockOffset(async () => (await kiosk.reader.state()).now);
    const correction = reader.ahead - page.ahead;
    const cards: { inPage: number; painted: number }[] = [];
    for (let turn = 0; turn < CARDS; turn += 1) cards.push(await oneCard(kiosk, turn));
    const shares = (values: readonly number[]): string =>
      [0.5, 0.95, 1].map((share) => (percentile(values, share) + correction).toFixed(1)).join(' / ');
    const painted = cards.map((card) => card.painted);
    const p95 = percentile(painted, 0.95) + correction;
    return [
      {
        area: 'card to name',
        what: `last byte of the card's answer → name painted, ${CARDS} cards, p50 / p95 / most`,
        value: `${shares(painted)} ms (in the page: ${shares(cards.map((card) => card.inPage))} ms; clocks agree within ${(page.uncertain + reader.uncertain).toFixed(1)} ms)`,
        bar: `p95 ≤ ${BAR_MS} ms`,
        met: p95 <= BAR_MS,
      },
    ];
  } finally {
    await kiosk.stop();
  }
}
