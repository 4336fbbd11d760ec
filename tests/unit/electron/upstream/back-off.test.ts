import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BACK_OFF_BASE_MS,
  BACK_OFF_CAP_MS,
  backOffMs,
  createRest,
} from '../../../../electron/upstream/back-off.ts';
import { createHandClock } from './support/hand-clock.ts';

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const failures = fc.integer({ min: 1, max: 10_000 });

describe('backOffMs', () => {
  it('doubles its ceiling from 2 s to 5 min', () => {
    const almostOne = () => 0.999_999;
    const ceilings = Array.from({ length: 12 }, (_, index) =>
      Math.round(backOffMs(index + 1, almostOne) / 1000),
    );
    expect(ceilings).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300, 300]);
  });

  it('stays between nothing and the ceiling', () => {
    fc.assert(
      fc.property(failures, chance, (count, random) => {
        const wait = backOffMs(count, () => random);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(Math.min(BACK_OFF_CAP_MS, BACK_OFF_BASE_MS * 2 ** (count - 1)));
      }),
    );
  });

  it('is spread over the whole range, not bunched at its end', () => {
    const waits = Array.from({ length: 100 }, (_, index) => backOffMs(9, () => index / 100));
    expect(waits.filter((wait) => wait < BACK_OFF_CAP_MS / 2)).toHaveLength(50);
    expect(Math.min(...waits)).toBe(0);
  });

  it('never comes back before the platform asked us to', () => {
    fc.assert(
      fc.property(failures, chance, fc.nat({ max: 3_600_000 }), (count, random, asked) => {
        expect(backOffMs(count, () => random, asked)).toBeGreaterThanOrEqual(asked);
      }),
    );
  });
});

describe('createRest', () => {
  function resting(random = 0.5) {
    const clock = createHandClock();
    let woken = 0;
    const rest = createRest(
      clock,
      () => random,
      () => {
        woken += 1;
      },
    );
    return { clock, rest, woken: () => woken };
  }

  it('wakes once when the pause is over', async () => {
    const { clock, rest, woken } = resting();
    rest.begin();
    await clock.advance(999);
    expect(woken()).toBe(0);
    await clock.advance(1);
    expect(woken()).toBe(1);
    await clock.advance(600_000);
    expect(woken()).toBe(1);
  });

  it('counts failures until it recovers', () => {
    const { clock, rest } = resting();
    rest.begin();
    rest.begin();
    expect(rest.failuresInARow()).toBe(2);
    expect(clock.nextDue()).toBe(2_000);
    rest.recover();
    rest.begin();
    expect(clock.nextDue()).toBe(1_000);
  });

  it('can be cut short, and then wakes nobody', async () => {
    const { clock, rest, woken } = resting();
    rest.begin();
    expect(rest.cutShort()).toBe(true);
    await clock.advance(600_000);
    expect(woken()).toBe(0);
  });

  it('cannot be cut short while the platform asked for the pause', async () => {
    const { clock, rest, woken } = resting();
    rest.begin(60_000);
    await clock.advance(59_999);
    expect(rest.cutShort()).toBe(false);
    await clock.advance(1);
    expect(woken()).toBe(1);
    expect(rest.cutShort()).toBe(true);
  });

  it('is free to be cut short when nothing rests', () => {
    expect(resting().rest.cutShort()).toBe(true);
  });
});
