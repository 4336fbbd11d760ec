import { describe, expect, test } from 'vitest';
import type { ReceiptDocument } from '../../../../electron/contract/receipt.ts';
import {
  createSlipEncoder,
  type EncodedSlip,
  type Proof,
  type SlipPiece,
} from '../../../../native/receipt-printer/escpos-encoder.ts';
import {
  type PrintRun,
  type PrintTerms,
  startPrintRun,
} from '../../../../native/receipt-printer/print-run.ts';
import { createPrinterLink } from '../../../../native/receipt-printer/printer-link.ts';
import { STATUS_MAPS } from '../../../../native/receipt-printer/status-maps.ts';
import type { Dialect } from '../../../simulators/receipt-printer/dialects.ts';
import { slipText } from '../../../simulators/receipt-printer/paper.ts';
import type { Fault, VirtualPrinter } from '../../../simulators/receipt-printer/virtual-printer.ts';
import { glyphs, shippedProfile } from './arbitrary-slips.ts';
import { DIALECTS_AND_PROOFS } from './printer-dialects.ts';
import { type HandTimers, handTimers, printerOnAString, settle } from './printer-on-a-string.ts';

const document: ReceiptDocument = {
  blocks: [
    { kind: 'heading', text: '参保信息', size: 'large' },
    { kind: 'row', label: '姓名', value: '㛃某' },
    { kind: 'row', label: '险种', value: '城乡居民基本医疗保险' },
    { kind: 'row', label: '参保地', value: '胜利镇' },
    { kind: 'qr', data: 'https://example.invalid/0001' },
    { kind: 'text', text: '到此为止' },
  ],
  cut: 'partial',
};
const encoded = (proof: Proof): EncodedSlip =>
  createSlipEncoder({ ...shippedProfile('escpos-80'), chunkBytes: 128 }, glyphs, proof).encode(
    document,
    0,
    0,
  );
const lengthOf = (slip: EncodedSlip): number => slip.chunks.reduce((sum, chunk) => sum + chunk.length, 0);

function* piecesOf({ chunks, markers }: EncodedSlip): Generator<SlipPiece, void> {
  for (const [at, bytes] of chunks.entries()) yield { bytes, marker: markers[at] };
}

interface Scene {
  readonly run: PrintRun;
  readonly said: string[];
  readonly printer: VirtualPrinter;
  readonly timers: HandTimers;
  readonly cut: () => void;
}

async function begin(
  slip: EncodedSlip,
  prepare: (printer: VirtualPrinter) => void = () => undefined,
  dialect: Dialect = 'epson',
  terms: PrintTerms = { completionMs: 5000 },
): Promise<Scene> {
  const timers = handTimers();
  const string = printerOnAString({ dialect });
  const link = createPrinterLink(string.link(), timers, 400, STATUS_MAPS[dialect]);
  const said: string[] = [];
  let run: PrintRun | undefined;
  await link.open({
    marker: (marker) => run?.marker(marker),
    lost: () => run?.abandon('printer-lost'),
    changed: () => undefined,
  });
  prepare(string.printer);
  run = startPrintRun(piecesOf(slip), link, timers, terms, {
    report: (state, failure) => said.push([state, failure].filter(Boolean).join(' ')),
    inquired: () => undefined,
  });
  await settle();
  return { run, said, printer: string.printer, timers, cut: () => string.cut() };
}

const originals = (printer: VirtualPrinter): { whole: number; begun: number } => {
  const texts = printer.slips().map((slip) => ({ text: slipText(slip, 576), complete: slip.complete }));
  return {
    whole: texts.filter(({ text, complete }) => complete && text.includes('到此为止')).length,
    begun: texts.filter(({ text }) => text.includes('参保信息')).length,
  };
};

/** A third of a second by itself; many times that where a busy machine runs everything at once. */
const EXHAUSTIVE_MS = 30_000;

