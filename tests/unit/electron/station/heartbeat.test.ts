import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ASK_EVERY_MS,
  OWN_LATENESS_MS,
  startHeartbeat,
  UNANSWERED_ASKS,
  UNANSWERED_AT_START,
} from '../../../../electron/station/heartbeat.ts';
import { HandClock } from '../../../support/hand-clock.ts';

const LIMIT_MS = UNANSWERED_ASKS * ASK_EVERY_MS;

/** A clock whose timers can be late: what is due while it is held goes off only when it is let go. */
class BusyClock extends HandClock {
  #lateMs = 0;

  override monotonic(): number {
    return super.monotonic() + this.#lateMs;
  }

  /** The machine sleeps, or our own loop is held, so long. */
  sleep(ms: number): void {
    this.#lateMs += ms;
  }
}

function watched(answers: { now: boolean } = { now: true }) {
  const clock = new BusyClock();
  let asks = 0;
  let silences = 0;
  const heartbeat = startHeartbeat({
    clock,
    ask: () => {
      asks += 1;
      if (answers.now) clock.after(1, () => heartbeat.heard());
    },
    silent: () => {
      silences += 1;
    },
  });
  return { clock, heartbeat, answers, asks: () => asks, silences: () => silences };
}

describe('the heartbeat of the device process', () => {
  it('asks at once and at a steady pace, and says nothing while answers come', () => {
    const own = watched();
    expect(own.asks()).toBe(1);
    own.clock.turn(60_000);
    expect(own.asks()).toBe(1 + 60_000 / ASK_EVERY_MS);
    expect(own.silences()).toBe(0);
  });

  it('tells a process that answered and then hangs within 3 to 3.5 s, once', () => {
    const own = watched();
    own.clock.turn(ASK_EVERY_MS + 10);
    own.answers.now = false;
    const from = own.clock.monotonic();
    while (own.silences() === 0) own.clock.turn(1);
    const took = own.clock.monotonic() - from;
    expect(took).toBeGreaterThanOrEqual(LIMIT_MS);
    expect(took).toBeLessThanOrEqual(LIMIT_MS + ASK_EVERY_MS);
    own.clock.turn(60_000);
    expect(own.silences()).toBe(1);
    expect(own.clock.waiting).toBe(0);
  });

  it('gives a process that is still starting 15 s', () => {
    const own = watched({ now: false });
    own.clock.turn(UNANSWERED_AT_START * ASK_EVERY_MS - 1);
    expect(own.silences()).toBe(0);
    own.clock.turn(1);
    expect(own.silences()).toBe(1);
  });

  it('holds nothing against a process when the machine slept: it counts anew', () => {
    const own = watched();
    own.clock.turn(ASK_EVERY_MS + 10);
    own.answers.now = false;
    own.clock.turn(LIMIT_MS - ASK_EVERY_MS);
    own.clock.sleep(8 * 3_600_000);
    own.clock.turn(LIMIT_MS - ASK_EVERY_MS);
    expect(own.silences()).toBe(0);
    own.answers.now = true;
    own.clock.turn(60_000);
    expect(own.silences()).toBe(0);
  });

  it('never ends a process while every tick of our own is late, however long', () => {
    const own = watched();
    own.clock.turn(10);
    own.answers.now = false;
    for (let tick = 0; tick < 200; tick += 1) {
      own.clock.sleep(OWN_LATENESS_MS + 1);
      own.clock.turn(ASK_EVERY_MS);
    }
    expect(own.silences()).toBe(0);
  });

  it('never ends a process that answers within the limit, at whatever pace', () => {
    const pause = fc.integer({ min: 1, max: LIMIT_MS - ASK_EVERY_MS });
    fc.assert(
      fc.property(fc.array(pause, { minLength: 1, maxLength: 60 }), (pauses) => {
        const own = watched();
        own.clock.turn(10);
        own.answers.now = false;
        for (const ms of pauses) {
          own.clock.turn(ms);
          own.heartbeat.heard();
        }
        expect(own.silences()).toBe(0);
      }),
    );
  });

  it('leaves no timer behind when it is stopped', () => {
    const own = watched({ now: false });
    own.heartbeat.stop();
    own.clock.turn(60_000);
    expect(own.silences()).toBe(0);
    expect(own.asks()).toBe(1);
    expect(own.clock.waiting).toBe(0);
  });
});
