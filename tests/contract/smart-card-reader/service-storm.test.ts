import { describe, expect, it } from 'vitest';
import { createSmartCardTransport, listSmartCardReaders } from '../../../native/transport/pcsc.ts';
import { presetHolders } from '../../simulators/smart-card/preset-cards.ts';
import { slotBench, virtualSlots } from './slot-bench.ts';

const ROUNDS = 60;
/** Far above a round's ordinary milliseconds, far below a call that never returns. */
const LONGEST_ROUND_MS = 1_500;
const nobody = { inserted: () => undefined, removed: () => undefined, lost: () => undefined };

describe.skipIf(!virtualSlots)('links that come and go while cards do', () => {
  const { ready, readOnce, program } = lazily();

  it(`never hang the process, as stop of pcsc-mini does right after an event: ${ROUNDS} rounds`, async () => {
    await ready();
    let longest = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const begin = performance.now();
      const link = createSmartCardTransport({ kind: 'pcsc', reader: 'Virtual PCD 00 00' });
      const moved = round % 2 === 0 ? program('/insert', { card: 'v2' }) : program('/remove');
      expect((await link.open(nobody)).ok).toBe(true);
      await Promise.all([link.close(), moved]);
      longest = Math.max(longest, performance.now() - begin);
    }
    process.stdout.write(
      `${ROUNDS} links during insertions and removals: longest ${longest.toFixed(0)} ms\n`,
    );
    expect(longest).toBeLessThan(LONGEST_ROUND_MS);
    expect(await listSmartCardReaders(1000)).toMatchObject({ ok: true });
    expect(await readOnce('v2')).toMatchObject({ number: presetHolders.v2.number });
  }, 120_000);
});

/** The bench's parts, of which the program is there only once the suite has begun. */
function lazily() {
  const bench = slotBench();
  const order = (path: string, body?: object): Promise<unknown> => bench.program.order(path, body);
  return { ready: bench.ready, readOnce: bench.readOnce, program: order };
}