describe.each(DIALECTS_AND_PROOFS)(
  'a fault at every byte of a slip, %s, %s',
  { timeout: EXHAUSTIVE_MS },
  (dialect, proof) => {
    const slip = encoded(proof);
    const bytes = lengthOf(slip);

    test.each<[Fault, (printer: VirtualPrinter) => void]>([
      ['paper-out', (printer) => printer.setPaper('enough')],
      ['cover', (printer) => printer.setCover(false)],
    ])('%s: interrupted, and printed exactly once when mended', async (fault, mend) => {
      let interrupted = 0;
      for (let at = 0; at < bytes; at++) {
        const { run, said, printer, timers } = await begin(slip, (one) => one.stopAfter(at, fault), dialect);
        if (at === 0) {
          // The fault is there before the first byte: nothing is sent at all.
          expect(said).toHaveLength(1);
          expect(said[0]).toMatch(/^refused /);
          continue;
        }
        await timers.pass(3000);
        if (said.some((word) => word.startsWith('interrupted'))) interrupted += 1;
        mend(printer);
        await timers.pass(60_000);
        expect(await run.outcome, `fault at byte ${at}: ${said.join()}`).toBe('printed');
        expect(originals(printer)).toEqual({ whole: 1, begun: 1 });
      }
      expect(interrupted).toBeGreaterThan(bytes - 20);
    });

    test('power: never called printed unless the paper says so, whenever it comes back', async () => {
      const outcomes = new Map<string, number>();
      for (let at = 1; at < bytes; at++) {
        const { run, said, printer, timers } = await begin(
          slip,
          (one) => one.stopAfter(at, 'power'),
          dialect,
        );
        await timers.pass(at % 3 === 0 ? 0 : 200);
        // Some come back so soon that no question went unanswered.
        printer.setPower(true);
        await timers.pass(60_000);
        const outcome = await run.outcome;
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        const { whole, begun } = originals(printer);
        if (outcome === 'printed') expect(whole, `power lost at byte ${at}: ${said.join()}`).toBe(1);
        else expect(outcome).toBe('unknown');
        expect(begun).toBeLessThanOrEqual(1);
      }
      expect(outcomes.get('unknown') ?? 0).toBeGreaterThan(bytes / 2);
    });
  },
);

test('without any proof a fault at any byte ends unknown, and nothing is sent twice', async () => {
  const slip = encoded('none');
  for (let at = 1; at < lengthOf(slip); at += 7) {
    const { run, printer, timers } = await begin(slip, (one) => one.stopAfter(at, 'paper-out'));
    await timers.pass(3000);
    printer.setPaper('enough');
    await timers.pass(60_000);
    expect(await run.outcome).toBe('unknown');
    expect(originals(printer)).toEqual({ whole: 1, begun: 1 });
  }
});

test.each([
  ['refuse', 'refused printer-paper-low'],
  ['print-and-warn', 'printed'],
] as const)('a roll that nears its end, where the profile says %s: %s', async (nearEnd, wanted) => {
  const { said, timers } = await begin(encoded('gs-r'), (one) => one.setPaper('low'), 'epson', {
    completionMs: 5000,
    nearEnd,
  });
  await timers.pass(2000);
  expect(said.at(-1)).toBe(wanted);
});

test('power gone and back between two pieces: half a slip is never called printed', async () => {
  const slip = encoded('gs-r');
  const first = slip.chunks[0]?.length ?? 0;
  const { run, printer, timers } = await begin(slip, (one) => one.stopAfter(first - 1, 'cover'));
  await timers.pass(1000);
  printer.setPower(false);
  printer.setPower(true);
  printer.setCover(false);
  await timers.pass(60_000);
  expect(await run.outcome).toBe('unknown');
});

test('a link lost in the middle is unknown at once', async () => {
  const { run, said, cut } = await begin(encoded('gs-r'), (one) => one.stopAfter(200, 'paper-out'));
  cut();
  await settle();
  expect(await run.outcome).toBe('unknown');
  expect(said.at(-1)).toBe('unknown printer-outcome-unknown');
  expect(run.writing()).toBe(false);
});
