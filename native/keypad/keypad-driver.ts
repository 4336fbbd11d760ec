import type { AddressOf } from '../../electron/contract/device-address.ts';
import type { DeviceConfig, DeviceEvent } from '../../electron/contract/device-messages.ts';
import type { KeypadProfile, NavigationKey } from '../../electron/contract/device-profiles/keypad.ts';
import type { DeviceProcessFailure, KeypadFailure } from '../../electron/contract/failures.ts';
import { parseHidDescriptor } from '../transport/hid-descriptor.ts';
import { Reopening } from '../transport/reopening.ts';
import type { DriverContext, HidTransport, TransportFailure } from '../transport/transport.ts';
import { pressedKeys } from './pressed-keys.ts';

export type KeypadConfig = DeviceConfig & { readonly profile: KeypadProfile };

/** A driver as the device process holds it. */
export interface KeypadDriver {
  /** Begins to work and never stops trying; events tell how it goes. */
  start(): void;
  /** Ends everything; resolves when the link is closed. No event comes after. */
  stop(): Promise<void>;
}

type KeypadTrouble = KeypadFailure | DeviceProcessFailure;

const OPEN_FAILURES: Record<TransportFailure, KeypadTrouble> = {
  'not-found': 'keypad-not-found',
  busy: 'keypad-busy',
  lost: 'keypad-lost',
  // Opening a node that the kernel does not come back from: something holds it.
  silent: 'keypad-busy',
  'driver-missing': 'device-driver-missing',
  flooding: 'device-flooding',
};

class Driver implements KeypadDriver {
  readonly #config: KeypadConfig;
  readonly #address: AddressOf<'hid'>;
  readonly #context: DriverContext<DeviceEvent>;
  readonly #openHid: (address: AddressOf<'hid'>) => HidTransport;
  readonly #reopening: Reopening;
  readonly #keyOf: ReadonlyMap<number, NavigationKey>;
  #link: HidTransport | undefined;
  #down: readonly number[] = [];
  #trouble: KeypadTrouble | undefined;
  #running: Promise<void> | undefined;
  #stopped = false;
  #endServing: () => void = () => undefined;

  constructor(
    config: KeypadConfig,
    address: AddressOf<'hid'>,
    context: DriverContext<DeviceEvent>,
    openHid: (address: AddressOf<'hid'>) => HidTransport,
  ) {
    this.#config = config;
    this.#address = address;
    this.#context = context;
    this.#openHid = openHid;
    this.#reopening = new Reopening(context.timers, context.plugged);
    const { previous, next, activate, back, help } = config.profile.keys;
    this.#keyOf = new Map<number, NavigationKey>([
      [previous, 'previous'],
      [next, 'next'],
      [activate, 'activate'],
      [back, 'back'],
      [help, 'help'],
    ]);
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#reopening.interrupt();
    this.#endServing();
    await this.#link?.close();
    await this.#running;
  }

  async #run(): Promise<void> {
    this.#report('opening', undefined, {});
    while (!this.#stopped) {
      const failure = await this.#serveOneLink();
      if (this.#stopped) return;
      this.#say(failure);
      await this.#reopening.pause();
    }
  }

  /** From opening to losing one link; gives why it ended. */
  async #serveOneLink(): Promise<KeypadTrouble> {
    const link = this.#openHid(this.#address);
    this.#link = link;
    this.#down = [];
    const described = link.reportDescriptor;
    const descriptor = described === undefined ? undefined : parseHidDescriptor(described);
    const ended = Promise.withResolvers<void>();
    this.#endServing = ended.resolve;
    const opened = await link.open({
      data: (report) => this.#take(pressedKeys(report, descriptor)),
      lost: ended.resolve,
    });
    if (!opened.ok) return OPEN_FAILURES[opened.failure];
    if (!this.#stopped) {
      this.#trouble = undefined;
      this.#report('ready', undefined, { address: link.address });
      await ended.promise;
    }
    await link.close();
    return 'keypad-lost';
  }

  /** A press is a key that was up in the report before: held keys and repeated reports say nothing. */
  #take(pressed: readonly number[] | undefined): void {
    if (pressed === undefined) return;
    for (const usage of pressed) {
      const key = this.#keyOf.get(usage);
      if (key !== undefined && !this.#down.includes(usage)) {
        this.#emit({ kind: 'keyPressed', device: this.#config.id, key });
      }
    }
    this.#down = pressed;
  }

  #say(failure: KeypadTrouble): void {
    // A keypad that was pulled out and is not back yet stays *lost*; that it is not found is no news.
    const isNoNews = this.#trouble === 'keypad-lost' && failure === 'keypad-not-found';
    if (this.#trouble === failure || isNoNews) return;
    this.#trouble = failure;
    this.#report('trouble', failure, {});
  }

  #report(
    state: 'opening' | 'ready' | 'trouble',
    failure: KeypadTrouble | undefined,
    facts: { address?: string },
  ): void {
    const why = failure === undefined ? {} : { failure };
    this.#emit({ kind: 'deviceChanged', device: this.#config.id, state, ...why, facts });
  }

  #emit(event: DeviceEvent): void {
    if (!this.#stopped) this.#context.emit(event);
  }
}

/**
 * Makes the driver of one tactile keypad. Emits `deviceChanged` and, for every press of one of the profile's keys,
 * `keyPressed`. Nothing is opened before `start`; `openHid` is called anew for every attempt. Failure codes: those of
 * `keypadFailures`, `device-driver-missing`, `device-flooding`. Throws for an address that is no HID device.
 */
export function createKeypadDriver(
  config: KeypadConfig,
  context: DriverContext<DeviceEvent>,
  openHid: (address: AddressOf<'hid'>) => HidTransport,
): KeypadDriver {
  const { transport } = config;
  if (transport.kind !== 'hid') throw new Error(`a keypad is no ${transport.kind} device`);
  return new Driver(config, transport, context, openHid);
}
