import { expect, it } from 'vitest';
import type { Asked } from '../../../../native/document-printer/ipp-client.ts';
import type { PrinterState } from '../../../../native/document-printer/printer-state.ts';
import { type PrinterChange, PrinterWatch } from '../../../../native/document-printer/printer-watch.ts';
import { ManualTimers } from '../transport/manual-timers.ts';

const well: PrinterState = { trouble: undefined, suspected: undefined, paper: 'enough', model: 'Example' };
const good = (more: Partial<PrinterState> = {}): Asked<PrinterState> => ({
  ok: true,
  value: { ...well, ...more },
});
const absent: Asked<PrinterState> = {
  ok: false,
  failure: 'document-printer-not-found',
  mayHaveArrived: false,
};

function bench(first: Asked<PrinterState>) {
  const timers = new ManualTimers();
  const stopping = new AbortController();
  const said: PrinterChange[] = [];
  const desk = { answer: first, asked: 0 };
  const watch = new PrinterWatch({
    client: {
      printerState: () => {
        desk.asked += 1;
        return Promise.resolve(desk.answer);
      },
    },
    timers,
    address: 'http://127.0.0.1:631/printers/A4',
    stopping: stopping.signal,
    report: (change) => said.push(change),
  });
  const words = (): string[] => said.map(({ state, failure }) => [state, failure].filter(Boolean).join(' '));
  return { timers, stopping, said, words, desk, watch };
}

it('says opening, then ready with its facts, once', async () => {
  const { timers, said, words, watch, stopping } = bench(good());
  const running = watch.run();
  await timers.advance(10_000);
  expect(words()).toEqual(['opening', 'ready']);
  expect(said[1]?.facts).toEqual({
    address: 'http://127.0.0.1:631/printers/A4',
    paper: 'enough',
    firmware: 'Example',
  });
  stopping.abort();
  await running;
  expect(timers.pending).toBe(0);
});

it('asks every 2 s, and every second while there is trouble', async () => {
  const { timers, desk, watch } = bench(good());
  void watch.run();
  await timers.advance(8000);
  expect(desk.asked).toBe(5);
  desk.answer = good({ trouble: 'document-printer-jam' });
  await timers.advance(2000);
  const before = desk.asked;
  await timers.advance(8000);
  expect(desk.asked - before).toBe(8);
});

it('asks one that does not answer every 2 s, and at once when something was plugged in', async () => {
  const { timers, desk, watch } = bench(absent);
  void watch.run();
  await timers.advance(7999);
  expect(desk.asked).toBe(4);
  watch.wake();
  await timers.advance(0);
  expect(desk.asked).toBe(5);
});

it('absent from the start is not found, absent later is lost', async () => {
  const { timers, desk, words, watch } = bench(absent);
  void watch.run();
  await timers.advance(0);
  desk.answer = good();
  await timers.advance(2000);
  desk.answer = absent;
  await timers.advance(2000);
  expect(words()).toEqual([
    'opening',
    'trouble document-printer-not-found',
    'ready',
    'trouble document-printer-lost',
  ]);
});

it('tells a change of paper while it stays ready, and trouble with the facts it has', async () => {
  const { timers, desk, said, watch } = bench(good());
  void watch.run();
  await timers.advance(0);
  desk.answer = good({ paper: 'low' });
  await timers.advance(2000);
  desk.answer = good({ paper: 'out', trouble: 'document-printer-paper-out' });
  await timers.advance(2000);
  expect(said.slice(1).map(({ state, facts }) => [state, facts.paper])).toEqual([
    ['ready', 'enough'],
    ['ready', 'low'],
    ['trouble', 'out'],
  ]);
});

it('looks at once when something was plugged in', async () => {
  const { timers, desk, words, watch } = bench(absent);
  void watch.run();
  await timers.advance(0);
  desk.answer = good();
  watch.wake();
  await timers.advance(0);
  expect(words().at(-1)).toBe('ready');
  const { asked } = desk;
  await timers.advance(1999);
  expect(desk.asked).toBe(asked);
});

it('says nothing once it was stopped', async () => {
  const { words, watch, stopping } = bench(good());
  stopping.abort();
  watch.take(absent);
  expect(words()).toEqual([]);
});
