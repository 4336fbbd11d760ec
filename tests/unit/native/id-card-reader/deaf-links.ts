import type {
  SmartCardAnswer,
  SmartCardTransport,
  Transport,
  TransportOutcome,
} from '../../../../native/transport/transport.ts';

/** A line that opens and takes everything, with nobody at its other end. */
export class DeafLine implements Transport {
  readonly address = 'nowhere';

  open(): Promise<TransportOutcome> {
    return Promise.resolve({ ok: true });
  }

  write(): Promise<TransportOutcome> {
    return Promise.resolve({ ok: true });
  }

  discardInput(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** A slot in which there is never a card. */
export class DeafSlot implements SmartCardTransport {
  readonly address = 'nowhere';

  open(): Promise<TransportOutcome> {
    return Promise.resolve({ ok: true });
  }

  transmit(): Promise<SmartCardAnswer> {
    return Promise.resolve({ ok: false, failure: 'lost' });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
