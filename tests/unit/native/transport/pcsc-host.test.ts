import { describe, expect, it } from 'vitest';
import { PcscHost } from '../../../../native/transport/pcsc-host.ts';
import type { ToPcscThread } from '../../../../native/transport/pcsc-messages.ts';
import type { PcscThreadListener } from '../../../../native/transport/pcsc-thread.ts';
import { ManualTimers, settled } from './manual-timers.ts';

/** A thread that does only what a test says, but answers pings while it lives and is not held. */
class ScriptedThread {
  readonly posted: ToPcscThread[] = [];
  readonly listener: PcscThreadListener;
  held = false;
  terminations = 0;

  constructor(listener: PcscThreadListener) {
    this.listener = listener;
  }
  post(message: ToPcscThread): void {
    this.posted.push(message);
    if (message.kind === 'ping' && !this.held) this.listener.said({ kind: 'pong', ask: message.ask });
  }
  terminate(): void {
    this.terminations += 1;
    this.listener.gone();
  }
  last<K extends ToPcscThread['kind']>(kind: K): Extract<ToPcscThread, { kind: K }> {
    const found = this.posted.findLast((message) => message.kind === kind);
    if (found === undefined) throw new Error(`no ${kind} was posted`);
    return found as Extract<ToPcscThread, { kind: K }>;
  }
  /** Answers all pings that waited while it was held. */
  release(): void {
    this.held = false;
    for (const message of this.posted)
      if (message.kind === 'ping') this.listener.said({ kind: 'pong', ask: message.ask });
  }
}

const COMMAND = Uint8Array.of(0x00, 0xb2, 0x01, 0x04, 0x00);

function bench() {
  const timers = new ManualTimers();
  const threads: ScriptedThread[] = [];
  const pulses: (() => void)[] = [];
  const service = { hangs: false };
  const host = new PcscHost({
    timers,
    startThread: (listener) => {
      const thread = new ScriptedThread(listener);
      threads.push(thread);
      return {
        post: (message) => thread.post(message),
        terminate: () => thread.terminate(),
      };
    },
    takePulse: () => (service.hangs ? new Promise((resolve) => pulses.push(resolve)) : Promise.resolve()),
  });
  const heard: string[] = [];
  const listener = {
    inserted: (atr: Uint8Array) => heard.push(`inserted ${Buffer.from(atr).toString('hex')}`),
    removed: () => heard.push('removed'),
    lost: () => heard.push('lost'),
  };
  /** Opens a link that the thread opens at once. */
  const opened = async (): Promise<{ link: number; thread: ScriptedThread }> => {
    const { link, opening } = host.open('reader', listener);
    const thread = threads.at(-1);
    if (thread === undefined) throw new Error('no thread was started');
    thread.listener.said({ kind: 'opened', link, outcome: { ok: true } });
    expect(await opening).toEqual({ ok: true });
    return { link, thread };
  };
  return { timers, threads, pulses, service, host, heard, listener, opened };
}

