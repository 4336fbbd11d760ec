import { describe, expect, it } from 'vitest';
import { VirtualPrinter } from '../../../simulators/document-printer/virtual-printer.ts';
import { ManualTimers } from '../../native/transport/manual-timers.ts';

function bench(pageMs = 100) {
  const timers = new ManualTimers();
  const printer = new VirtualPrinter({ pageMs, after: (ms, callback) => timers.after(ms, callback) });
  const submit = (name: string) =>
    printer.submit({ name, user: 'kiosk', pdf: Buffer.from(name), copies: 1, asked: {} });
  const states = (): string[] => printer.jobs.map(({ state }) => state);
  const printed = (): string[] => printer.printed.map(({ name }) => name);
  return { timers, printer, submit, states, printed };
}

describe('the virtual printer', () => {
  it('prints one after the other', async () => {
    const { timers, submit, states, printed } = bench();
    submit('a');
    submit('b');
    expect(states()).toEqual(['processing', 'pending']);
    await timers.advance(100);
    expect(states()).toEqual(['completed', 'processing']);
    await timers.advance(100);
    expect(printed()).toEqual(['a', 'b']);
  });

  it('at once when a page takes no time', () => {
    const { submit, printed } = bench(0);
    submit('a');
    expect(printed()).toEqual(['a']);
  });

  it('stops in the middle of a page and does it over when it is mended, counted once', async () => {
    const { timers, printer, submit, states, printed } = bench();
    submit('a');
    await timers.advance(50);
    printer.hinder('cover', true);
    printer.hinder('jam', true);
    expect([states(), printer.reasons]).toEqual([['stopped'], ['cover-open-error', 'media-jam-error']]);
    await timers.advance(1000);
    printer.hinder('cover', false);
    await timers.advance(1000);
    expect(printed()).toEqual([]);
    printer.hinder('jam', false);
    await timers.advance(100);
    expect([printed(), printer.reasons]).toEqual([['a'], ['none']]);
  });

  it('holds jobs until they are let go', async () => {
    const { timers, printer, submit, states } = bench();
    printer.hold(true);
    submit('a');
    await timers.advance(1000);
    expect(states()).toEqual(['held']);
    printer.hold(false);
    await timers.advance(100);
    expect(states()).toEqual(['completed']);
  });

  it.each([
    ['document', 'document-format-error', true],
    ['begun', 'aborted-by-system', true],
    ['unbegun', 'aborted-by-system', false],
  ] as const)('aborts one job (%s)', async (where, reason, begun) => {
    const { timers, printer, submit, printed } = bench();
    printer.abortNext = where;
    const job = submit('a');
    submit('b');
    await timers.advance(1000);
    expect(job).toMatchObject({ state: 'aborted', reasons: [reason], begun });
    expect(printed()).toEqual(['b']);
  });

  it('cancels what is not over yet, and goes on with the next', async () => {
    const { timers, printer, submit, states, printed } = bench();
    submit('a');
    submit('b');
    expect(printer.cancel(1, 'job-canceled-by-user')).toBe(true);
    await timers.advance(100);
    expect(printer.cancel(2, 'job-canceled-by-user')).toBe(false);
    expect(printer.cancel(9, 'job-canceled-by-user')).toBe(false);
    expect([states(), printed()]).toEqual([['canceled', 'completed'], ['b']]);
  });

  it('forgets its jobs with its power, and counts from 1 again', async () => {
    const { timers, printer, submit, printed } = bench();
    submit('a');
    printer.losePower();
    await timers.advance(1000);
    expect(printed()).toEqual([]);
    expect(submit('b').id).toBe(1);
  });
});
