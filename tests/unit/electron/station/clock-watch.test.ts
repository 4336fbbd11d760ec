import { expect, it } from 'vitest';
import { watchClock } from '../../../../electron/station/clock-watch.ts';
import { HandClock } from '../../../support/hand-clock.ts';

function watched() {
  const clock = new HandClock();
  const jumps: number[] = [];
  const watch = watchClock(clock, () => jumps.push(clock.monotonic()));
  return { clock, jumps, watch };
}

it('reports a jump of the wall clock once, forward or back', () => {
  const { clock, jumps } = watched();
  clock.turn(60_000);
  clock.jump(86_400_000);
  clock.turn(30_000);
  expect(jumps).toEqual([90_000]);
  clock.turn(300_000);
  clock.jump(-86_400_000);
  clock.turn(30_000);
  expect(jumps).toEqual([90_000, 420_000]);
});

it('lets small corrections pass', () => {
  const { clock, jumps } = watched();
  for (let minute = 0; minute < 60; minute += 1) {
    clock.jump(1_500);
    clock.turn(60_000);
  }
  expect(jumps).toEqual([]);
});

it('leaves no timer behind when stopped', () => {
  const { clock, watch } = watched();
  clock.turn(90_000);
  watch.stop();
  expect(clock.waiting).toBe(0);
});