describe('links in the thread', () => {
  it('are opened, told of cards and asked commands under their own numbers', async () => {
    const { host, heard, opened, threads } = bench();
    const [one, other] = [await opened(), await opened()];
    expect(threads).toHaveLength(1);
    expect(one.link).not.toBe(other.link);
    one.thread.listener.said({ kind: 'inserted', link: one.link, atr: Uint8Array.of(0x3b) });
    one.thread.listener.said({ kind: 'removed', link: one.link });
    expect(heard).toEqual(['inserted 3b', 'removed']);
    const answering = host.transmit(other.link, COMMAND, 500);
    const asked = one.thread.last('transmit');
    expect(asked).toMatchObject({ link: other.link, apdu: COMMAND, timeoutMs: 500 });
    const answer = { ok: true, answer: Uint8Array.of(0x90, 0x00) } as const;
    one.thread.listener.said({ kind: 'answered', ask: asked.ask, answer });
    expect(await answering).toEqual(answer);
  });

  it('that do not open leave nothing behind, and a lost one is told once', async () => {
    const { host, heard, listener, opened, timers } = bench();
    const { link, thread } = await opened();
    const failing = host.open('nowhere', listener);
    thread.listener.said({
      kind: 'opened',
      link: failing.link,
      outcome: { ok: false, failure: 'not-found' },
    });
    expect(await failing.opening).toEqual({ ok: false, failure: 'not-found' });
    thread.listener.said({ kind: 'lost', link });
    thread.listener.said({ kind: 'lost', link });
    expect(heard).toEqual(['lost']);
    expect(await host.transmit(link, COMMAND, 500)).toEqual({ ok: false, failure: 'lost' });
    await timers.advance(10_000);
    expect(timers.pending).toBe(0);
  });

  it('say nothing after they were closed; one that was opening is lost', async () => {
    const { host, heard, listener, opened } = bench();
    const { link, thread } = await opened();
    host.close(link);
    host.close(link);
    expect(thread.posted.filter(({ kind }) => kind === 'close')).toHaveLength(1);
    thread.listener.said({ kind: 'removed', link });
    const opening = host.open('reader', listener);
    host.close(opening.link);
    expect(await opening.opening).toEqual({ ok: false, failure: 'lost' });
    expect(heard).toEqual([]);
  });
});

describe('a service that hangs', () => {
  it('loses every link within 4.5 s, settles what was asked, and is silent for whoever comes', async () => {
    const { timers, service, pulses, host, heard, listener, opened } = bench();
    const { link } = await opened();
    await timers.advance(1);
    service.hangs = true;
    const asked = host.transmit(link, COMMAND, 60_000);
    await timers.advance(4498);
    expect(heard).toEqual([]);
    await timers.advance(1);
    expect(heard).toEqual(['lost']);
    expect(await asked).toEqual({ ok: false, failure: 'silent' });
    expect(await host.open('reader', listener).opening).toEqual({ ok: false, failure: 'silent' });
    expect(await host.list(1000)).toEqual({ ok: false, failure: 'silent' });
    service.hangs = false;
    for (const answer of pulses) answer();
    await settled();
    await opened();
    await timers.advance(20_000);
    expect(heard).toEqual(['lost']);
  });

  it('that holds the thread from the beginning is silent for the opener, and nobody is told of a loss', async () => {
    const { timers, threads, host, heard, listener, opened } = bench();
    const { opening } = host.open('reader', listener);
    const [thread] = threads;
    if (thread === undefined) throw new Error('no thread was started');
    thread.held = true;
    thread.posted.splice(0);
    await timers.advance(10_000);
    expect(await opening).toEqual({ ok: false, failure: 'silent' });
    expect(heard).toEqual([]);
    thread.release();
    await settled();
    await opened();
    expect(threads).toHaveLength(1);
  });
});

describe('the end of the thread', () => {
  it('by itself loses its links, and the next one starts another', async () => {
    const { threads, host, heard, opened } = bench();
    const { link, thread } = await opened();
    const asked = host.transmit(link, COMMAND, 500);
    thread.listener.gone();
    expect(await asked).toEqual({ ok: false, failure: 'lost' });
    expect(heard).toEqual(['lost']);
    await opened();
    expect(threads).toHaveLength(2);
  });

  it('in order waits until it has let go, a second at the most', async () => {
    const { timers, host, heard, opened } = bench();
    expect(await host.end()).toBe(true);
    const { link, thread } = await opened();
    const ending = host.end();
    expect(thread.posted.slice(-2)).toEqual([{ kind: 'close', link }, { kind: 'end' }]);
    thread.listener.said({ kind: 'ended' });
    expect([await ending, thread.terminations]).toEqual([true, 1]);
    await opened();
    const late = host.end();
    await timers.advance(1000);
    expect(await late).toBe(false);
    expect(heard).toEqual([]);
  });
});
