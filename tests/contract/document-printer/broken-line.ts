import { expect, type TestAPI } from 'vitest';
import { systemTimers } from '../../../native/transport/system-timers.ts';
import { LONG_PAGE_MS, PAGE_MS, REQUEST_MS, type SuiteDesk } from './desk-of-the-suite.ts';

/** What the driver says of a document when the line to the printer breaks, or the printer dies. */
export function brokenLines(test: TestAPI, { sit, newJob, printedTimes, order }: SuiteDesk): void {
  test('a line that breaks: after the document was taken: the job is found by its name, printed once', async () => {
    const at = await sit();
    await order('/drop', { at: 'taken' });
    const job = newJob();
    at.print(job);
    expect(await at.endOf(job)).toBe('printed');
    expect(at.saidOf(job)).not.toContain('unknown document-outcome-unknown');
    expect(await printedTimes(job)).toBe(1);
  });

  test('a line that breaks: after it was taken, by a printer that cuts names off: found all the same', async () => {
    const at = await sit();
    await order('/behave', { nameCharacters: 12 });
    await order('/drop', { at: 'taken' });
    const job = newJob();
    at.print(job);
    expect(await at.endOf(job)).toBe('printed');
    await order('/behave', { nameCharacters: 255 });
  });

  test('a line that breaks: before it was taken: said to be unknown, and not sent again', async () => {
    const at = await sit();
    await order('/drop', { at: 'arriving' });
    const job = newJob();
    at.print(job);
    expect(await at.endOf(job)).toBe('unknown document-outcome-unknown');
    expect(await printedTimes(job)).toBe(0);
  });

  test('a line that breaks: after it was taken, by a printer that lists nothing that is over: unknown', async () => {
    const at = await sit();
    await order('/behave', { keepsHistory: false, pageMs: 0 });
    await order('/drop', { at: 'taken' });
    const job = newJob();
    at.print(job);
    expect(await at.endOf(job)).toBe('unknown document-outcome-unknown');
    expect(await printedTimes(job)).toBe(1);
    await order('/behave', { keepsHistory: true, pageMs: PAGE_MS });
  });

  test('a line that breaks: by an answer that comes too late: the job is found', async () => {
    const at = await sit({ profile: { timeoutsMs: { request: 2000, busy: 5000, job: 60_000 } } });
    await order('/behave', { slowMs: 150 });
    const job = newJob();
    at.print(job);
    await at.until('trouble document-printer-silent');
    await order('/behave', { slowMs: 0 });
    expect(await at.endOf(job)).toBe('printed');
    expect(await printedTimes(job)).toBe(1);
  });

  test('a line that breaks: by noise instead of answers: told as a fault, the job found afterwards', async () => {
    const at = await sit();
    await order('/behave', { garbage: true });
    const job = newJob();
    at.print(job);
    await at.until('trouble document-printer-fault');
    await order('/behave', { garbage: false });
    expect(await at.endOf(job)).toBe('printed');
    expect(await printedTimes(job)).toBe(1);
  });

  test('a printer that dies: before a document: refused at once, ready again within 3 s of its return', async () => {
    const at = await sit({ timers: systemTimers });
    await order('/cable', { connected: false });
    const job = newJob();
    at.print(job);
    expect(await at.endOf(job)).toBe('refused document-printer-not-found');
    await at.until('trouble document-printer-lost');
    await order('/cable', { connected: true });
    const begin = performance.now();
    await at.until('ready');
    expect(performance.now() - begin).toBeLessThan(3000);
  });

  test.each(['taken', 'under way'])(
    'a printer that dies: with the document %s: told, and printed once when it is back',
    async (when) => {
      const at = await sit();
      const job = newJob();
      if (when === 'taken') await order('/behave', { vanishWhenTaken: true });
      at.print(job);
      if (when === 'under way') {
        await at.untilOf(job, 'sent');
        await order('/cable', { connected: false });
      }
      await at.untilOf(job, 'interrupted document-printer-lost');
      await order('/cable', { connected: true });
      expect(await at.endOf(job)).toBe('printed');
      expect(await printedTimes(job)).toBe(1);
    },
  );

  test('a printer that dies: for good: unknown when the job’s time is over', async () => {
    const at = await sit({ profile: { timeoutsMs: { request: REQUEST_MS, busy: 5000, job: 4000 } } });
    await order('/behave', { pageMs: LONG_PAGE_MS });
    const job = newJob();
    at.print(job);
    await at.untilOf(job, 'sent');
    await order('/cable', { connected: false });
    expect(await at.endOf(job)).toBe('unknown document-outcome-unknown');
    await order('/cable', { connected: true });
    await order('/behave', { pageMs: PAGE_MS });
  });

  test('a printer that dies: and comes back counting from 1: another job of that number is not taken for ours', async () => {
    const at = await sit();
    await order('/power-cycle');
    await order('/paper', { state: 'out' });
    const [job, other] = [newJob(), newJob()];
    at.print(job);
    await at.untilOf(job, 'interrupted document-printer-paper-out');
    await order('/power-cycle');
    at.print(other);
    await order('/paper', { state: 'enough' });
    expect(await at.endOf(job)).toBe('unknown document-outcome-unknown');
    expect(await at.endOf(other)).toBe('printed');
    expect([await printedTimes(job), await printedTimes(other)]).toEqual([0, 1]);
  });

  test('a printer that dies: is no reason to wait when the driver is stopped: what it may have is unknown', async () => {
    const at = await sit();
    await order('/paper', { state: 'out' });
    const job = newJob();
    at.print(job);
    await at.untilOf(job, 'interrupted document-printer-paper-out');
    await at.driver.stop();
    expect(await at.endOf(job)).toBe('unknown document-outcome-unknown');
    const count = at.events.length;
    await order('/power-cycle');
    await order('/paper', { state: 'enough' });
    expect(at.events).toHaveLength(count);
  });
}
