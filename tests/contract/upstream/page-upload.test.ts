import { createHash, randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '../../../electron/core/ports/clock.ts';
import { createOutboxPump } from '../../../electron/upstream/outbox-pump.ts';
import { PAGE_INTERFACE, partsOfPage } from '../../../electron/upstream/page-submission.ts';
import type { Behaviour } from '../../simulators/upstream/behaviour.ts';
import {
  createMemoryOutbox,
  type MemoryOutbox,
  newCase,
} from '../../unit/electron/upstream/support/memory-outbox.ts';
import { kioskUpstream } from './support/kiosk-upstream.ts';
import { type SandboxProcess, startSandboxProcess } from './support/sandbox-process.ts';

/** The pump's pauses run so much faster than the wall. */
const HASTE = 200;
const PAGES = 6;
const PAGE_BYTES = 290_000;

const hastyClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now() * HASTE,
  after(ms, callback) {
    const timer = setTimeout(callback, ms / HASTE);
    return () => clearTimeout(timer);
  },
};

let sandbox: SandboxProcess;
beforeAll(async () => {
  sandbox = await startSandboxProcess();
});
afterEach(() => sandbox.reset());
afterAll(async () => {
  await sandbox.stop();
});

const pictures = new Map(Array.from({ length: PAGES }, (_, n) => [`page-${n}`, randomBytes(PAGE_BYTES)]));
const person = { certno: '999999190001010022' };

/** A case and its pages behind it, as the station writes them down. */
function aCaseWithPages(change: (sha256: string, n: number) => string = (sha256) => sha256): MemoryOutbox {
  const outbox = createMemoryOutbox();
  outbox.enqueue(newCase(1, { input: JSON.stringify({ case: { receipt_number: 'R1', person } }) }), []);
  for (const [n, [id, picture]] of [...pictures].entries()) {
    const parts = partsOfPage(picture.length);
    const messages = Array.from(
      { length: parts },
      (_, part) => `H3417210000020261123120000${String(n * 100 + part).padStart(4, '0')}`,
    );
    const sha256 = change(createHash('sha256').update(picture).digest('hex'), n);
    const page = { id, paper: 'discharge', number: n + 1, of: PAGES, sha256, bytes: picture.length };
    const input = JSON.stringify({ case: { receipt_number: 'R1', person }, page, messages });
    outbox.enqueue(newCase(n + 2, { interface: PAGE_INTERFACE, messageId: messages[0] ?? '', input }), []);
  }
  return outbox;
}

async function sendAll(outbox: MemoryOutbox): Promise<void> {
  const upstream = kioskUpstream(sandbox.url, {}, undefined, (id) => pictures.get(id));
  const over = Promise.withResolvers<void>();
  const session = outbox.session();
  const pump = createOutboxPump({
    outbox: session.outbox,
    upstream,
    clock: hastyClock,
    random: Math.random,
    onSettled: () => {
      if (outbox.counts().pending === 0) over.resolve();
    },
    onNetwork: () => undefined,
  });
  await over.promise;
  await pump.stop();
  await upstream.close();
}

describe('pages behind their case', { timeout: 60_000 }, () => {
  it.each<[string, Behaviour]>([
    ['a good line', { mode: 'normal' }],
    [
      'lost replies, cut lines and a busy platform',
      { mode: 'mix', seed: 11, shares: { 'drop-reply': 0.08, 'half-close': 0.05, busy: 0.05, html: 0.03 } },
    ],
  ])('arrive whole, once and in order over %s', async (name, behaviour) => {
    await sandbox.behave(behaviour);
    const outbox = aCaseWithPages();
    const began = performance.now();
    await sendAll(outbox);
    const took = performance.now() - began;
    const pages = await sandbox.pages();
    expect(pages.map(({ number, of, receiptNumber }) => [number, of, receiptNumber])).toEqual(
      Array.from({ length: PAGES }, (_, n) => [n + 1, PAGES, 'R1']),
    );
    expect([...pages].map(({ bytes }) => bytes)).toEqual(Array.from({ length: PAGES }, () => PAGE_BYTES));
    expect(outbox.acknowledged.size).toBe(PAGES + 1);
    const messages = pages.reduce((sum, page) => sum + page.messages, 0);
    process.stdout.write(`pages over ${name}: ${PAGES} in ${messages} messages, ${took.toFixed(0)} ms\n`);
  });

  it('are refused where they are not what the case announced, and hold nobody up', async () => {
    const outbox = aCaseWithPages((sha256, n) => (n === 0 ? '0'.repeat(64) : sha256));
    await sendAll(outbox);
    expect((await sandbox.pages()).map(({ number }) => number)).toEqual([2, 3, 4, 5, 6]);
    expect(outbox.counts().pending).toBe(0);
  });
});
