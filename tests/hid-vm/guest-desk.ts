import type { DeviceCommand, DeviceConfig, DeviceEvent } from '../../electron/contract/device-messages.ts';
import type { DiscoveredDevice } from '../../native/discovery/discover.ts';
import { type BootedGuest, bootGuest } from './guest-machine.ts';
import type {
  DeviceIdentity,
  DeviceLook,
  DeviceModel,
  HandsOrder,
  KioskOrder,
  NodeRights,
} from './guest-messages.ts';

/** What has not happened by then will not: far above a guest's longest wait, on a machine that others keep busy as well. */
const WAIT_MS = 90_000;

/** Something the kiosk said, and the guest's time when it said it. */
export interface Said {
  readonly at: number;
  readonly event: DeviceEvent;
}

/** A device with the name that the desk gives it. */
export interface PluggedDevice {
  readonly name: string;
  readonly identity: DeviceIdentity;
  readonly device: DeviceModel;
}

/** How long a device's going and coming took, by the guest's clock, and its node before and after. */
export interface Replugged {
  readonly lostMs: number;
  readonly backMs: number;
  readonly before: string;
  readonly after: string;
}

/** In the driver's own words: `ready`, `trouble scanner-lost`, `codeScanned 424…`, `slip-1 printed`, `keyPressed help`. */
export function wordsOf(event: DeviceEvent): string {
  switch (event.kind) {
    case 'deviceChanged':
      return [event.state, event.failure].filter(Boolean).join(' ');
    case 'codeScanned':
      return `codeScanned ${event.code.text}`;
    case 'printChanged':
      return [event.job, event.state, event.failure].filter(Boolean).join(' ');
    case 'keyPressed':
      return `keyPressed ${event.key}`;
    default:
      return event.kind;
  }
}

/** The desk inside the guest, seen from a test: hands on the devices, ears at the kiosk. */
export class GuestDesk {
  readonly guest: BootedGuest;
  readonly #said: Said[] = [];
  #wake: () => void = () => undefined;

  constructor(guest: BootedGuest) {
    this.guest = guest;
    guest.kiosk.onEvent = ({ at, event }) => {
      this.#said.push({ at, event });
      this.#wake();
    };
  }

  static async boot(): Promise<GuestDesk> {
    return new GuestDesk(await bootGuest());
  }

  async hands<T = unknown>(order: HandsOrder): Promise<T> {
    return (await this.guest.hands.ask(order)).result as T;
  }

  async kiosk<T = unknown>(order: KioskOrder): Promise<T> {
    return (await this.guest.kiosk.ask(order)).result as T;
  }

  async command(command: DeviceCommand): Promise<void> {
    await this.kiosk({ order: 'command', command });
  }

  /** Ends the drivers there were and starts these; what was said before is forgotten. */
  async configure(devices: readonly DeviceConfig[]): Promise<void> {
    await this.kiosk({ order: 'rest' });
    this.forget();
    await this.command({ kind: 'configure', devices: [...devices] });
  }

  /** Gives the guest's time when the plug went in. */
  async plug(name: string, identity: DeviceIdentity, device: DeviceModel): Promise<number> {
    return (await this.hands<{ at: number }>({ order: 'plug', name, identity, device })).at;
  }

  /** Gives the guest's time when the plug was pulled. */
  async unplug(name: string): Promise<number> {
    return (await this.hands<{ at: number }>({ order: 'unplug', name })).at;
  }

  look(name: string): Promise<DeviceLook> {
    return this.hands<DeviceLook>({ order: 'look', name });
  }

  /** Resolves when the simulated device says so of itself. */
  async untilLooks(name: string, isSo: (look: DeviceLook) => boolean): Promise<DeviceLook> {
    const late = AbortSignal.timeout(WAIT_MS);
    for (;;) {
      const look = await this.look(name);
      if (isSo(look)) return look;
      if (late.aborted)
        throw new Error(`${name} stays ${JSON.stringify(look)}; said: ${this.said().join(', ')}`);
    }
  }

  events(): readonly DeviceEvent[] {
    return this.#said.map(({ event }) => event);
  }

  said(): readonly string[] {
    return this.#said.map(({ event }) => wordsOf(event));
  }

  forget(): void {
    this.#said.splice(0);
  }

  forgetAllBut(words: string): void {
    this.#said.splice(0, this.#said.length, ...this.#said.filter(({ event }) => wordsOf(event) === words));
  }

  /** Resolves when udev has made a name or given rights, with what they are. */
  async untilNode(path: string, isSo: (rights: NodeRights) => boolean = () => true): Promise<NodeRights> {
    const late = AbortSignal.timeout(WAIT_MS);
    for (;;) {
      const rights = await this.kiosk<NodeRights | null>({ order: 'rights', path });
      if (rights !== null && isSo(rights)) return rights;
      if (late.aborted) throw new Error(`${path} is ${JSON.stringify(rights)}`);
    }
  }

  /** Resolves with the first event in these words since `forget`; rejects with what was said instead. */
  async until(words: string): Promise<Said> {
    const late = AbortSignal.timeout(WAIT_MS);
    for (;;) {
      const found = this.#said.find(({ event }) => wordsOf(event) === words);
      if (found !== undefined) return found;
      if (late.aborted) throw new Error(`no “${words.slice(0, 60)}”, but: ${this.said().join(', ')}`);
      await new Promise<void>((done) => {
        this.#wake = done;
        late.addEventListener('abort', () => done(), { once: true });
      });
    }
  }

  /** What is attached, with the profiles proposed for it. */
  discover(): Promise<readonly DiscoveredDevice[]> {
    return this.kiosk({ order: 'discover' });
  }

  /** Resolves with the node of an attached device, by the kiosk's own discovery. */
  async placeOf({ vendorId, productId }: DeviceIdentity): Promise<string> {
    const found = (await this.discover()).find(
      ({ usb }) => usb?.vendorId === vendorId && usb.productId === productId,
    );
    if (found?.path === undefined) throw new Error(`${vendorId}:${productId} is nowhere`);
    return found.path;
  }

  /**
   * Pulls the plug of a device at work and puts it back when another device has taken its number. Gives how long the
   * kiosk took to miss it and to have it ready again, and its nodes.
   */
  async replug(plugged: PluggedDevice, lost: string): Promise<Replugged> {
    const { name, identity, device } = plugged;
    const before = await this.placeOf(identity);
    const pulled = await this.unplug(name);
    const missed = await this.until(lost);
    await this.hands({ order: 'occupy', path: before });
    this.forget();
    const pluggedBack = await this.plug(name, identity, device);
    const { at } = await this.until('ready');
    const after = await this.placeOf(identity);
    return { lostMs: missed.at - pulled, backMs: at - pluggedBack, before, after };
  }
}
