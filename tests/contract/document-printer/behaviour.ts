import { createHash } from 'node:crypto';
import { expect, type TestAPI } from 'vitest';
import { listIppPrinters } from '../../../native/document-printer/list-ipp-printers.ts';
import { systemTimers } from '../../../native/transport/system-timers.ts';
import { LONG_PAGE_MS, PAGE_MS, REQUEST_MS, SPEED, type SuiteDesk } from './desk-of-the-suite.ts';
import { onePagePdf } from './one-page-pdf.ts';
import { quickTimers } from './printer-at-the-desk.ts';

const BUSY = 0x507;

/** What the A4 printer and its driver do together where no hand reaches: its insides, its answers, what it was asked. */
export function sheetsBeyondHands(
  test: TestAPI,
  { open, sit, newJob, printedTimes, order, state, url }: SuiteDesk,
): void {
  test('a printer in order: prints copies as they were asked for, and keeps nothing of the sheet', async () => {
    const at = await sit();
    const job = newJob();
    const digest = createHash('sha256').update(onePagePdf(job)).digest('hex');
    const pdf = at.print(job, 2);
    expect(await at.endOf(job)).toBe('printed');
    const { printed, jobs } = await state();
    expect(printed.at(-1)).toEqual({ name: `${job} 参保证明`, copies: 2, digest });
    expect(jobs.at(-1)?.asked).toEqual({
      sides: 'one-sided',
      media: 'iso_a4_210x297mm',
      'print-color-mode': 'auto',
    });
    expect(pdf.every((byte) => byte === 0)).toBe(true);
  });

  test('a printer in order: asks for both sides, a tray and grey as the profile says', async () => {
    const at = await sit({ profile: { sides: 'two-sided-long-edge', tray: 'tray-2', colour: 'monochrome' } });
    const job = newJob();
    at.print(job);
    expect(await at.endOf(job)).toBe('printed');
    expect((await state()).jobs.at(-1)?.asked).toEqual({
      sides: 'two-sided-long-edge',
      'media-col/media-source': 'tray-2',
      'print-color-mode': 'monochrome',
    });
  });

  test('a printer in order: tells model, paper and where it is', async () => {
    const at = open();
    await at.until('ready');
    expect(at.events.at(-1)).toMatchObject({
      facts: { paper: 'enough', firmware: 'Simulated A4 1.0', address: url() },
    });
    await order('/paper', { state: 'low' });
    while (!at.events.some((event) => event.kind === 'deviceChanged' && event.facts.paper === 'low'))
      await new Promise((done) => setImmediate(done));
    expect(at.said().at(-1)).toBe('ready');
    await order('/paper', { state: 'enough' });
  });

  test('a printer in order: is found among the queues of its service', async () => {
    expect(await listIppPrinters(url(), 2000, systemTimers)).toEqual({
      ok: true,
      printers: [{ name: 'A4', url: url(), model: 'Simulated A4 1.0' }],
    });
  });

  test.each([
    ['tray', 'document-printer-paper-out'],
    ['door', 'document-printer-cover-open'],
    ['jam', 'document-printer-jam'],
    ['toner', 'document-printer-supplies-out'],
    ['ink', 'document-printer-supplies-out'],
    ['fuser', 'document-printer-fault'],
  ])('something in its way: %s: told of printer and sheet, which goes on by itself', async (by, failure) => {
    const at = await sit();
    await order('/hinder', { by, on: true });
    const job = newJob();
    at.print(job);
    await at.untilOf(job, `interrupted ${failure}`);
    await at.until(`trouble ${failure}`);
    await order('/hinder', { by, on: false });
    expect(await at.endOf(job)).toBe('printed');
    await at.until('ready');
    expect(await printedTimes(job)).toBe(1);
  });

  test('something in its way: in the middle of a page: told, and printed once', async () => {
    const at = await sit();
    const job = newJob();
    await order('/behave', { pageMs: LONG_PAGE_MS });
    at.print(job);
    await at.untilOf(job, 'sent');
    await order('/hinder', { by: 'jam', on: true });
    await at.untilOf(job, 'interrupted document-printer-jam');
    await order('/hinder', { by: 'jam', on: false });
    expect(await at.endOf(job)).toBe('printed');
    expect(at.saidOf(job)).toEqual(['sent', 'interrupted document-printer-jam', 'sent', 'printed']);
    await order('/behave', { pageMs: PAGE_MS });
    expect(await printedTimes(job)).toBe(1);
  });

  test('something in its way: waits for paper far longer than a job may take', async () => {
    const at = await sit({ profile: { timeoutsMs: { request: REQUEST_MS, busy: 5000, job: 20_000 } } });
    await order('/paper', { state: 'out' });
    const job = newJob();
    at.print(job);
    await at.untilOf(job, 'interrupted document-printer-paper-out');
    // Twice its time, as the driver's clock goes.
    await new Promise<void>((done) => quickTimers(SPEED).after(40_000, done));
    await order('/paper', { state: 'enough' });
    expect(await at.endOf(job)).toBe('printed');
  });

  test('something in its way: a printer that only warns: told when the sheet does not come, not before', async () => {
    const at = await sit();
    await order('/behave', { onlyWarns: true, pageMs: LONG_PAGE_MS });
    const job = newJob();
    at.print(job);
    await at.untilOf(job, 'sent');
    const begin = performance.now();
    await order('/paper', { state: 'out' });
    await at.untilOf(job, 'interrupted document-printer-paper-out');
    expect((performance.now() - begin) * SPEED).toBeGreaterThan(4000);
    expect(at.said().filter((word) => word.startsWith('trouble'))).toEqual([]);
    await order('/behave', { onlyWarns: false, pageMs: PAGE_MS });
    await order('/paper', { state: 'enough' });
    expect(await at.endOf(job)).toBe('printed');
  });

  test('a printer that does not take it: is asked again while it is busy, and prints once', async () => {
    const at = await sit();
    await order('/refuse', { status: BUSY, times: 4 });
    const job = newJob();
    at.print(job);
    expect(await at.endOf(job)).toBe('printed');
    expect(await printedTimes(job)).toBe(1);
  });

  test('a printer that does not take it: is left when it stays busy', async () => {
    const at = await sit({ profile: { timeoutsMs: { request: REQUEST_MS, busy: 3000, job: 60_000 } } });
    await order('/refuse', { status: BUSY, times: 100 });
    const job = newJob();
    const pdf = at.print(job);
    expect(await at.endOf(job)).toBe('refused document-printer-busy');
    expect(pdf.every((byte) => byte === 0)).toBe(true);
    await order('/accept');
  });

  test.each([
    [0x40a, 'document-refused'],
    [0x40b, 'document-refused'],
    [0x406, 'document-printer-not-found'],
    [0x500, 'document-printer-fault'],
    [0x506, 'document-printer-fault'],
  ])(
    'a printer that does not take it: answers 0x%s: said at once, not tried again',
    async (status, failure) => {
      const at = await sit();
      await order('/refuse', { status, times: 1 });
      const job = newJob();
      at.print(job);
      expect(await at.endOf(job)).toBe(`refused ${failure}`);
      expect(at.saidOf(job)).toHaveLength(1);
      expect(await printedTimes(job)).toBe(0);
    },
  );

  test('a printer that does not take it: cannot print PDF: said of the printer', async () => {
    const at = await sit();
    await order('/behave', { formats: ['image/urf'] });
    await at.until('trouble document-refused');
    await order('/behave', { formats: ['application/pdf'] });
    await at.until('ready');
  });

  test.each([
    ['document', 'refused document-refused'],
    ['unbegun', 'refused document-refused'],
    ['begun', 'unknown document-outcome-unknown'],
  ])('a job that ends early: aborted (%s): %s', async (where, end) => {
    const at = await sit();
    await order('/abort', { at: where });
    const job = newJob();
    at.print(job);
    expect(await at.endOf(job)).toBe(end);
    expect(await printedTimes(job)).toBe(0);
  });

  test('a job that ends early: that is held is taken back when its time is over, and never comes out', async () => {
    const at = await sit({ profile: { timeoutsMs: { request: REQUEST_MS, busy: 5000, job: 3000 } } });
    await order('/behave', { held: true });
    const job = newJob();
    at.print(job);
    expect(await at.endOf(job)).toBe('refused document-printer-silent');
    await order('/behave', { held: false });
    expect((await state()).jobs.at(-1)?.state).toBe('canceled');
    expect(await printedTimes(job)).toBe(0);
  });

  test('a job that ends early: at the printer’s panel, with a sheet under way, is unknown', async () => {
    const at = await sit();
    await order('/behave', { pageMs: LONG_PAGE_MS });
    const job = newJob();
    at.print(job);
    await at.untilOf(job, 'sent');
    await order('/cancel');
    expect(await at.endOf(job)).toBe('unknown document-outcome-unknown');
    await order('/behave', { pageMs: PAGE_MS });
  });
}
