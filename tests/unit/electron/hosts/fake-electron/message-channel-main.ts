import { EventEmitter } from 'node:events';

/** One end of a channel as main and utility processes have it: silent until started, clones what it carries. */
export class FakeMessagePortMain extends EventEmitter {
  other: FakeMessagePortMain | undefined;
  closed = false;
  #started = false;
  #queue: { data: unknown; ports: FakeMessagePortMain[] }[] = [];

  postMessage(data: unknown, ports: FakeMessagePortMain[] = []): void {
    const copy: unknown = structuredClone(data);
    if (!this.closed) this.other?.receive({ data: copy, ports });
  }

  start(): void {
    this.#started = true;
    this.#flush();
  }

  /** Ends both sides; only the other one hears of it. */
  close(): void {
    if (this.closed) return;
    this.closed = true;
    const { other } = this;
    queueMicrotask(() => other?.lost());
  }

  receive(message: { data: unknown; ports: FakeMessagePortMain[] }): void {
    this.#queue.push(message);
    queueMicrotask(() => this.#flush());
  }

  lost(): void {
    if (this.closed) return;
    this.closed = true;
    this.emit('close');
  }

  #flush(): void {
    if (!this.#started || this.closed) return;
    for (const message of this.#queue.splice(0)) this.emit('message', message);
  }
}

export class FakeMessageChannelMain {
  readonly port1 = new FakeMessagePortMain();
  readonly port2 = new FakeMessagePortMain();

  constructor() {
    this.port1.other = this.port2;
    this.port2.other = this.port1;
  }
}
