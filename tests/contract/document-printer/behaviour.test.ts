import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { listIppPrinters } from '../../../native/document-printer/list-ipp-printers.ts';
import { systemTimers } from '../../../native/transport/system-timers.ts';
import { onePagePdf } from './one-page-pdf.ts';
import {
  type PrinterProgram,
  quickTimers,
  startProgram,
  type WatchedPrinter,
  watchPrinter,
} from './printer-at-the-desk.ts';

/** What the A4 printer and its driver do together, over the simulator's real HTTP. */

/** Waits of the driver pass twenty times as fast; the simulator's pages take their own time. */
const SPEED = 20;
const PAGE_MS = 60;
/** Three seconds of the machine’s own time: it may be busy with other things. */
const REQUEST_MS = 60_000;
/** Long enough that something can happen meanwhile. */
const LONG_PAGE_MS = 600;
const BUSY = 0x507;

let program: PrinterProgram;
let at: WatchedPrinter;
let next = 0;
const newJob = (): string => `doc-${(next += 1)}`;

beforeAll(async () => {
  program = await startProgram(PAGE_MS);
});
afterAll(async () => {
  expect(await program.end()).toBe(0);
});
afterEach(async () => {
  await at.leave();
});

async function sit(given: Parameters<typeof watchPrinter>[1] = {}): Promise<void> {
  at = watchPrinter(program.url, {
    timers: quickTimers(SPEED),
    ...given,
    profile: { timeoutsMs: { request: REQUEST_MS, busy: 30_000, job: 120_000 }, ...given.profile },
  });
  await at.until('ready');
  at.forget();
}

async function printedTimes(job: string): Promise<number> {
  return (await program.state()).printed.filter(({ name }) => name.startsWith(`${job} `)).length;
}

describe('a printer in order', () => {
  it('prints a sheet, tells each stage once, and keeps nothing of it', async () => {
    await sit();
    const job = newJob();
    const digest = createHash('sha256').update(onePagePdf(job)).digest('hex');
    const pdf = at.print(job, 2);
    expect(await at.endOf(job)).toBe('printed');
    expect(at.saidOf(job)).toEqual(['sent', 'printed']);
    const { printed, jobs } = await program.state();
    expect(printed.at(-1)).toEqual({ name: `${job} 参保证明`, copies: 2, digest });
    expect(jobs.at(-1)?.asked).toEqual({
      sides: 'one-sided',
      media: 'iso_a4_210x297mm',
      'print-color-mode': 'auto',
    });
    expect(pdf.every((byte) => byte === 0)).toBe(true);
  });

  it('asks for both sides, a tray and grey as the profile says', async () => {
    await sit({ profile: { sides: 'two-sided-long-edge', tray: 'tray-2', colour: 'monochrome' } });
    const job = newJob();
    at.print(job);
    expect(await at.endOf(job)).toBe('printed');
    expect((await program.state()).jobs.at(-1)?.asked).toEqual({
      sides: 'two-sided-long-edge',
      'media-col/media-source': 'tray-2',
      'print-color-mode': 'monochrome',
    });
  });

  it('prints several at once, in their order', async () => {
    await sit();
    const jobs = [newJob(), newJob(), newJob()];
    for (const job of jobs) at.print(job);
    for (const job of jobs) expect(await at.endOf(job)).toBe('printed');
    for (const job of jobs) expect(await printedTimes(job)).toBe(1);
  });

  it('tells model, paper and where it is', async () => {
    at = watchPrinter(program.url, { timers: quickTimers(SPEED) });
    await at.until('ready');
    expect(at.events.at(-1)).toMatchObject({
      facts: { paper: 'enough', firmware: 'Simulated A4 1.0', address: program.url },
    });
    await program.order('/paper', { state: 'low' });
    while (!at.events.some((event) => event.kind === 'deviceChanged' && event.facts.paper === 'low'))
      await new Promise((done) => setImmediate(done));
    expect(at.said().at(-1)).toBe('ready');
    await program.order('/paper', { state: 'enough' });
  });

  it('is found among the queues of its service', async () => {
    await sit();
    expect(await listIppPrinters(program.url, 2000, systemTimers)).toEqual({
      ok: true,
      printers: [{ name: 'A4', url: program.url, model: 'Simulated A4 1.0' }],
    });
  });
});

