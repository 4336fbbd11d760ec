import { describe, expect, it } from 'vitest';
import { documentPrinterProfileSchema } from '../../../../electron/contract/device-profiles/document-printer.ts';
import { printJobId } from '../../../../electron/contract/ids.ts';
import { DocumentRun } from '../../../../native/document-printer/document-run.ts';
import type { Asked, JobClient } from '../../../../native/document-printer/ipp-client.ts';
import type { JobStanding, JobState } from '../../../../native/document-printer/job-state.ts';
import type { PrinterState } from '../../../../native/document-printer/printer-state.ts';
import shippedProfile from '../../../../resources/devices/ipp-a4.json' with { type: 'json' };
import { ManualTimers } from '../transport/manual-timers.ts';

const well: PrinterState = { trouble: undefined, suspected: undefined, paper: 'enough', model: 'Example' };
const lost = { ok: false, failure: 'document-printer-lost', mayHaveArrived: true } as const;
const taken = { ok: true, value: { status: 0, jobs: [{ 'job-id': 1 }], printers: [] } } as const;
const answered = (status: number) => ({ ok: true, value: { status, jobs: [], printers: [] } }) as const;
const underWay: JobStanding = { kind: 'under-way', trouble: undefined };

function at(standing: JobStanding, begun = true): Asked<JobState | undefined> {
  return { ok: true, value: { id: 1, name: 'doc-1 x', begun, standing } };
}

interface Desk {
  print: Awaited<ReturnType<JobClient['printJob']>>[];
  job: Asked<JobState | undefined>;
  found: Asked<number | undefined>;
  printer: PrinterState;
  sent: number;
  cancelled: number;
  afterCancel?: Asked<JobState | undefined>;
}

function bench(given: Partial<Desk> = {}) {
  const timers = new ManualTimers();
  const stopping = new AbortController();
  const said: string[] = [];
  const desk: Desk = {
    print: [taken],
    job: at(underWay),
    found: { ok: true, value: undefined },
    printer: well,
    sent: 0,
    cancelled: 0,
    ...given,
  };
  const client: JobClient = {
    printJob: () => {
      desk.sent += 1;
      return Promise.resolve(desk.print[Math.min(desk.sent, desk.print.length) - 1] ?? taken);
    },
    jobState: () => Promise.resolve(desk.job),
    findJob: () => Promise.resolve(desk.found),
    cancelJob: () => {
      desk.cancelled += 1;
      desk.job = desk.afterCancel ?? desk.job;
      return Promise.resolve();
    },
    printerState: () => Promise.resolve({ ok: true, value: desk.printer }),
  };
  const run = new DocumentRun({
    job: printJobId('doc-1'),
    client,
    profile: documentPrinterProfileSchema.parse(shippedProfile),
    timers,
    stopping: stopping.signal,
    report: (state, failure) => said.push([state, failure].filter(Boolean).join(' ')),
    saw: () => undefined,
  });
  const pdf = Buffer.from('%PDF synthetic');
  const running = run.run({ name: 'doc-1 x', template: {}, pdf });
  return { timers, stopping, said, desk, run, pdf, running };
}

describe('handing over', () => {
  it('once, and the bytes are gone', async () => {
    const { timers, said, desk, pdf } = bench();
    await timers.advance(0);
    expect([said, desk.sent, pdf.every((byte) => byte === 0)]).toEqual([['sent'], 1, true]);
  });

  it('again and again to a busy printer, ever more seldom, with the bytes whole', async () => {
    const { timers, said, desk, pdf } = bench({ print: [answered(0x507)] });
    await timers.advance(3700);
    expect([desk.sent, pdf.toString()]).toEqual([4, '%PDF synthetic']);
    await timers.advance(26_000);
    expect(said).toEqual(['refused document-printer-busy']);
    expect(pdf.every((byte) => byte === 0)).toBe(true);
  });

  it.each([
    [answered(0x40a), 'refused document-refused'],
    [answered(0x500), 'refused document-printer-fault'],
    [
      { ok: false, failure: 'document-printer-not-found', mayHaveArrived: false } as const,
      'refused document-printer-not-found',
    ],
    [
      { ok: false, failure: 'device-driver-missing', mayHaveArrived: false } as const,
      'refused document-printer-fault',
    ],
  ])('refused is refused (%#)', async (print, word) => {
    const { timers, said, desk } = bench({ print: [print] });
    await timers.advance(60_000);
    expect([said, desk.sent]).toEqual([[word], 1]);
  });

  it('without an answer is looked up, never sent again', async () => {
    const { timers, said, desk } = bench({ print: [lost], found: { ok: true, value: 4 } });
    await timers.advance(0);
    expect([said, desk.sent]).toEqual([['sent'], 1]);
  });

  it('accepted without a number is looked up too', async () => {
    const { timers, said } = bench({ print: [answered(0)], found: { ok: true, value: 4 } });
    await timers.advance(0);
    expect(said).toEqual(['sent']);
  });

  it('is unknown when it is not listed within 5 s', async () => {
    const { timers, said, desk } = bench({ print: [lost] });
    await timers.advance(4999);
    expect(said).toEqual([]);
    await timers.advance(501);
    expect([said, desk.sent]).toEqual([['unknown document-outcome-unknown'], 1]);
  });

  it('is looked up for as long as a job may take when the printer is gone', async () => {
    const { timers, said } = bench({ print: [lost], found: lost });
    await timers.advance(110_000);
    expect(said).toEqual(['interrupted document-printer-lost']);
    await timers.advance(15_000);
    expect(said.at(-1)).toBe('unknown document-outcome-unknown');
  });
});

