import { withDeadline } from './deadline.ts';
import { HangWatch } from './hang-watch.ts';
import type { FromPcscThread } from './pcsc-messages.ts';
import type { PcscThread, StartPcscThread } from './pcsc-thread.ts';
import type {
  SmartCardAnswer,
  SmartCardListener,
  SmartCardOpening,
  SmartCardReaderNames,
  Timers,
} from './transport.ts';

/** The service answers within a millisecond; a busy machine takes longer. With the watch's pace: a hang is told within 4.5 s. */
const SERVICE_MS = 2500;
/** So does the thread, but for the first time: then it loads its program and the library. */
const THREAD_MS = 4000;
/** How long a thread may take to let go: its client is stopped when it was quiet for 0.2 s. */
const END_MS = 1000;

const silent = { ok: false, failure: 'silent' } as const;
const lost = { ok: false, failure: 'lost' } as const;

export interface PcscHostParts {
  readonly timers: Timers;
  readonly startThread: StartPcscThread;
  /** Resolves when the service answers or is not there; not while it hangs. */
  readonly takePulse: () => Promise<void>;
}

/** One opened or opening link. */
interface HostedLink {
  readonly listener: SmartCardListener;
  readonly settleOpening: (outcome: SmartCardOpening) => void;
  isOpen: boolean;
}

interface RunningThread extends PcscThread {
  readonly gone: Promise<void>;
}

type News = Extract<FromPcscThread, { link: number }>;
/** Whatever a question can come to. */
type Reply = Exclude<Extract<FromPcscThread, { ask: number }>, { kind: 'pong' }> | 'hung' | 'gone';

/**
 * Keeps the smart-card library in a thread of its own, so that a service that hangs holds that thread and no other
 * device. Such a service is `silent` for everyone at once, and every link is lost; the thread is left to wait, for it
 * cannot be ended from outside, and serves again when the service answers. A thread that dies is replaced.
 */
export class PcscHost {
  readonly #parts: PcscHostParts;
  readonly #links = new Map<number, HostedLink>();
  readonly #asks = new Map<number, (reply: Reply) => void>();
  readonly #pongs = new Map<number, () => void>();
  readonly #hangs: HangWatch;
  #thread: RunningThread | undefined;
  #numbers = 0;

  constructor(parts: PcscHostParts) {
    this.#parts = parts;
    const signs = [
      { limitMs: SERVICE_MS, ask: parts.takePulse },
      { limitMs: THREAD_MS, ask: () => this.#ping() },
    ];
    const isNeeded = (): boolean => this.#links.size > 0 || this.#asks.size > 0;
    this.#hangs = new HangWatch(parts.timers, signs, isNeeded, () => this.#fail('hung'));
  }

  /** Opens a link under a number of its own; what it says comes to `listener`. */
  open(reader: string, listener: SmartCardListener): { link: number; opening: Promise<SmartCardOpening> } {
    const link = (this.#numbers += 1);
    if (this.#hangs.hung) return { link, opening: Promise.resolve(silent) };
    const opening = new Promise<SmartCardOpening>((settleOpening) => {
      this.#links.set(link, { listener, settleOpening, isOpen: false });
    });
    this.#running().post({ kind: 'open', link, reader });
    void this.#hangs.watch();
    return { link, opening };
  }

  async transmit(link: number, apdu: Uint8Array, timeoutMs: number): Promise<SmartCardAnswer> {
    const thread = this.#thread;
    if (!this.#links.has(link) || thread === undefined) return lost;
    const reply = await this.#ask((ask) => thread.post({ kind: 'transmit', link, ask, apdu, timeoutMs }));
    if (reply === 'hung') return silent;
    return reply === 'gone' || reply.kind !== 'answered' ? lost : reply.answer;
  }

  close(link: number): void {
    const hosted = this.#links.get(link);
    if (hosted === undefined) return;
    this.#links.delete(link);
    this.#thread?.post({ kind: 'close', link });
    hosted.settleOpening(lost);
  }

  async list(timeoutMs: number): Promise<SmartCardReaderNames> {
    if (this.#hangs.hung) return silent;
    const thread = this.#running();
    const asked = this.#ask((ask) => thread.post({ kind: 'list', ask, timeoutMs }));
    void this.#hangs.watch();
    const reply = await asked;
    return typeof reply === 'string' || reply.kind !== 'listed' ? silent : reply.names;
  }

  /** Lets go of everything and ends the thread; whether it could be ended in time. */
  async end(): Promise<boolean> {
    for (const link of this.#links.keys()) this.close(link);
    const thread = this.#thread;
    if (thread === undefined) return true;
    thread.post({ kind: 'end' });
    return withDeadline(this.#parts.timers, END_MS, (settle) => {
      void thread.gone.then(() => settle({ ok: true }));
    }).then(({ ok }) => ok);
  }

  #running(): RunningThread {
    this.#thread ??= this.#start();
    return this.#thread;
  }

  #start(): RunningThread {
    const { promise: gone, resolve: setGone } = Promise.withResolvers<void>();
    const thread = this.#parts.startThread({
      said: (message) => {
        if (message.kind === 'ended') thread.terminate();
        else if (message.kind === 'pong') this.#pongs.get(message.ask)?.();
        else if ('link' in message) this.#heard(message);
        else this.#asks.get(message.ask)?.(message);
      },
      gone: () => {
        this.#thread = undefined;
        this.#fail('gone');
        setGone();
      },
    });
    return { ...thread, gone };
  }

  #heard(news: News): void {
    const hosted = this.#links.get(news.link);
    if (hosted === undefined) return;
    switch (news.kind) {
      case 'opened':
        hosted.isOpen = news.outcome.ok;
        if (!news.outcome.ok) this.#links.delete(news.link);
        return hosted.settleOpening(news.outcome);
      case 'inserted':
        return hosted.listener.inserted(news.atr);
      case 'removed':
        return hosted.listener.removed();
      case 'lost':
        return this.#lose(news.link, hosted, 'gone');
    }
  }

  /** Before a link was open there is nobody to tell but the opener. */
  #lose(link: number, { isOpen, listener, settleOpening }: HostedLink, why: 'hung' | 'gone'): void {
    this.#links.delete(link);
    if (isOpen) listener.lost();
    else settleOpening(why === 'hung' ? silent : lost);
  }

  #ask(post: (ask: number) => void): Promise<Reply> {
    const ask = (this.#numbers += 1);
    return new Promise((resolve) => {
      this.#asks.set(ask, (reply) => {
        this.#asks.delete(ask);
        resolve(reply);
      });
      post(ask);
    });
  }

  /** Nobody's link stands any more, and nobody waits for an answer that may never come. */
  #fail(why: 'hung' | 'gone'): void {
    for (const answer of this.#asks.values()) answer(why);
    for (const [link, hosted] of this.#links) {
      this.#thread?.post({ kind: 'close', link });
      this.#lose(link, hosted, why);
    }
  }

  /** Whether the thread still takes messages; one that is gone or not there owes nothing. */
  async #ping(): Promise<void> {
    const thread = this.#thread;
    if (thread === undefined) return;
    const ask = (this.#numbers += 1);
    const pong = new Promise<void>((resolve) => this.#pongs.set(ask, resolve));
    thread.post({ kind: 'ping', ask });
    await Promise.race([pong, thread.gone]);
    this.#pongs.delete(ask);
  }
}
