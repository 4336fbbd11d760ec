import type { AddressOf } from '../../electron/contract/device-address.ts';
import type { DeviceConfig, DeviceEvent } from '../../electron/contract/device-messages.ts';
import type { SmartCardReaderProfile } from '../../electron/contract/device-profiles/smart-card-reader.ts';
import type { FailureCode, Outcome, SmartCardFailure } from '../../electron/contract/failures.ts';
import type { SocialCard } from '../../electron/contract/social-card.ts';
import type { DriverContext, SmartCardOpening, SmartCardTransport } from '../transport/transport.ts';
import { CardClient } from './card-client.ts';
import { readSocialCard } from './card-reading.ts';
import { CardSession } from './card-session.ts';
import { type LinkEnd, SlotEvents } from './slot-events.ts';

/** A driver as the device process holds it. */
export interface SmartCardReaderDriver {
  /** Begins to work and never stops trying; events tell how it goes. */
  start(): void;
  /** Whether a resident is asked for a card: one that is in the slot from before is read again when a card is asked for anew. */
  awaitCard(awaited: boolean): void;
  /** Ends everything; resolves when the slot is let go of. No event comes after. */
  stop(): Promise<void>;
}

export type SmartCardReaderConfig = DeviceConfig & {
  readonly profile: SmartCardReaderProfile;
  readonly transport: AddressOf<'pcsc'>;
};

/** Makes the link to a slot; called anew for every attempt. */
export type OpenSmartCard = (address: AddressOf<'pcsc'>) => SmartCardTransport;

const OPEN_FAILURES: Record<Extract<SmartCardOpening, { ok: false }>['failure'], FailureCode> = {
  'not-found': 'smart-card-reader-not-found',
  busy: 'smart-card-reader-busy',
  lost: 'smart-card-reader-lost',
  silent: 'smart-card-service-missing',
  flooding: 'device-flooding',
  'driver-missing': 'device-driver-missing',
  'service-missing': 'smart-card-service-missing',
};

type Ended = FailureCode | 'stopped' | 'renewed';

class Driver implements SmartCardReaderDriver {
  readonly #config: SmartCardReaderConfig;
  readonly #context: DriverContext<DeviceEvent>;
  readonly #openSmartCard: OpenSmartCard;
  readonly #session: CardSession;
  #running: Promise<void> | undefined;
  #stopped = false;
  #awaited = false;
  #slot: SlotEvents | undefined;
  #reported: FailureCode | 'opening' | 'ready' | undefined;
  /** Ends the pause or the link that is being waited for. */
  #endWaiting: (why: LinkEnd | 'stopped') => void = () => undefined;

  constructor(
    config: SmartCardReaderConfig,
    context: DriverContext<DeviceEvent>,
    openSmartCard: OpenSmartCard,
  ) {
    this.#config = config;
    this.#context = context;
    this.#openSmartCard = openSmartCard;
    const device = config.id;
    this.#session = new CardSession({
      found: () => this.#emit({ kind: 'socialCardFound', device }),
      read: (card) => this.#emit({ kind: 'socialCardRead', device, card }),
      readFailed: (failure) => this.#emit({ kind: 'socialCardReadFailed', device, failure }),
      removed: () => this.#emit({ kind: 'socialCardRemoved', device }),
    });
  }

  start(): void {
    this.#running ??= this.#run();
  }

  awaitCard(awaited: boolean): void {
    if (awaited && !this.#awaited) this.#slot?.readAgain();
    this.#awaited = awaited;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#endWaiting('stopped');
    await this.#running;
  }

  #emit(event: DeviceEvent): void {
    if (!this.#stopped) this.#context.emit(event);
  }

  #report(said: FailureCode | 'opening' | 'ready'): void {
    if (this.#reported === said) return;
    this.#reported = said;
    const { id: device, transport } = this.#config;
    const state =
      said === 'opening' || said === 'ready'
        ? ({ state: said } as const)
        : ({ state: 'trouble', failure: said } as const);
    this.#emit({ kind: 'deviceChanged', device, ...state, facts: { address: transport.reader } });
  }

  async #run(): Promise<void> {
    this.#report('opening');
    while (!this.#stopped) {
      const ended = await this.#serveOneLink();
      if (ended === 'stopped') return;
      if (ended === 'renewed') continue;
      this.#report(ended);
      await this.#pause(this.#config.profile.timeoutsMs.serviceRetry);
    }
  }

  /** Ends early when the driver is stopped. */
  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#context.timers.after(ms, resolve);
      this.#endWaiting = () => {
        cancel();
        resolve();
      };
    });
  }

  /** From opening to losing one link; gives why it ended. */
  async #serveOneLink(): Promise<Ended> {
    const link = this.#openSmartCard(this.#config.transport);
    const end = new Promise<LinkEnd | 'stopped'>((resolve) => {
      this.#endWaiting = resolve;
    });
    const slot = new SlotEvents(this.#session, () => this.#read(link), this.#endWaiting);
    const failure = await this.#open(link, slot, end);
    if (failure === undefined) {
      this.#report('ready');
      this.#slot = slot;
      slot.opened();
    }
    const why = failure ?? (await end);
    this.#slot = undefined;
    await link.close();
    await slot.settled();
    if (this.#stopped) return 'stopped';
    return why === 'reader-lost' ? 'smart-card-reader-lost' : why;
  }

  /** Gives why there is no link; undefined when there is one. */
  async #open(
    link: SmartCardTransport,
    slot: SlotEvents,
    end: Promise<LinkEnd | 'stopped'>,
  ): Promise<Ended | undefined> {
    const opening = await Promise.race([link.open(slot), end]);
    if (typeof opening === 'string') return opening === 'reader-lost' ? 'smart-card-reader-lost' : opening;
    return opening.ok ? undefined : OPEN_FAILURES[opening.failure];
  }

  #read(link: SmartCardTransport): Promise<Outcome<SocialCard, SmartCardFailure>> {
    const { selectFileP1, timeoutsMs } = this.#config.profile;
    return readSocialCard(new CardClient(link, timeoutsMs.command), selectFileP1);
  }
}

/**
 * Makes the driver of one PC/SC reader for social-security cards. Nothing is opened before `start`; `openSmartCard` is
 * called anew for every attempt, so that a smart-card service that died gets a new client. Time comes from
 * `context.timers` alone.
 */
export function createSmartCardReaderDriver(
  config: SmartCardReaderConfig,
  context: DriverContext<DeviceEvent>,
  openSmartCard: OpenSmartCard,
): SmartCardReaderDriver {
  return new Driver(config, context, openSmartCard);
}
