import type { AddressOf } from '../../electron/contract/device-address.ts';
import { PcscHost } from './pcsc-host.ts';
import { takePulse } from './pcsc-pulse.ts';
import { startPcscThread } from './pcsc-thread.ts';
import { systemTimers } from './system-timers.ts';
import type {
  SmartCardAnswer,
  SmartCardListener,
  SmartCardOpening,
  SmartCardReaderNames,
  SmartCardTransport,
} from './transport.ts';

/** The library is one for the process, with its thread and its client of the service. */
const host = new PcscHost({ timers: systemTimers, startThread: startPcscThread, takePulse });

class HostedSlot implements SmartCardTransport {
  readonly address: string;
  #link: number | undefined;
  #closed = false;

  constructor(reader: string) {
    this.address = reader;
  }

  async open(listener: SmartCardListener): Promise<SmartCardOpening> {
    if (this.#closed) return { ok: false, failure: 'lost' };
    const { link, opening } = host.open(this.address, listener);
    this.#link = link;
    return opening;
  }

  async transmit(apdu: Uint8Array, timeoutMs: number): Promise<SmartCardAnswer> {
    if (this.#link === undefined) return { ok: false, failure: 'lost' };
    return host.transmit(this.#link, apdu, timeoutMs);
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#link !== undefined) host.close(this.#link);
  }
}

/**
 * Makes a link to the first reader whose name contains the address's, whatever the case; nothing is opened yet. Open
 * fails with `driver-missing`, `service-missing`, `not-found`, `lost`, or with `silent` where the service hangs. A card
 * that is in the slot is announced before `open` resolves.
 */
export function createSmartCardTransport(address: AddressOf<'pcsc'>): SmartCardTransport {
  return new HostedSlot(address.reader);
}

/** Asks the smart-card service for its readers; takes `timeoutMs` where there is none, less where there is one. */
export function listSmartCardReaders(timeoutMs: number): Promise<SmartCardReaderNames> {
  return host.list(timeoutMs);
}

/**
 * Lets go of the smart-card service before the process exits, in a second at the most; the next link begins anew. A
 * process that exits without it, or whose service hangs, is ended by SIGKILL: the library holds it otherwise.
 */
export async function endSmartCards(): Promise<void> {
  await host.end();
}
