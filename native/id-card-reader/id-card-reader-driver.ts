import type { TransportAddress } from '../../electron/contract/device-address.ts';
import type { DeviceConfig, DeviceEvent, DeviceFacts } from '../../electron/contract/device-messages.ts';
import type { IdCardReaderProfile } from '../../electron/contract/device-profiles/id-card-reader.ts';
import type { DeviceProcessFailure, IdCardReaderFailure } from '../../electron/contract/failures.ts';
import type { DriverContext, Transport, TransportFailure } from '../transport/transport.ts';
import type { CardReading } from './card-reading.ts';
import { CardSession } from './card-session.ts';
import { InterruptibleWait } from './interruptible-wait.ts';
import { openReaderLink, type ReaderLink } from './reader-link.ts';
import type { SamReply } from './sam-client.ts';
import { SamIdReading } from './sam-id-reading.ts';
import { samVCommands } from './sam-v-commands.ts';

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

/** Options of one driver beyond its configuration. */
export interface IdCardReaderOptions {
  /**
   * Receives each reading inside the device process, before the event goes out, with the photo's bytes; they are
   * overwritten when it returns. For a photo decoder of the site.
   */
  onReading?(reading: CardReading): void;
}

/** Pause before a link that failed is tried again: half of the 3 s in which a replugged reader shall work. */
const REOPEN_MS = 1000;
/** How often a resting reader is asked whether it still answers; shows a dead one in well under a minute. */
const KEEP_ALIVE_MS = 3000;
/** How often a reader with a fault of its own is asked again: a fault that a restart of the reader can clear. */
const FAULT_PROBE_MS = 3000;
/** Commands without a usable answer before the link is taken for dead and reopened. */
const SILENT_BEFORE_REOPEN = 3;

/** What a reader's health can be called: its own failures, and those of whatever holds its driver. */
type ReaderTrouble = IdCardReaderFailure | DeviceProcessFailure;

const OPEN_FAILURES: Record<TransportFailure, ReaderTrouble> = {
  'not-found': 'reader-not-found',
  busy: 'reader-busy',
  lost: 'reader-lost',
  silent: 'reader-silent',
  'driver-missing': 'device-driver-missing',
  flooding: 'device-flooding',
};

type Ended = 'stopped' | ReaderTrouble;

const isReaderFault = (failure: IdCardReaderFailure): boolean =>
  failure === 'reader-self-test-failed' || failure === 'reader-not-authorised';

class Driver implements IdCardReaderDriver {
  readonly #config: IdCardReaderConfig;
  readonly #context: DriverContext<DeviceEvent>;
  readonly #openTransport: (address: TransportAddress) => Transport;
  readonly #session: CardSession;
  readonly #wait: InterruptibleWait;
  #running: Promise<void> | undefined;
  #stopped = false;
  #awaited = false;
  #link: ReaderLink | undefined;
  #reported: { state: 'opening' | 'ready' | 'trouble'; failure?: ReaderTrouble } | undefined;
  #facts: DeviceFacts = {};

  constructor(
    config: IdCardReaderConfig,
    context: DriverContext<DeviceEvent>,
    transportOf: (address: TransportAddress) => Transport,
    options: IdCardReaderOptions,
  ) {
    this.#config = config;
    this.#context = context;
    this.#openTransport = transportOf;
    this.#wait = new InterruptibleWait(context.timers);
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
    this.#wait.interrupt();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wait.interrupt();
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
      await this.#wait.ms(REOPEN_MS);
    }
  }

  /** From opening to losing one link; gives why it ended. */
  async #serveOneLink(): Promise<Ended> {
    const { transport: address, profile } = this.#config;
    const opened = await openReaderLink(
      this.#openTransport(address),
      address,
      profile,
      this.#context.timers,
      () => this.#wait.interrupt(),
    );
    if (!opened.ok) return this.#stopped ? 'stopped' : OPEN_FAILURES[opened.failure];
    this.#link = opened.link;
    try {
      return this.#stopped ? 'stopped' : await this.#serve(opened.link);
    } finally {
      await opened.link.close();
      this.#link = undefined;
    }
  }

  async #serve(link: ReaderLink): Promise<Ended> {
    const baudRate = await link.findReader();
    if (this.#stopped) return 'stopped';
    if (baudRate === undefined) return link.isLost() ? 'reader-lost' : 'reader-silent';
    this.#facts = link.isSerial ? { baudRate } : {};
    this.#session.linkOpened();
    return this.#poll(link);
  }

  async #poll(link: ReaderLink): Promise<Ended> {
    const samId = new SamIdReading(link.client, this.#context.timers);
    let badInARow = 0;
    let failure = await this.#checkBack(link);
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
        faulty || !this.#wantsCards() ? await this.#checkStatus(link) : await this.#session.poll(link.client);
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

  /** A reader in trouble that answers *status* but not *find* is not called ready, or it would be so every few seconds. */
  async #checkBack(link: ReaderLink): Promise<IdCardReaderFailure | undefined> {
    const failure = await this.#checkStatus(link);
    if (failure !== undefined || this.#reported?.state !== 'trouble' || !this.#wantsCards()) return failure;
    const found = failureOf(await link.client.send(samVCommands.find));
    return found?.startsWith('reader-') === true ? found : undefined;
  }

  async #checkStatus(link: ReaderLink): Promise<IdCardReaderFailure | undefined> {
    return failureOf(await link.client.send(samVCommands.status));
  }
}

function failureOf(reply: SamReply): IdCardReaderFailure | undefined {
  if (!reply.ok) return reply.failure;
  return reply.meaning.kind === 'refused' ? reply.meaning.failure : undefined;
}

/**
 * Makes the driver of one SAM_V reader. Nothing is opened before `start`; `openTransport` is called anew for every
 * attempt. Time comes from `context.timers` alone.
 */
export function createIdCardReaderDriver(
  config: IdCardReaderConfig,
  context: DriverContext<DeviceEvent>,
  openTransport: (address: TransportAddress) => Transport,
  options: IdCardReaderOptions = {},
): IdCardReaderDriver {
  return new Driver(config, context, openTransport, options);
}
