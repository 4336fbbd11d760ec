import type { TransportAddress } from '../../electron/contract/device-address.ts';
import type { DeviceConfig, DeviceEvent, DeviceFacts } from '../../electron/contract/device-messages.ts';
import type { IdCardReaderProfile } from '../../electron/contract/device-profiles/id-card-reader.ts';
import type { FailureCode, IdCardReaderFailure } from '../../electron/contract/failures.ts';
import { Reopening } from '../transport/reopening.ts';
import type { DriverContext } from '../transport/transport.ts';
import type { CardDialect, DialectName } from './card-dialect.ts';
import type { CardReading } from './card-reading.ts';
import { CardSession } from './card-session.ts';
import { InterruptibleWait } from './interruptible-wait.ts';
import {
  type FoundReader,
  type OpeningFailure,
  openReaderLink,
  type ReaderLink,
  type ReaderTransport,
} from './reader-link.ts';
import { SamIdReading } from './sam-id-reading.ts';

/** A driver as the device process holds it. */
export interface IdCardReaderDriver {
  /** Begins to work and never stops trying; events tell how it goes. */
  start(): void;
  /**
   * Whether a resident is asked to lay a card: polled at the profile's pace then, only kept alive otherwise.
   * A card that lies there from before is read again when a card is asked for anew.
   */
  awaitCard(awaited: boolean): void;
  /** Ends everything; resolves when the link is closed. No event comes after. */
  stop(): Promise<void>;
}

export type IdCardReaderConfig = DeviceConfig & { readonly profile: IdCardReaderProfile };

/**
 * Makes the link that an address names: a `Transport` for serial, tcp and usb-bulk, a `HidTransport` for hid, a
 * `SmartCardTransport` for pcsc.
 */
export type OpenReaderTransport = (address: TransportAddress) => ReaderTransport;

/** Options of one driver beyond its configuration. */
export interface IdCardReaderOptions {
  /**
   * Receives each reading inside the device process, before the event goes out, with the photo's bytes; they are
   * overwritten when it returns. For a photo decoder of the site.
   */
  onReading?(reading: CardReading): void;
}

/** How often a resting reader is asked whether it still answers; shows a dead one in well under a minute. */
const KEEP_ALIVE_MS = 3000;
/** How often a reader with a fault of its own is asked again: a fault that a restart of the reader can clear. */
const FAULT_PROBE_MS = 3000;
/** Commands without a usable answer before the link is taken for dead and reopened. */
const SILENT_BEFORE_REOPEN = 3;

/** What a reader's health can be called: its own failures, and those of whatever carries or holds its driver. */
type ReaderTrouble =
  | IdCardReaderFailure
  | Extract<FailureCode, 'device-driver-missing' | 'device-flooding' | 'smart-card-service-missing'>;

const OPEN_FAILURES: Record<OpeningFailure, ReaderTrouble> = {
  'not-found': 'reader-not-found',
  busy: 'reader-busy',
  lost: 'reader-lost',
  silent: 'reader-silent',
  flooding: 'device-flooding',
  'driver-missing': 'device-driver-missing',
  'service-missing': 'smart-card-service-missing',
  // No part of this program speaks to such a reader over such a link: to the attendant, a missing driver.
  'no-way': 'device-driver-missing',
};

type Ended = 'stopped' | ReaderTrouble;

const isReaderFault = (failure: IdCardReaderFailure): boolean =>
  failure === 'reader-self-test-failed' || failure === 'reader-not-authorised';

class Driver implements IdCardReaderDriver {
  readonly #config: IdCardReaderConfig;
  readonly #context: DriverContext<DeviceEvent>;
  readonly #openTransport: OpenReaderTransport;
  readonly #session: CardSession;
  readonly #wait: InterruptibleWait;
  readonly #reopening: Reopening;
  #running: Promise<void> | undefined;
  #stopped = false;
  #awaited = false;
  #link: ReaderLink | undefined;
  #knownDialect: DialectName | undefined;
  #reported: { state: 'opening' | 'ready' | 'trouble'; failure?: ReaderTrouble } | undefined;
  #facts: DeviceFacts = {};

