import { sitDown } from '../contract/receipt-printer/printer-at-the-desk.ts';
import { slip } from '../contract/receipt-printer/slip.ts';
import { type BenchRow, percentile } from './bench-row.ts';

/** From the command to the first byte of a slip on its way; questions about the printer's state do not count. */

const SLIPS = 60;
/** The first slips teach the compiler, not us. */
const WARM_UP = 5;
const BAR_MS = 10;

/** The row of the slip's first byte. */
export async function slipRow(): Promise<BenchRow> {
  const desk = await sitDown('serial');
  try {
    const waits: number[] = [];
    for (let nth = 0; nth < WARM_UP + SLIPS; nth += 1) {
      const job = `J${nth}`;
      const begin = performance.now();
      desk.print(job, slip);
      await desk.until(`${job} printed`);
      if (nth >= WARM_UP) waits.push(desk.slipBegan() - begin);
      desk.forget();
    }
    const [middle = 0, p95 = 0, most = 0] = [0.5, 0.95, 1].map((share) => percentile(waits, share));
    return {
      area: 'devices',
      what: `command to print → first byte of the slip on a serial line, ${SLIPS} slips, p50 / p95 / most`,
      value: `${middle.toFixed(1)} / ${p95.toFixed(1)} / ${most.toFixed(1)} ms`,
      bar: `p95 ≤ ${BAR_MS} ms`,
      met: p95 <= BAR_MS,
    };
  } finally {
    await desk.leave();
  }
}
