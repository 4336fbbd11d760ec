import { expect, it } from 'vitest';
import { pauseUntil } from '../../../../native/document-printer/pause.ts';
import { ManualTimers, settled } from '../transport/manual-timers.ts';

it('ends after its time', async () => {
  const timers = new ManualTimers();
  let isOver = false;
  void pauseUntil(timers, 100, []).then(() => (isOver = true));
  await timers.advance(99);
  expect(isOver).toBe(false);
  await timers.advance(1);
  expect(isOver).toBe(true);
});

it('ends at the first signal and leaves no timer', async () => {
  const timers = new ManualTimers();
  const [first, second] = [new AbortController(), new AbortController()];
  const pause = pauseUntil(timers, 100, [first.signal, second.signal]);
  second.abort();
  await pause;
  expect(timers.pending).toBe(0);
});

it('does not begin when the signal was given before', async () => {
  const timers = new ManualTimers();
  await pauseUntil(timers, 100, [AbortSignal.abort()]);
  await settled();
  expect(timers.pending).toBe(0);
});
