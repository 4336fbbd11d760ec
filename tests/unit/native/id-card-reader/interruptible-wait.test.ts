import { describe, expect, it } from 'vitest';
import { InterruptibleWait } from '../../../../native/id-card-reader/interruptible-wait.ts';
import { ManualTimers } from '../transport/manual-timers.ts';

describe('a pause that news can end', () => {
  it('lasts its time and no longer', async () => {
    const timers = new ManualTimers();
    const wait = new InterruptibleWait(timers);
    let over = false;
    void wait.ms(300).then(() => (over = true));
    await timers.advance(299);
    expect(over).toBe(false);
    await timers.advance(1);
    expect(over).toBe(true);
  });

  it('ends at once when interrupted, and leaves no timer', async () => {
    const timers = new ManualTimers();
    const wait = new InterruptibleWait(timers);
    const waiting = wait.ms(300);
    wait.interrupt();
    await waiting;
    expect(timers.pending).toBe(0);
  });

  it('misses no news that comes between two pauses, and hears it once', async () => {
    const timers = new ManualTimers();
    const wait = new InterruptibleWait(timers);
    wait.interrupt();
    wait.interrupt();
    await wait.ms(300);
    let over = false;
    void wait.ms(300).then(() => (over = true));
    await timers.advance(100);
    expect(over).toBe(false);
    await timers.advance(200);
    expect(over).toBe(true);
  });
});
