import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  advancePrintJob,
  beginPrintJob,
  type PrintJobAction,
  type PrintJobEvent,
} from '../../../../native/receipt-printer/print-job.ts';
import type { PrinterStatus } from '../../../../native/receipt-printer/printer-status.ts';

const healthy: PrinterStatus = {
  online: true,
  coverOpen: false,
  paper: 'enough',
  cutterError: false,
  fault: false,
};
const ok: PrintJobEvent = { event: 'status', status: healthy };
const out: PrintJobEvent = { event: 'status', status: { ...healthy, paper: 'out', online: false } };
const open: PrintJobEvent = { event: 'status', status: { ...healthy, coverOpen: true, online: false } };
const low: PrintJobEvent = { event: 'status', status: { ...healthy, paper: 'low' } };
const written: PrintJobEvent = { event: 'written' };
const marker: PrintJobEvent = { event: 'marker', marker: 'gs-r' };
const silent: PrintJobEvent = { event: 'silent' };
const held: PrintJobEvent = { event: 'held' };
const stalled: PrintJobEvent = { event: 'stalled' };
const overdue: PrintJobEvent = { event: 'overdue' };
const lost: PrintJobEvent = { event: 'abandoned', failure: 'printer-lost' };

const words = (action: PrintJobAction): string => {
  if (action.action === 'report') return [action.state, action.failure].filter(Boolean).join(' ');
  return action.action === 'write' ? `write ${action.chunk}` : action.action;
};

/** What is done after each event, the beginning left out. */
function play(markers: readonly string[], ...events: PrintJobEvent[]): string[][] {
  let { job } = beginPrintJob(2, markers);
  return events.map((event) => {
    const step = advancePrintJob(job, event);
    job = step.job;
    return step.actions.map(words);
  });
}
const both = ['gs-r', 'gs-r'];
const last = (steps: string[][]): string[] => steps.at(-1) ?? [];

