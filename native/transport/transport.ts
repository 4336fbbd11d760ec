/**
 * Why a link is not there, in words of no particular device; drivers translate them into their own codes.
 * `driver-missing`: this machine cannot load the library that the link needs. `flooding`: the device sent more than any
 * of its kind has to say, and is left alone for a while.
 */
export type TransportFailure = 'not-found' | 'busy' | 'lost' | 'silent' | 'driver-missing' | 'flooding';

/** An expected outcome on a link. */
export type TransportOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly failure: TransportFailure };

/**
 * The lowest floor of every device: bytes in, bytes out, opened, lost. It frames nothing and retries nothing.
 * A link is used once: after `lost` or `close` a new one is made.
 */
export interface Transport {
  /** For health records and messages to the attendant, e.g. `/dev/serial/by-id/…` or `192.0.2.7:9100`. */
  readonly address: string;
  open(listener: TransportListener): Promise<TransportOutcome>;
  /**
   * Hands bytes to the link; resolves when they left this process's buffers, or with `lost`/`silent` (nothing moved
   * for `timeoutMs`). Never hangs, whatever the library below forgets to call.
   */
  write(bytes: Uint8Array, timeoutMs: number): Promise<TransportOutcome>;
  /**
   * Resolves when what was written has left this machine as well, or with `lost`, or with `silent` when it still waits for
   * the device's leave after `timeoutMs`. Left out where a link cannot tell.
   */
  drained?(timeoutMs: number): Promise<TransportOutcome>;
  /** Drops what was received and not yet delivered. */
  discardInput(): Promise<void>;
  close(): Promise<void>;
}

export interface TransportListener {
  /** Raw bytes in whatever pieces they come; the array is the listener's own. */
  data(bytes: Uint8Array): void;
  /** The link is gone; called at most once, and never after `close`. */
  lost(): void;
}

/** A serial line can change its own rate without being reopened; nothing is sent to the device. */
export interface SerialTransport extends Transport {
  setBaudRate(baudRate: number): Promise<TransportOutcome>;
  readonly baudRate: number;
}

/**
 * A HID link delivers and takes whole reports: one per `data` call and one per `write`, the report id first
 * (0 where the device numbers none, on writing only).
 */
export interface HidTransport extends Transport {
  /** The device's own description of its reports; read without opening it, absent where the system does not show it. */
  readonly reportDescriptor: Uint8Array | undefined;
  sendFeatureReport(bytes: Uint8Array): Promise<TransportOutcome>;
}

/** How the opening of a slot ends: besides the usual, the system's smart-card service may not run (`service-missing`). */
export type SmartCardOpening = TransportOutcome | { readonly ok: false; readonly failure: 'service-missing' };

export type SmartCardAnswer =
  | { readonly ok: true; readonly answer: Uint8Array }
  | Extract<TransportOutcome, { ok: false }>;

/** A slot for chip cards: no bytes, but one command and one answer at a time. Used once, like every link. */
export interface SmartCardTransport {
  readonly address: string;
  open(listener: SmartCardListener): Promise<SmartCardOpening>;
  /**
   * One command APDU; the answer ends with SW1 SW2. A card that left gives `lost`, one that says nothing `silent` (also
   * one that another program reset: what was selected is forgotten), one that another program holds alone `busy`.
   */
  transmit(apdu: Uint8Array, timeoutMs: number): Promise<SmartCardAnswer>;
  close(): Promise<void>;
}

export interface SmartCardListener {
  /** A card is in the slot; `atr` is its answer to reset, empty when it gives none. One that is there is told before `open` resolves. */
  inserted(atr: Uint8Array): void;
  removed(): void;
  /** Reader or smart-card service are gone; called at most once, and never after `close`. */
  lost(): void;
}

/** The names of the smart-card readers attached now, or why none can be known; `silent`: the service hangs. */
export type SmartCardReaderNames =
  | { readonly ok: true; readonly names: readonly string[] }
  | { readonly ok: false; readonly failure: 'driver-missing' | 'service-missing' | 'silent' };

/** Monotonic time and timers, injected so that tests need not wait. */
export interface Timers {
  monotonic(): number;
  after(ms: number, callback: () => void): () => void;
}

/** Tells that a device came or went, not which: whoever waits for one looks again. */
export interface PlugSignal {
  /** Gives what ends the listening. */
  onChange(listener: () => void): () => void;
}

/** What every driver is made with. */
export interface DriverContext<E> {
  readonly timers: Timers;
  /** Wakes a driver that waits for its device; without it the driver keeps to its pace. */
  readonly plugged?: PlugSignal;
  /** Events of this driver, in order. */
  emit(event: E): void;
}
