import { describe, expect, it } from 'vitest';
import { isInstalled, notRun, smartCardService } from '../../../scripts/debian-packages.ts';
import { slotBeyondHands } from './behaviour.ts';
import { slotByHand } from './by-hand.ts';
import { sitDown } from './slot-at-the-desk.ts';
import { slotBench, virtualSlots } from './slot-bench.ts';

/**
 * What a reader, a card and the driver do together, over Debian's own smart-card service and its virtual reader. Where
 * those are not installed one line says that this was not run.
 */

const installed = isInstalled(smartCardService);

it('has a smart-card service to speak to, or says that it was not run', () => {
  if (!installed) process.stdout.write(`${notRun(smartCardService)}\n`);
  expect(notRun(smartCardService)).toContain('tests/contract/smart-card-reader');
});

describe.skipIf(!virtualSlots)('a social-security card in a real smart-card service', () => {
  const bench = slotBench();
  const put = (card: string) => async () => void (await bench.program.order('/insert', { card }));
  slotByHand(it, {
    sit: async () => {
      await bench.ready();
      return bench.at;
    },
    open: () => {
      bench.at = sitDown(bench.program.reader);
      return bench.at;
    },
    hands: {
      insert: put('v2'),
      insertForeign: put('foreign'),
      remove: async () => void (await bench.program.order('/remove')),
    },
  });
  slotBeyondHands(it, bench);
});
