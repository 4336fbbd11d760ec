import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FloodGuard } from '../../../../native/transport/flood-guard.ts';
import { createSerialTransport } from '../../../../native/transport/serial.ts';
import { systemTimers } from '../../../../native/transport/system-timers.ts';
import type {
  Transport,
  TransportListener,
  TransportOutcome,
} from '../../../../native/transport/transport.ts';
import { openPseudoTerminal } from '../../../simulators/support/pty.ts';
import { Heard } from './heard.ts';
import { ManualTimers } from './manual-timers.ts';

/** A link that a test speaks through. */
class QuietLink implements Transport {
  readonly address = 'quiet';
  closes = 0;
  listener: TransportListener | undefined;
  open(listener: TransportListener): Promise<TransportOutcome> {
    this.listener = listener;
    return Promise.resolve({ ok: true });
  }
  write(): Promise<TransportOutcome> {
    return Promise.resolve({ ok: true });
  }
  discardInput(): Promise<void> {
    return Promise.resolve();
  }
  close(): Promise<void> {
    this.closes += 1;
    return Promise.resolve();
  }
}

function workbench() {
  const timers = new ManualTimers();
  const guard = new FloodGuard();
  const plug = async (key = 'reader') => {
    const link = guard.guard(new QuietLink(), key, timers);
    const heard = new Heard();
    const outcome = await link.open(heard);
    const flood = (): void => {
      for (let times = 0; times < 25; times += 1) link.listener?.data(new Uint8Array(10_000));
    };
    return { link, heard, outcome, flood };
  };
  return { timers, plug };
}

describe('a device that says much', () => {
  it('is left alone as long as it stays below 200 kB in a second', async () => {
    const { timers, plug } = workbench();
    const { link, heard } = await plug();
    for (let second = 0; second < 20; second += 1) {
      for (let times = 0; times < 20; times += 1) link.listener?.data(new Uint8Array(10_000));
      await timers.advance(1000);
    }
    expect([heard.received.length, heard.losses, link.closes]).toEqual([4_000_000, 0, 0]);
  });

  it('is cut off when it goes beyond that, once', async () => {
    const { plug } = workbench();
    const { link, heard, flood } = await plug();
    flood();
    link.listener?.lost();
    expect([heard.received.length, heard.losses, link.closes]).toEqual([200_000, 1, 1]);
  });
});

describe('a device that flooded', () => {
  it('is not opened again for five seconds, and then it is', async () => {
    const { timers, plug } = workbench();
    (await plug()).flood();
    await timers.advance(4999);
    const early = await plug();
    expect(early.outcome).toEqual({ ok: false, failure: 'flooding' });
    expect(early.link.listener).toBeUndefined();
    await timers.advance(1);
    expect((await plug()).outcome).toEqual({ ok: true });
  });

  it('rests twice as long each time it does it again, a minute at the most', async () => {
    const { timers, plug } = workbench();
    const rests: number[] = [];
    for (let times = 0; times < 6; times += 1) {
      (await plug()).flood();
      const begun = timers.monotonic();
      while (!(await plug()).outcome.ok) await timers.advance(1000);
      rests.push(timers.monotonic() - begun);
    }
    expect(rests).toEqual([5000, 10_000, 20_000, 40_000, 60_000, 60_000]);
  });

  it('begins anew after it was quiet for more than a minute', async () => {
    const { timers, plug } = workbench();
    (await plug()).flood();
    await timers.advance(5000);
    (await plug()).flood();
    await timers.advance(10_000 + 60_001);
    (await plug()).flood();
    await timers.advance(5000);
    expect((await plug()).outcome).toEqual({ ok: true });
  });

  it('does not keep another from being opened', async () => {
    const { plug } = workbench();
    (await plug('reader')).flood();
    expect((await plug('printer')).outcome).toEqual({ ok: true });
  });
});

describe('1 MB/s of noise on a real line', () => {
  it('costs the process a moment and is over', { timeout: 15_000 }, async () => {
    const terminal = openPseudoTerminal();
    onTestFinished(() => terminal.close());
    const guard = new FloodGuard();
    const address = { kind: 'serial', path: terminal.path } as const;
    const lost = Promise.withResolvers<void>();
    let received = 0;
    const link = guard.guard(createSerialTransport(address, systemTimers), 'line', systemTimers);
    await link.open({
      data: (bytes) => {
        received += bytes.length;
      },
      lost: () => lost.resolve(),
    });
    const noise = Uint8Array.from({ length: 10_000 }, (_, index) => (index * 7919) & 0xff);
    let isOver = false;
    onTestFinished(() => {
      isOver = true;
    });
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const [begun, cpu] = [performance.now(), process.cpuUsage()];
    const pour = (): void => {
      void terminal.write(noise);
      if (!isOver) systemTimers.after(10, pour);
    };
    pour();
    await lost.promise;
    const cutMs = performance.now() - begun;
    const again = guard.guard(createSerialTransport(address, systemTimers), 'line', systemTimers);
    expect(await again.open(new Heard())).toEqual({ ok: false, failure: 'flooding' });
    await new Promise((done) => systemTimers.after(2000, () => done(undefined)));
    delay.disable();
    const { user, system } = process.cpuUsage(cpu);
    const share = (user + system) / 1000 / (performance.now() - begun);
    process.stdout.write(
      `1 MB/s of noise: cut off after ${cutMs.toFixed(0)} ms and ${received} bytes; ` +
        `${(share * 100).toFixed(0)} % of one processor over the whole (source and link); ` +
        `event loop late by ${(delay.percentile(99) / 1e6).toFixed(1)} ms (p99)\n`,
    );
    expect(received).toBeLessThanOrEqual(200_000);
    expect(cutMs).toBeLessThan(2000);
  });
});
