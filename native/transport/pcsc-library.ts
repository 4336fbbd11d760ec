/** State of a reader as PC/SC reports it: flags below, a count of insertions and removals in the upper 16 bits (Linux, Windows). */
export interface PcscReaderState {
  readonly raw: number;
}

/** One connection to the card in a reader. Calls reject with an error whose `code` is a name such as `RemovedCard`. */
export interface PcscCard {
  state(): Promise<{ readonly atr: Uint8Array }>;
  transmit(command: Uint8Array): Promise<Uint8Array>;
  reconnect(mode: number, initially: number): Promise<unknown>;
  disconnect(then: number): Promise<void>;
}

export interface PcscReader {
  name(): string;
  /** The event's ATR is left out on purpose: see `pcsc-slot.ts`. */
  on(event: 'change', listener: (state: PcscReaderState) => void): unknown;
  on(event: 'disconnect', listener: () => void): unknown;
  connect(mode: number): Promise<PcscCard>;
}

/** A connection to the smart-card service; `start` and `stop` throw when there is none. */
export interface PcscClient {
  on(event: 'reader', listener: (reader: PcscReader) => void): unknown;
  on(event: 'error', listener: () => void): unknown;
  start(): unknown;
  stop(): void;
}

/** What a slot needs from outside; tests hand in libraries that misbehave on purpose. */
export interface PcscLibrary {
  createClient(): PcscClient;
}

/** Gives the library, or undefined where this machine cannot load it. */
export type LoadPcscLibrary = () => Promise<PcscLibrary | undefined>;

interface PcscMini {
  readonly Client: new () => PcscClient;
}

/**
 * pcsc-mini, loaded when the first slot is opened: its native part is linked to `libpcsclite.so.1`, and a machine that
 * lacks that one must still start.
 */
export async function loadPcscMini(
  importPackage: () => Promise<PcscMini> = () => import('pcsc-mini'),
): Promise<PcscLibrary | undefined> {
  try {
    const { Client } = await importPackage();
    return { createClient: () => new Client() };
  } catch {
    return undefined;
  }
}
