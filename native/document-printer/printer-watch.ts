import type { DeviceEvent, DeviceFacts } from '../../electron/contract/device-messages.ts';
import type { Timers } from '../transport/transport.ts';
import type { Asked, IppClient, IppFailure } from './ipp-client.ts';
import { pauseUntil } from './pause.ts';
import type { PrinterState } from './printer-state.ts';

/** How often an idle printer is asked how it is: trouble is known before anybody wants a sheet. */
const IDLE_POLL_MS = 2000;
/** A printer in trouble is being looked after right now. */
const TROUBLE_POLL_MS = 1000;
/** One that does not answer at all is switched off or somewhere else; plugged in, it is asked at once. */
const UNREACHED_POLL_MS = 2000;

export type PrinterChange = Omit<Extract<DeviceEvent, { kind: 'deviceChanged' }>, 'kind' | 'device'>;

export interface PrinterWatchParts {
  readonly client: Pick<IppClient, 'printerState'>;
  readonly timers: Timers;
  /** For the health record. */
  readonly address: string;
  readonly stopping: AbortSignal;
  /** Called when there is something new to say. */
  report(change: PrinterChange): void;
}

/** Knows how a printer is, by asking it and by what a document's way brings up. */
export class PrinterWatch {
  readonly #parts: PrinterWatchParts;
  #facts: DeviceFacts;
  #wasReached = false;
  #isReady = false;
  #isReached = true;
  #said = '';
  #waking = new AbortController();

  constructor(parts: PrinterWatchParts) {
    this.#parts = parts;
    this.#facts = { address: parts.address };
  }

  /** Asks again and again; resolves when the driver is stopped. */
  async run(): Promise<void> {
    const { client, timers, stopping } = this.#parts;
    this.#say({ state: 'opening', facts: this.#facts });
    while (!stopping.aborted) {
      this.take(await client.printerState());
      await pauseUntil(timers, this.#pollMs(), [stopping, this.#waking.signal]);
      if (this.#waking.signal.aborted) this.#waking = new AbortController();
    }
  }

  #pollMs(): number {
    if (!this.#isReached) return UNREACHED_POLL_MS;
    return this.#isReady ? IDLE_POLL_MS : TROUBLE_POLL_MS;
  }

  /** Something was plugged in: looks at once. */
  wake(): void {
    this.#waking.abort();
  }

  /** What a printer answered, whoever asked. */
  take(asked: Asked<PrinterState>): void {
    if (this.#parts.stopping.aborted) return;
    this.#isReached = asked.ok;
    if (!asked.ok) {
      const isLost = this.#wasReached && asked.failure === 'document-printer-not-found';
      this.#trouble(isLost ? 'document-printer-lost' : asked.failure);
      return;
    }
    this.#wasReached = true;
    const { trouble, paper, model } = asked.value;
    const { address } = this.#parts;
    this.#facts = { address, paper, ...(model === undefined ? {} : { firmware: model }) };
    if (trouble !== undefined) this.#trouble(trouble);
    else this.#say({ state: 'ready', facts: this.#facts });
  }

  #trouble(failure: IppFailure): void {
    this.#say({ state: 'trouble', failure, facts: this.#facts });
  }

  #say(change: PrinterChange): void {
    this.#isReady = change.state === 'ready';
    const words = JSON.stringify(change);
    if (words === this.#said) return;
    this.#said = words;
    this.#parts.report(change);
  }
}