describe('a slip of two pieces', () => {
  test('may still grow while it is sent: a piece encoded later has to be proved too', () => {
    let { job } = beginPrintJob(1, ['0001']);
    const events: PrintJobEvent[] = [
      ok,
      { event: 'encoded', marker: '0002' },
      written,
      { event: 'marker', marker: '0001' },
      ok,
      written,
      { event: 'marker', marker: '0002' },
    ];
    const steps = events.map((event) => {
      const step = advancePrintJob(job, event);
      job = step.job;
      return step.actions.map(words);
    });
    expect(steps.slice(2)).toEqual([
      ['ask-status'],
      [],
      ['write 1'],
      ['sent', 'await-markers', 'ask-status-later'],
      ['stop-awaiting', 'printed'],
    ]);
  });

  test('begins with a question', () => {
    expect(beginPrintJob(2, both).actions).toEqual([{ action: 'ask-status' }]);
  });

  test('asked, sent, asked, sent, proven', () => {
    expect(play(both, ok, written, ok, written, marker, marker)).toEqual([
      ['write 0'],
      ['ask-status'],
      ['write 1'],
      ['sent', 'await-markers', 'ask-status-later'],
      [],
      ['stop-awaiting', 'printed'],
    ]);
  });

  test('markers faster than the report of the write', () => {
    expect(last(play(both, ok, marker, written, ok, marker, written))).toEqual([
      'sent',
      'stop-awaiting',
      'printed',
    ]);
  });

  test.each([
    [out, 'refused printer-paper-out'],
    [open, 'refused printer-cover-open'],
    [silent, 'refused printer-silent'],
    [held, 'refused printer-offline'],
    [lost, 'refused printer-lost'],
  ])('%j before the first byte is a refusal', (event, wanted) => {
    expect(last(play(both, event))).toEqual([wanted]);
  });

  test('paper that runs low is printed on', () => {
    expect(last(play(both, low))).toEqual(['write 0']);
  });

  test('paper out between pieces interrupts once, and goes on by itself', () => {
    expect(play(both, ok, written, out, out, open, ok)).toEqual([
      ['write 0'],
      ['ask-status'],
      ['interrupted printer-paper-out', 'ask-status-later'],
      ['ask-status-later'],
      ['interrupted printer-cover-open', 'ask-status-later'],
      ['write 1'],
    ]);
  });

  test('paper out at the end stops the clock until it is mended', () => {
    const steps = play(both, ok, written, ok, written, out, overdue, ok, marker, marker);
    expect(steps.slice(4)).toEqual([
      ['interrupted printer-paper-out', 'stop-awaiting', 'ask-status-later'],
      [],
      ['await-markers', 'ask-status-later'],
      [],
      ['stop-awaiting', 'printed'],
    ]);
  });

  test('all markers while the paper is out: everything was printed', () => {
    expect(last(play(both, ok, written, ok, written, out, marker, marker))).toContain('printed');
  });

  test('a held line interrupts, the write goes on', () => {
    expect(play(both, ok, stalled, stalled, written)).toEqual([
      ['write 0'],
      ['interrupted printer-offline'],
      [],
      ['ask-status'],
    ]);
  });

  test.each([
    ['silence', silent],
    ['a lost link', lost],
  ])('%s after the first byte leaves it unknown', (_, event) => {
    expect(last(play(both, ok, event))).toEqual(['unknown printer-outcome-unknown']);
    expect(last(play(both, ok, written, event))).toEqual(['unknown printer-outcome-unknown']);
    expect(last(play(both, ok, written, ok, written, event))).toContain('unknown printer-outcome-unknown');
  });

  test('a healthy printer whose markers stay away: one swallowed is as bad as all', () => {
    expect(last(play(both, ok, written, ok, written, marker, overdue))).toContain(
      'unknown printer-outcome-unknown',
    );
  });

  test('without proof it waits its time and does not claim to know', () => {
    expect(play([], ok, written, ok, written, marker, ok, overdue).slice(3)).toEqual([
      ['sent', 'await-markers', 'ask-status-later'],
      [],
      ['ask-status-later'],
      ['stop-awaiting', 'unknown printer-outcome-unknown'],
    ]);
  });

  test('markers of another slip do not count', () => {
    const ids = ['0001', '0002'];
    const other: PrintJobEvent = { event: 'marker', marker: '0000' };
    expect(last(play(ids, ok, other, written, other, ok, written, other, marker, overdue))).toContain(
      'unknown printer-outcome-unknown',
    );
    expect(last(play(both, marker, ok, marker, marker, written, ok, written, marker))).toContain('printed');
  });
});

test('whatever happens: each piece once and in order, one end, and printed only with every proof', () => {
  const event = fc.constantFrom(ok, out, open, low, written, marker, silent, held, stalled, overdue, lost);
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      let { job } = beginPrintJob(2, both);
      const said: string[] = [];
      let proofs = 0;
      for (const one of events) {
        // A write is reported only while one is under way.
        const writing = said.filter((word) => word.startsWith('write')).length > job.written;
        if (one.event === 'written' && !writing) continue;
        if (writing && one.event === 'status') continue;
        if (one.event === 'marker') proofs += 1;
        const step = advancePrintJob(job, one);
        job = step.job;
        said.push(...step.actions.map(words));
      }
      expect(said.filter((word) => word.startsWith('write'))).toEqual(
        ['write 0', 'write 1'].slice(0, said.filter((word) => word.startsWith('write')).length),
      );
      const ends = said.filter((word) => /^(printed|unknown|refused)/.test(word));
      expect(ends.length).toBeLessThanOrEqual(1);
      expect(ends.length === 1).toBe(job.phase === 'over');
      if (ends[0] === 'printed') expect(proofs).toBeGreaterThanOrEqual(2);
      if (said.includes('write 0')) expect(ends[0]?.startsWith('refused') ?? false).toBe(false);
    }),
    { numRuns: 2000 },
  );
});
