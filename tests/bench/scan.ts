import { failureWords } from '../../renderer/copy/failures.ts';
import { type Kiosk, startKiosk } from '../e2e/support/kiosk.ts';
import { type BenchRow, percentile } from './bench-row.ts';
import { clockOffset, pageNow, watchFor } from './painted.ts';

/**
 * From the last byte of a code, noted by the simulator as it left, to the screen that answers it standing in the page. Two
 * kinds of code take turns, so that each is answered by another sentence than the one before.
 */

const CODES = 200;
const BAR_MS = 20;
/** More than ten codes a second are taken for a scanner gone wild. */
const PAUSE_MS = 150;
const TURNS = [
  { prefix: 'opc0000000000000000000', answer: failureWords['code-wrong-package'].resident },
  { prefix: 'nobody-knows-this-', answer: failureWords['code-not-recognised'].resident },
] as const;

async function oneCode(kiosk: Kiosk, turn: number): Promise<{ inPage: number; painted: number }> {
  const { prefix, answer } = TURNS[turn % 2 === 0 ? 0 : 1];
  await kiosk.until('the scanner is told to read', async () => {
    const { commands, reading } = await kiosk.scanner.state();
    return commands.length > 0 && reading;
  });
  const { painted } = await watchFor(kiosk.page(), '[role="alert"]', answer.slice(0, 8));
  const { sentAt } = await kiosk.scanner.show(`${prefix}${String(turn).padStart(6, '0')}`);
  if (sentAt === null) throw new Error('the scanner sent no code');
  const { inPageAt, paintedAt } = await painted;
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  return { inPage: inPageAt - sentAt, painted: paintedAt - sentAt };
}

/** Two hundred codes, one after another. */
export async function run(): Promise<BenchRow[]> {
  const kiosk = await startKiosk({ browser: 'whole' });
  try {
    await kiosk.screen('welcome');
    const page = await clockOffset(() => pageNow(kiosk.page()));
    const scanner = await clockOffset(async () => (await kiosk.scanner.state()).now);
    const correction = scanner.ahead - page.ahead;
    const codes: { inPage: number; painted: number }[] = [];
    for (let turn = 0; turn < CODES; turn += 1) codes.push(await oneCode(kiosk, turn));
    const shares = (values: readonly number[]): string =>
      [0.5, 0.95, 1].map((share) => (percentile(values, share) + correction).toFixed(1)).join(' / ');
    const inPage = codes.map((code) => code.inPage);
    const p95 = percentile(inPage, 0.95) + correction;
    return [
      {
        area: 'scan',
        what: `last byte of a code → its answer in the page, ${CODES} codes, p50 / p95 / most`,
        value: `${shares(inPage)} ms (painted: ${shares(codes.map((code) => code.painted))} ms; clocks agree within ${(page.uncertain + scanner.uncertain).toFixed(1)} ms)`,
        bar: `p95 ≤ ${BAR_MS} ms`,
        met: p95 <= BAR_MS,
      },
    ];
  } finally {
    await kiosk.stop();
  }
}
