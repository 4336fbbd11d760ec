import { describe, expect, it } from 'vitest';
import { HangWatch } from '../../../../native/transport/hang-watch.ts';
import { ManualTimers } from './manual-timers.ts';

function bench() {
  const timers = new ManualTimers();
  const answers: (() => void)[] = [];
  const state = { asked: 0, hangs: 0, needed: true, answering: true };
  const watch = new HangWatch(
    timers,
    [
      {
        limitMs: 500,
        ask: () => {
          state.asked += 1;
          return state.answering ? Promise.resolve() : new Promise((resolve) => answers.push(resolve));
        },
      },
    ],
    () => state.needed,
    () => (state.hangs += 1),
  );
  return { timers, state, watch, answers };
}

describe('the watch for what hangs', () => {
  it('asks every two seconds, one watch at a time, and ends when nobody needs it', async () => {
    const { timers, state, watch } = bench();
    void watch.watch();
    void watch.watch();
    await timers.advance(6100);
    expect([state.asked, state.hangs, watch.hung]).toEqual([4, 0, false]);
    state.needed = false;
    await timers.advance(10_000);
    expect([state.asked, timers.pending]).toEqual([4, 0]);
    state.needed = true;
    void watch.watch();
    await timers.advance(0);
    expect(state.asked).toBe(5);
  });

  it('says once that a sign of life is missing, asks nothing more, and takes a late one for well again', async () => {
    const { timers, state, watch, answers } = bench();
    state.answering = false;
    void watch.watch();
    await timers.advance(499);
    expect(watch.hung).toBe(false);
    await timers.advance(1);
    expect([watch.hung, state.hangs]).toEqual([true, 1]);
    await timers.advance(60_000);
    expect([state.asked, state.hangs]).toEqual([1, 1]);
    answers[0]?.();
    await timers.advance(0);
    expect(watch.hung).toBe(false);
    await timers.advance(2500);
    expect([state.asked, state.hangs]).toEqual([2, 2]);
  });
});
