import { describe, expect, it } from 'vitest';
import { REOPEN_MS, Reopening, WATCHED_REOPEN_MS } from '../../../../native/transport/reopening.ts';
import { ManualTimers, settled } from './manual-timers.ts';

function workbench() {
  const timers = new ManualTimers();
  const listeners = new Set<() => void>();
  const reopening = new Reopening(timers, {
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const ended: number[] = [];
  void reopening.pause().then(() => ended.push(timers.monotonic()));
  const plug = (): void => {
    for (const listener of listeners) listener();
  };
  return { timers, listeners, reopening, ended, plug };
}

describe('the pause before a device is tried again', () => {
  it('lasts two seconds while nothing happens and somebody watches', async () => {
    const { timers, ended, listeners } = workbench();
    await timers.advance(WATCHED_REOPEN_MS - 1);
    expect(ended).toEqual([]);
    await timers.advance(1);
    expect(ended).toEqual([WATCHED_REOPEN_MS]);
    expect(listeners.size).toBe(0);
  });

  it('ends as soon as something is plugged in, and leaves neither timer nor listener behind', async () => {
    const { timers, ended, plug, listeners } = workbench();
    await timers.advance(200);
    plug();
    await settled();
    expect(ended).toEqual([200]);
    expect([timers.pending, listeners.size]).toEqual([0, 0]);
  });

  it('ends when it is interrupted, at any time', async () => {
    const { timers, ended, reopening } = workbench();
    reopening.interrupt();
    await settled();
    expect(ended).toEqual([0]);
    reopening.interrupt();
    expect(timers.pending).toBe(0);
  });

  it('lasts one where nobody does', async () => {
    const timers = new ManualTimers();
    const pausing = new Reopening(timers).pause();
    await timers.advance(REOPEN_MS);
    await expect(pausing).resolves.toBeUndefined();
  });
});
