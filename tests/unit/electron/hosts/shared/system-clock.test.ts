import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSystemClock } from '../../../../../electron/hosts/shared/system-clock.ts';

const DAY_MS = 86_400_000;

describe('system clock', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('tells wall time and monotonic time', () => {
    vi.setSystemTime(new Date('2026-11-22T08:00:00Z'));
    const clock = createSystemClock();
    const [wall, mono] = [clock.now(), clock.monotonic()];
    expect(wall).toBe(Date.parse('2026-11-22T08:00:00Z'));
    vi.setSystemTime(new Date('2020-01-01T00:00:00Z'));
    expect(clock.now()).toBeLessThan(wall);
    expect(clock.monotonic()).toBeGreaterThanOrEqual(mono);
  });

  test('calls back once, after the time given and not before', () => {
    const callback = vi.fn();
    createSystemClock().after(1_000, callback);
    vi.advanceTimersByTime(999);
    expect(callback).not.toHaveBeenCalled();
    vi.advanceTimersByTime(10_000);
    expect(callback).toHaveBeenCalledTimes(1);
  });

  test('a cancelled call never comes', () => {
    const callback = vi.fn();
    const cancel = createSystemClock().after(1_000, callback);
    cancel();
    cancel();
    vi.advanceTimersByTime(10_000);
    expect(callback).not.toHaveBeenCalled();
  });

  test('waits for longer than one Node timer can, and can still be cancelled', () => {
    const [late, never] = [vi.fn(), vi.fn()];
    const clock = createSystemClock();
    clock.after(40 * DAY_MS, late);
    const cancel = clock.after(40 * DAY_MS, never);
    vi.advanceTimersByTime(39 * DAY_MS);
    expect(late).not.toHaveBeenCalled();
    cancel();
    vi.advanceTimersByTime(2 * DAY_MS);
    expect(late).toHaveBeenCalledTimes(1);
    expect(never).not.toHaveBeenCalled();
  });
});
