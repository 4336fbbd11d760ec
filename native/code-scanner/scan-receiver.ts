import type { Timers } from '../transport/transport.ts';
import { FloodGate } from './flood-gate.ts';
import type { ScanFramer, ScannerInput } from './scan-framer.ts';

/** What comes of a link's bytes. */
export interface ScanReceiverListener {
  scan(scan: Extract<ScannerInput, { kind: 'scan' }>): void;
  incomplete(): void;
  reply(reply: Extract<ScannerInput, { kind: 'reply' }>): void;
  /** Bytes to be written back at once. */
  answer(bytes: Uint8Array): void;
  /** The line makes more codes than anybody can show, and none is told; or it has stopped doing so. */
  flooding(isFlooding: boolean): void;
}

/** Feeds a framer, gives it the silences it waits for, and keeps floods of codes from everything behind. */
export class ScanReceiver {
  readonly #framer: ScanFramer;
  readonly #timers: Timers;
  readonly #listener: ScanReceiverListener;
  readonly #gate: FloodGate;
  #cancelSilence: () => void = () => undefined;
  #cancelCalm: () => void = () => undefined;
  #ended = false;

  constructor(framer: ScanFramer, timers: Timers, listener: ScanReceiverListener) {
    this.#framer = framer;
    this.#timers = timers;
    this.#listener = listener;
    this.#gate = new FloodGate(timers.monotonic());
  }

  /** Takes what the transport delivered. */
  take(bytes: Uint8Array): void {
    if (!this.#ended) this.#pass(this.#framer.take(bytes));
  }

  /** Nothing is said any more; no timer is left. */
  end(): void {
    this.#ended = true;
    this.#cancelSilence();
    this.#cancelCalm();
  }

  #pass(inputs: readonly ScannerInput[]): void {
    const wasShut = this.#gate.isShut;
    for (const input of inputs) if (!this.#ended) this.#tell(input);
    if (!wasShut && this.#gate.isShut) this.#shut();
    this.#cancelSilence();
    const patience = this.#framer.patienceMs;
    if (patience === undefined || this.#ended) return;
    this.#cancelSilence = this.#timers.after(patience, () => this.#pass(this.#framer.silence()));
  }

  #tell(input: ScannerInput): void {
    switch (input.kind) {
      case 'scan':
        if (this.#gate.passesScan(this.#timers.monotonic())) this.#listener.scan(input);
        break;
      case 'incomplete':
        if (this.#gate.passesScan(this.#timers.monotonic())) this.#listener.incomplete();
        break;
      case 'reply':
        this.#listener.reply(input);
        break;
      case 'answer':
        this.#listener.answer(input.bytes);
        break;
    }
  }

  #shut(): void {
    this.#listener.flooding(true);
    this.#awaitCalm();
  }

  #awaitCalm(): void {
    const ms = this.#gate.opensIn(this.#timers.monotonic());
    if (ms === undefined) return;
    this.#cancelCalm = this.#timers.after(ms, () => {
      if (this.#gate.tryOpen(this.#timers.monotonic())) this.#listener.flooding(false);
      else this.#awaitCalm();
    });
  }
}