describe('something in its way', () => {
  it.each([
    ['paper', 'document-printer-paper-out'],
    ['tray', 'document-printer-paper-out'],
    ['cover', 'document-printer-cover-open'],
    ['door', 'document-printer-cover-open'],
    ['jam', 'document-printer-jam'],
    ['toner', 'document-printer-supplies-out'],
    ['ink', 'document-printer-supplies-out'],
    ['fuser', 'document-printer-fault'],
  ])('%s: told of printer and sheet, which goes on by itself', async (by, failure) => {
    await sit();
    await program.order('/hinder', { by, on: true });
    const job = newJob();
    at.print(job);
    await at.untilOf(job, `interrupted ${failure}`);
    await at.until(`trouble ${failure}`);
    await program.order('/hinder', { by, on: false });
    expect(await at.endOf(job)).toBe('printed');
    await at.until('ready');
    expect(await printedTimes(job)).toBe(1);
  });

  it('in the middle of a page: told, and printed once', async () => {
    await sit();
    const job = newJob();
    await program.order('/behave', { pageMs: LONG_PAGE_MS });
    at.print(job);
    await at.untilOf(job, 'sent');
    await program.order('/hinder', { by: 'jam', on: true });
    await at.untilOf(job, 'interrupted document-printer-jam');
    await program.order('/hinder', { by: 'jam', on: false });
    expect(await at.endOf(job)).toBe('printed');
    expect(at.saidOf(job)).toEqual(['sent', 'interrupted document-printer-jam', 'sent', 'printed']);
    await program.order('/behave', { pageMs: PAGE_MS });
    expect(await printedTimes(job)).toBe(1);
  });

  it('waits for paper far longer than a job may take', async () => {
    await sit({ profile: { timeoutsMs: { request: REQUEST_MS, busy: 5000, job: 3000 } } });
    await program.order('/paper', { state: 'out' });
    const job = newJob();
    at.print(job);
    await at.untilOf(job, 'interrupted document-printer-paper-out');
    // Twice its time, as the driver's clock goes.
    await new Promise<void>((done) => quickTimers(SPEED).after(6000, done));
    await program.order('/paper', { state: 'enough' });
    expect(await at.endOf(job)).toBe('printed');
  });

  it('a sheet that waits is cancelled when its resident has left, and never comes out', async () => {
    await sit();
    await program.order('/paper', { state: 'out' });
    const job = newJob();
    at.print(job);
    await at.untilOf(job, 'interrupted document-printer-paper-out');
    at.driver.clear();
    expect(await at.endOf(job)).toBe('refused document-refused');
    await program.order('/paper', { state: 'enough' });
    expect(await printedTimes(job)).toBe(0);
  });
});

describe('a printer that does not take it', () => {
  it('is asked again while it is busy, and prints once', async () => {
    await sit();
    await program.order('/refuse', { status: BUSY, times: 4 });
    const job = newJob();
    at.print(job);
    expect(await at.endOf(job)).toBe('printed');
    expect(await printedTimes(job)).toBe(1);
  });

  it('is left when it stays busy', async () => {
    await sit({ profile: { timeoutsMs: { request: REQUEST_MS, busy: 3000, job: 60_000 } } });
    await program.order('/refuse', { status: BUSY, times: 100 });
    const job = newJob();
    const pdf = at.print(job);
    expect(await at.endOf(job)).toBe('refused document-printer-busy');
    expect(pdf.every((byte) => byte === 0)).toBe(true);
    await program.order('/accept');
  });

  it.each([
    [0x40a, 'document-refused'],
    [0x40b, 'document-refused'],
    [0x406, 'document-printer-not-found'],
    [0x500, 'document-printer-fault'],
    [0x506, 'document-printer-fault'],
  ])('answers 0x%s: said at once, not tried again', async (status, failure) => {
    await sit();
    await program.order('/refuse', { status, times: 1 });
    const job = newJob();
    at.print(job);
    expect(await at.endOf(job)).toBe(`refused ${failure}`);
    expect(at.saidOf(job)).toHaveLength(1);
    expect(await printedTimes(job)).toBe(0);
  });

  it('cannot print PDF: said of the printer', async () => {
    await sit();
    await program.order('/behave', { formats: ['image/urf'] });
    await at.until('trouble document-refused');
    await program.order('/behave', { formats: ['application/pdf'] });
    await at.until('ready');
  });
});

describe('a job that ends early', () => {
  it.each([
    ['document', 'refused document-refused'],
    ['unbegun', 'refused document-refused'],
    ['begun', 'unknown document-outcome-unknown'],
  ])('aborted (%s): %s', async (where, end) => {
    await sit();
    await program.order('/abort', { at: where });
    const job = newJob();
    at.print(job);
    expect(await at.endOf(job)).toBe(end);
    expect(await printedTimes(job)).toBe(0);
  });

  it('that is held is taken back when its time is over, and never comes out', async () => {
    await sit({ profile: { timeoutsMs: { request: REQUEST_MS, busy: 5000, job: 3000 } } });
    await program.order('/behave', { held: true });
    const job = newJob();
    at.print(job);
    expect(await at.endOf(job)).toBe('refused document-printer-silent');
    await program.order('/behave', { held: false });
    expect((await program.state()).jobs.at(-1)?.state).toBe('canceled');
    expect(await printedTimes(job)).toBe(0);
  });

  it('at the printer’s panel, with a sheet under way, is unknown', async () => {
    await sit();
    await program.order('/behave', { pageMs: LONG_PAGE_MS });
    const job = newJob();
    at.print(job);
    await at.untilOf(job, 'sent');
    await program.order('/cancel');
    expect(await at.endOf(job)).toBe('unknown document-outcome-unknown');
    await program.order('/behave', { pageMs: PAGE_MS });
  });
});

