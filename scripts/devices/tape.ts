import type { Links } from '../../native/links.ts';
import type {
  HidTransport,
  SmartCardTransport,
  Timers,
  Transport,
  TransportListener,
} from '../../native/transport/transport.ts';

/** One thing that happened on a wire, as it was: in memory only. */
export interface TapeStep {
  /** Monotonic ms since the tape began. */
  readonly at: number;
  readonly what:
    | 'opened'
    | 'notOpened'
    | 'sent'
    | 'feature'
    | 'received'
    | 'unanswered'
    | 'inserted'
    | 'removed'
    | 'lost';
  readonly bytes?: Uint8Array;
  readonly failure?: string;
}

/** Listens on every link that a driver opens. What it keeps is personal until it is scrubbed. */
export class Tape {
  readonly steps: TapeStep[] = [];
  wire: 'bytes' | 'reports' | 'slot' = 'bytes';
  reportDescriptor: Uint8Array | undefined;
  readonly #timers: Timers;
  readonly #begin: number;

  constructor(timers: Timers) {
    this.#timers = timers;
    this.#begin = timers.monotonic();
  }

  /** The same links, heard. */
  over(links: Links): Links {
    const openHid: Links['openHid'] = (address) => this.#hid(links.openHid(address));
    const openSmartCard: Links['openSmartCard'] = (address) => this.#slot(links.openSmartCard(address));
    const openBytes: Links['openBytes'] = (address) => this.#bytes(links.openBytes(address));
    return {
      openBytes,
      openHid,
      openSmartCard,
      open: (address) => {
        if (address.kind === 'pcsc') return openSmartCard(address);
        return address.kind === 'hid' ? openHid(address) : openBytes(address);
      },
    };
  }

  #note(what: TapeStep['what'], more: Omit<TapeStep, 'at' | 'what'> = {}): void {
    this.steps.push({ at: Math.round(this.#timers.monotonic() - this.#begin), what, ...more });
  }

  #opened(outcome: { readonly ok: boolean; readonly failure?: string }): void {
    if (outcome.ok) this.#note('opened');
    else this.#note('notOpened', { failure: outcome.failure ?? '' });
  }

  #listening(listener: TransportListener): TransportListener {
    return {
      data: (bytes) => {
        this.#note('received', { bytes: Uint8Array.from(bytes) });
        listener.data(bytes);
      },
      lost: () => {
        this.#note('lost');
        listener.lost();
      },
    };
  }

  #bytes(link: Transport): Transport {
    return {
      address: link.address,
      open: async (listener) => {
        const outcome = await link.open(this.#listening(listener));
        this.#opened(outcome);
        return outcome;
      },
      write: (bytes, timeoutMs) => {
        this.#note('sent', { bytes: Uint8Array.from(bytes) });
        return link.write(bytes, timeoutMs);
      },
      drained: (timeoutMs) => link.drained?.(timeoutMs) ?? Promise.resolve({ ok: true }),
      discardInput: () => link.discardInput(),
      close: () => link.close(),
    };
  }

  #hid(link: HidTransport): HidTransport {
    this.wire = 'reports';
    this.reportDescriptor = link.reportDescriptor;
    return {
      ...this.#bytes(link),
      reportDescriptor: link.reportDescriptor,
      sendFeatureReport: (bytes) => {
        this.#note('feature', { bytes: Uint8Array.from(bytes) });
        return link.sendFeatureReport(bytes);
      },
    };
  }

  #slot(link: SmartCardTransport): SmartCardTransport {
    this.wire = 'slot';
    return {
      address: link.address,
      open: async (listener) => {
        const outcome = await link.open({
          inserted: (atr) => {
            this.#note('inserted');
            listener.inserted(atr);
          },
          removed: () => {
            this.#note('removed');
            listener.removed();
          },
          lost: () => {
            this.#note('lost');
            listener.lost();
          },
        });
        this.#opened(outcome);
        return outcome;
      },
      transmit: async (apdu, timeoutMs) => {
        this.#note('sent', { bytes: Uint8Array.from(apdu) });
        const reply = await link.transmit(apdu, timeoutMs);
        if (reply.ok) this.#note('received', { bytes: Uint8Array.from(reply.answer) });
        else this.#note('unanswered', { failure: reply.failure });
        return reply;
      },
      close: () => link.close(),
    };
  }
}
