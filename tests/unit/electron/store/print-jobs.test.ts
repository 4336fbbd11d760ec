import { describe, expect, it } from 'vitest';
import { printJobId, visitId } from '../../../../electron/contract/ids.ts';
import type { PrintState } from '../../../../electron/contract/receipt.ts';
import { createJournal } from '../../../../electron/store/journal.ts';
import { createLedger } from '../../../../electron/store/ledger.ts';
import { createPrintJobs } from '../../../../electron/store/print-jobs.ts';
import { createWriter } from '../../../../electron/store/writer.ts';
import { anEntry, aVisit } from './people.ts';
import { aDatabase } from './support.ts';

function aDesk() {
  const database = aDatabase();
  const writer = createWriter(database);
  const journal = createJournal(database, writer, createLedger(database, writer));
  const jobs = createPrintJobs(database, writer, journal);
  const kept = (): unknown[] => database.prepare('SELECT id FROM print_job ORDER BY id').pluck().all();
  return { writer, journal, jobs, kept };
}
const slip = (id: string, visit = aVisit) => ({
  id: printJobId(id),
  visit,
  receiptNumber: 'DZ-SL-01-20261122-1',
  duplicate: 1,
  digest: 'ab'.repeat(32),
});
const ended: PrintState[] = ['printed', 'unknown', 'refused'];
const unended: PrintState[] = ['queued', 'sent', 'interrupted'];

describe('print jobs', () => {
  it('are queued with their journal entry and found again as they were', () => {
    const { jobs, journal } = aDesk();
    expect(jobs.queue(slip('a'), [anEntry(1)])).toEqual({ ok: true, value: undefined });
    expect(jobs.unfinished()).toEqual([{ ...slip('a'), state: 'queued' }]);
    expect(journal.verify()).toEqual({ intact: true, entries: 1 });
  });

  it.each(unended)('%s is unfinished', (state) => {
    const { jobs } = aDesk();
    jobs.queue(slip('a'), []);
    jobs.change(printJobId('a'), state, [anEntry(1)]);
    expect(jobs.unfinished()).toEqual([{ ...slip('a'), state }]);
  });

  it.each(ended)('%s is an end', (state) => {
    const { jobs, kept } = aDesk();
    jobs.queue(slip('a'), []);
    jobs.change(printJobId('a'), state, [anEntry(1)]);
    expect(jobs.unfinished()).toEqual([]);
    expect(kept()).toEqual(['a']);
  });

  it('refuse the same id twice, a change of none, and leave no entry of either', () => {
    const { jobs, journal } = aDesk();
    jobs.queue(slip('a'), [anEntry(1)]);
    expect(() => jobs.queue(slip('a'), [anEntry(2)])).toThrow(/UNIQUE/);
    expect(() => jobs.change(printJobId('b'), 'sent', [anEntry(2)])).toThrow(/no print job b/);
    expect(journal.verify()).toEqual({ intact: true, entries: 1 });
  });
});

describe('erasing', () => {
  it.each(ended)('drops a visit’s job that is %s', (state) => {
    const { jobs, writer, kept } = aDesk();
    jobs.queue(slip('a'), []);
    jobs.queue(slip('b', visitId('visit-2')), []);
    jobs.change(printJobId('a'), state, []);
    jobs.change(printJobId('b'), state, []);
    writer.write(() => jobs.erase(aVisit));
    expect(kept()).toEqual(['b']);
  });

  it.each(unended)('keeps a job that is %s until it ends', (state) => {
    const { jobs, writer, kept } = aDesk();
    jobs.queue(slip('a'), []);
    jobs.change(printJobId('a'), state, []);
    writer.write(() => jobs.erase(aVisit));
    expect(jobs.unfinished()).toEqual([{ ...slip('a'), state }]);
    jobs.change(printJobId('a'), 'sent', []);
    expect(kept()).toEqual(['a']);
    jobs.change(printJobId('a'), 'unknown', []);
    expect(kept()).toEqual([]);
  });

  it('of every visit leaves only what has no end yet', () => {
    const { jobs, writer, kept } = aDesk();
    for (const id of ['a', 'b', 'c']) jobs.queue(slip(id, visitId(`visit-${id}`)), []);
    jobs.change(printJobId('a'), 'printed', []);
    writer.write(() => jobs.eraseAll());
    expect(kept()).toEqual(['b', 'c']);
    jobs.change(printJobId('b'), 'unknown', []);
    expect(kept()).toEqual(['c']);
  });
});