describe('following', () => {
  it.each([
    [{ kind: 'printed' } as const, 'printed'],
    [{ kind: 'refused' } as const, 'refused document-refused'],
    [{ kind: 'unknown' } as const, 'unknown document-outcome-unknown'],
  ])('to its end (%#)', async (standing, word) => {
    const { timers, said, desk } = bench();
    await timers.advance(0);
    desk.job = at(standing);
    await timers.advance(500);
    expect(said).toEqual(['sent', word]);
    expect(timers.pending).toBe(0);
  });

  it('tells each trouble and goes on without end', async () => {
    const { timers, said, desk } = bench();
    await timers.advance(0);
    desk.printer = { ...well, trouble: 'document-printer-cover-open' };
    await timers.advance(600_000);
    desk.printer = { ...well, trouble: 'document-printer-jam' };
    await timers.advance(500);
    desk.printer = well;
    desk.job = at({ kind: 'under-way', trouble: 'document-printer-fault' });
    await timers.advance(500);
    desk.job = at({ kind: 'printed' });
    await timers.advance(500);
    expect(said).toEqual([
      'sent',
      'interrupted document-printer-cover-open',
      'interrupted document-printer-jam',
      'interrupted document-printer-fault',
      'printed',
    ]);
  });

  it('takes a warning for the reason only when the sheet does not come', async () => {
    const { timers, said } = bench({ printer: { ...well, suspected: 'document-printer-paper-out' } });
    await timers.advance(4900);
    expect(said).toEqual(['sent']);
    await timers.advance(600);
    expect(said).toEqual(['sent', 'interrupted document-printer-paper-out']);
  });

  it('does not call one missed answer a loss', async () => {
    const { timers, said, desk } = bench();
    await timers.advance(0);
    desk.job = lost;
    await timers.advance(500);
    expect(said).toEqual(['sent']);
    await timers.advance(500);
    expect(said).toEqual(['sent', 'interrupted document-printer-lost']);
    desk.job = at({ kind: 'printed' });
    await timers.advance(500);
    expect(said.at(-1)).toBe('printed');
  });

  it('looks for a job that the printer forgot', async () => {
    const { timers, said, desk } = bench();
    await timers.advance(0);
    desk.job = { ok: true, value: undefined };
    await timers.advance(6000);
    expect(said).toEqual(['sent', 'unknown document-outcome-unknown']);
  });

  it('begun and never done is unknown after its time, and not cancelled', async () => {
    const { timers, said, desk } = bench();
    await timers.advance(121_000);
    expect([said.at(-1), desk.cancelled]).toEqual(['unknown document-outcome-unknown', 0]);
  });

  it.each([
    [{ kind: 'refused' } as const, 'refused document-printer-silent'],
    [{ kind: 'unknown' } as const, 'unknown document-outcome-unknown'],
    [underWay, 'unknown document-outcome-unknown'],
  ])('never begun is cancelled after its time (%#)', async (afterwards, word) => {
    const { timers, said, desk } = bench({ job: at(underWay, false), afterCancel: at(afterwards) });
    await timers.advance(119_000);
    expect([said, desk.cancelled]).toEqual([['sent'], 0]);
    await timers.advance(2000);
    expect([said.at(-1), desk.cancelled]).toEqual([word, 1]);
  });

  it('is cleared only while it waits for somebody', async () => {
    const { timers, desk, run, said } = bench();
    await timers.advance(0);
    run.clear();
    await timers.advance(2000);
    expect(desk.cancelled).toBe(0);
    desk.printer = { ...well, trouble: 'document-printer-paper-out' };
    await timers.advance(500);
    run.clear();
    await timers.advance(2000);
    expect(desk.cancelled).toBe(1);
    desk.job = at({ kind: 'refused' });
    await timers.advance(500);
    expect(said.at(-1)).toBe('refused document-refused');
  });
});

describe('stopping', () => {
  it('leaves a job that may print as unknown, and no timer', async () => {
    const { timers, stopping, said, running } = bench();
    await timers.advance(0);
    stopping.abort();
    await running;
    expect([said.at(-1), timers.pending]).toEqual(['unknown document-outcome-unknown', 0]);
  });

  it('leaves one that was never taken as refused', async () => {
    const { timers, stopping, said, running } = bench({ print: [answered(0x507)] });
    await timers.advance(100);
    stopping.abort();
    await running;
    expect([said, timers.pending]).toEqual([['refused document-printer-busy'], 0]);
  });
});