describe('a line that breaks', () => {
  it('after the document was taken: the job is found by its name, printed once', async () => {
    await sit();
    await program.order('/drop', { at: 'taken' });
    const job = newJob();
    at.print(job);
    expect(await at.endOf(job)).toBe('printed');
    expect(at.saidOf(job)).not.toContain('unknown document-outcome-unknown');
    expect(await printedTimes(job)).toBe(1);
  });

  it('after it was taken, by a printer that cuts names off: found all the same', async () => {
    await sit();
    await program.order('/behave', { nameCharacters: 12 });
    await program.order('/drop', { at: 'taken' });
    const job = newJob();
    at.print(job);
    expect(await at.endOf(job)).toBe('printed');
    await program.order('/behave', { nameCharacters: 255 });
  });

  it('before it was taken: said to be unknown, and not sent again', async () => {
    await sit();
    await program.order('/drop', { at: 'arriving' });
    const job = newJob();
    at.print(job);
    expect(await at.endOf(job)).toBe('unknown document-outcome-unknown');
    expect(await printedTimes(job)).toBe(0);
  });

  it('after it was taken, by a printer that lists nothing that is over: unknown', async () => {
    await sit();
    await program.order('/behave', { keepsHistory: false, pageMs: 0 });
    await program.order('/drop', { at: 'taken' });
    const job = newJob();
    at.print(job);
    expect(await at.endOf(job)).toBe('unknown document-outcome-unknown');
    expect(await printedTimes(job)).toBe(1);
    await program.order('/behave', { keepsHistory: true, pageMs: PAGE_MS });
  });

  it('by an answer that comes too late: the job is found', async () => {
    await sit({ profile: { timeoutsMs: { request: 2000, busy: 5000, job: 60_000 } } });
    await program.order('/behave', { slowMs: 150 });
    const job = newJob();
    at.print(job);
    await at.until('trouble document-printer-silent');
    await program.order('/behave', { slowMs: 0 });
    expect(await at.endOf(job)).toBe('printed');
    expect(await printedTimes(job)).toBe(1);
  });

  it('by noise instead of answers: told as a fault, the job found afterwards', async () => {
    await sit();
    await program.order('/behave', { garbage: true });
    const job = newJob();
    at.print(job);
    await at.until('trouble document-printer-fault');
    await program.order('/behave', { garbage: false });
    expect(await at.endOf(job)).toBe('printed');
    expect(await printedTimes(job)).toBe(1);
  });
});

describe('a printer that dies', () => {
  it('before a document: refused at once, ready again within 3 s of its return', async () => {
    await sit({ timers: systemTimers });
    await program.order('/cable', { connected: false });
    const job = newJob();
    at.print(job);
    expect(await at.endOf(job)).toBe('refused document-printer-not-found');
    await at.until('trouble document-printer-lost');
    await program.order('/cable', { connected: true });
    const begin = performance.now();
    await at.until('ready');
    expect(performance.now() - begin).toBeLessThan(3000);
  });

  it.each(['taken', 'under way'])(
    'with the document %s: told, and printed once when it is back',
    async (when) => {
      await sit();
      const job = newJob();
      if (when === 'taken') await program.order('/behave', { vanishWhenTaken: true });
      at.print(job);
      if (when === 'under way') {
        await at.untilOf(job, 'sent');
        await program.order('/cable', { connected: false });
      }
      await at.untilOf(job, 'interrupted document-printer-lost');
      await program.order('/cable', { connected: true });
      expect(await at.endOf(job)).toBe('printed');
      expect(await printedTimes(job)).toBe(1);
    },
  );

  it('for good: unknown when the job’s time is over', async () => {
    await sit({ profile: { timeoutsMs: { request: REQUEST_MS, busy: 5000, job: 4000 } } });
    await program.order('/behave', { pageMs: LONG_PAGE_MS });
    const job = newJob();
    at.print(job);
    await at.untilOf(job, 'sent');
    await program.order('/cable', { connected: false });
    expect(await at.endOf(job)).toBe('unknown document-outcome-unknown');
    await program.order('/cable', { connected: true });
    await program.order('/behave', { pageMs: PAGE_MS });
  });

  it('and comes back counting from 1: another job of that number is not taken for ours', async () => {
    await sit();
    await program.order('/power-cycle');
    await program.order('/paper', { state: 'out' });
    const [job, other] = [newJob(), newJob()];
    at.print(job);
    await at.untilOf(job, 'interrupted document-printer-paper-out');
    await program.order('/power-cycle');
    at.print(other);
    await program.order('/paper', { state: 'enough' });
    expect(await at.endOf(job)).toBe('unknown document-outcome-unknown');
    expect(await at.endOf(other)).toBe('printed');
    expect([await printedTimes(job), await printedTimes(other)]).toEqual([0, 1]);
  });

  it('is no reason to wait when the driver is stopped: what it may have is unknown', async () => {
    await sit();
    await program.order('/paper', { state: 'out' });
    const job = newJob();
    at.print(job);
    await at.untilOf(job, 'interrupted document-printer-paper-out');
    await at.driver.stop();
    expect(await at.endOf(job)).toBe('unknown document-outcome-unknown');
    const count = at.events.length;
    await program.order('/power-cycle');
    await program.order('/paper', { state: 'enough' });
    expect(at.events).toHaveLength(count);
  });
});