  constructor(
    config: IdCardReaderConfig,
    context: DriverContext<DeviceEvent>,
    openTransport: OpenReaderTransport,
    options: IdCardReaderOptions,
  ) {
    this.#config = config;
    this.#context = context;
    this.#openTransport = openTransport;
    this.#wait = new InterruptibleWait(context.timers);
    this.#reopening = new Reopening(context.timers, context.plugged);
    const device = config.id;
    this.#session = new CardSession(config.profile, {
      found: () => this.#emit({ kind: 'cardFound', device }),
      read: (reading) => {
        options.onReading?.(reading);
        this.#emit({ kind: 'cardRead', device, card: reading.card });
      },
      readFailed: (failure) => this.#emit({ kind: 'cardReadFailed', device, failure }),
      removed: () => this.#emit({ kind: 'cardRemoved', device }),
    });
  }

  start(): void {
    this.#running ??= this.#run();
  }

  awaitCard(awaited: boolean): void {
    if (awaited === this.#awaited) return;
    this.#awaited = awaited;
    if (awaited) this.#session.readAgain();
    else this.#session.lookNoMore();
    this.#wait.interrupt();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wait.interrupt();
    this.#reopening.interrupt();
    await this.#link?.close();
    await this.#running;
  }

  #emit(event: DeviceEvent): void {
    if (!this.#stopped) this.#context.emit(event);
  }

  /** Says a change of state, failure or facts once. */
  #report(state: 'opening' | 'ready' | 'trouble', failure?: ReaderTrouble): void {
    this.#reported = { state, ...(failure === undefined ? {} : { failure }) };
    this.#emit({ kind: 'deviceChanged', device: this.#config.id, ...this.#reported, facts: this.#facts });
  }

  #trouble(failure: ReaderTrouble): void {
    const before = this.#reported?.failure;
    // A reader that was pulled out and is not back yet stays *lost*; that it is not found is no news.
    if (before === failure || (before === 'reader-lost' && failure === 'reader-not-found')) return;
    this.#report('trouble', failure);
  }

  async #run(): Promise<void> {
    this.#report('opening');
    while (!this.#stopped) {
      const ended = await this.#serveOneLink();
      if (ended === 'stopped') return;
      this.#trouble(ended);
      if (!this.#stopped) await this.#reopening.pause();
    }
  }

  /** From opening to losing one link; gives why it ended. */
  async #serveOneLink(): Promise<Ended> {
    const { transport: address, profile } = this.#config;
    const transport = this.#openTransport(address);
    const opened = await openReaderLink(transport, address, profile, this.#context.timers, () =>
      this.#wait.interrupt(),
    );
    if (!opened.ok) return this.#stopped ? 'stopped' : OPEN_FAILURES[opened.failure];
    this.#link = opened.link;
    try {
      return this.#stopped ? 'stopped' : await this.#serve(opened.link, transport.address);
    } finally {
      await opened.link.close();
      this.#link = undefined;
    }
  }

  async #serve(link: ReaderLink, address: string): Promise<Ended> {
    const found = await link.findReader(this.#knownDialect);
    if (this.#stopped) return 'stopped';
    if (found === undefined) return link.isLost() ? 'reader-lost' : 'reader-silent';
    this.#knownDialect = found.dialect.name;
    this.#facts = this.#factsOf(found, address);
    this.#session.linkOpened();
    return this.#poll(link, found.dialect);
  }

  #factsOf({ baudRate }: FoundReader, address: string): DeviceFacts {
    const { kind } = this.#config.transport;
    if (baudRate !== undefined) return { baudRate };
    // A TCP device is where the site file says; the others are named by what they are, and may be anywhere.
    return kind === 'tcp' || kind === 'serial' ? {} : { address };
  }

  async #poll(link: ReaderLink, dialect: CardDialect): Promise<Ended> {
    const samId = new SamIdReading(dialect, this.#context.timers);
    let badInARow = 0;
    // A reader in trouble that answers *status* but not *find* is not called ready, or it would be so every few seconds.
    let failure = await dialect.checkHealth(this.#reported?.state === 'trouble' && this.#wantsCards());
    for (;;) {
      if (this.#stopped) return 'stopped';
      if (link.isLost()) return 'reader-lost';
      badInARow = failure === undefined ? 0 : badInARow + 1;
      if (failure === undefined) await this.#becomeReady(samId);
      else if (isReaderFault(failure)) this.#trouble(failure);
      else if (badInARow >= SILENT_BEFORE_REOPEN) return failure;
      const faulty = failure !== undefined && isReaderFault(failure);
      await this.#wait.ms(faulty ? FAULT_PROBE_MS : this.#pauseMs());
      if (this.#stopped || link.isLost()) continue;
      failure =
        faulty || !this.#wantsCards() ? await dialect.checkHealth(false) : await this.#session.poll(dialect);
    }
  }

  async #becomeReady(samId: SamIdReading): Promise<void> {
    if (this.#reported?.state !== 'ready') this.#report('ready');
    const read = await samId.tryWhenDue();
    if (read === undefined || read === this.#facts.samId) return;
    this.#facts = { ...this.#facts, samId: read };
    this.#report('ready');
  }

  #wantsCards(): boolean {
    return this.#awaited || this.#session.cardPresent;
  }

  #pauseMs(): number {
    // A card that lies there is watched as closely as one that is awaited: between two residents there may be a second.
    return this.#wantsCards() ? this.#config.profile.pollMs : KEEP_ALIVE_MS;
  }
}

/**
 * Makes the driver of one ID-card reader. Nothing is opened before `start`; `openTransport` is called anew for every
 * attempt. Time comes from `context.timers` alone.
 */
export function createIdCardReaderDriver(
  config: IdCardReaderConfig,
  context: DriverContext<DeviceEvent>,
  openTransport: OpenReaderTransport,
  options: IdCardReaderOptions = {},
): IdCardReaderDriver {
  return new Driver(config, context, openTransport, options);
}
