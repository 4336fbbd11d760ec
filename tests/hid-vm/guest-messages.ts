import type { DeviceCommand, DeviceEvent } from '../../electron/contract/device-messages.ts';
import type { ScannerFamilyName } from '../simulators/code-scanner/families.ts';
import type { presetCards } from '../simulators/id-card-reader/preset-cards.ts';

/** What stands between this machine and the two programs of the guest: orders with a number, answers, and events. */

/** What the guest's kernel is told that a device is. */
export interface DeviceIdentity {
  /** Four lower-case hex digits. */
  readonly vendorId: string;
  readonly productId: string;
  readonly name: string;
  readonly manufacturer?: string;
  readonly serialNumber?: string;
}

export type PresetCard = keyof typeof presetCards;

/** A device that can be plugged in, by its model and its way to the kernel. */
export type DeviceModel =
  | { readonly model: 'scanner'; readonly wire: 'uhid' | 'usb-serial'; readonly family: ScannerFamilyName }
  | { readonly model: 'id-card-reader'; readonly wire: 'uhid' | 'usb-hid' }
  | { readonly model: 'sam-v-reader'; readonly wire: 'usb-bulk'; readonly layout: 'plain' | 'split' }
  | { readonly model: 'keypad'; readonly wire: 'uhid' }
  | { readonly model: 'receipt-printer'; readonly wire: 'usb-printer' | 'usb-serial-bridge' };

/** Orders to the hands at the desk. `name` is what the desk calls the device. */
export type HandsOrder =
  | {
      readonly order: 'plug';
      readonly name: string;
      readonly identity: DeviceIdentity;
      readonly device: DeviceModel;
    }
  | { readonly order: 'unplug'; readonly name: string }
  /** Plugs spare devices of the same kind in until one of them has taken the number of a node. */
  | { readonly order: 'occupy'; readonly path: string }
  /** Holds a code before a scanner. */
  | { readonly order: 'show'; readonly name: string; readonly bytes: string }
  /** Sends numbered reports, one after the other. */
  | { readonly order: 'burst'; readonly name: string; readonly reports: number }
  | { readonly order: 'press'; readonly name: string; readonly usages: readonly number[] }
  | { readonly order: 'lay'; readonly name: string; readonly card: PresetCard }
  | { readonly order: 'lift'; readonly name: string }
  | { readonly order: 'paper'; readonly name: string; readonly state: 'enough' | 'low' | 'out' }
  /** A serial printer takes its clear-to-send away after so many more bytes, and gives it back when it is told to. */
  | { readonly order: 'hold'; readonly name: string; readonly afterBytes: number }
  | { readonly order: 'release'; readonly name: string }
  | { readonly order: 'look'; readonly name: string };

/** Orders to the kiosk: the product's own commands, and what an installer's tool would ask of it. */
export type KioskOrder =
  | { readonly order: 'command'; readonly command: DeviceCommand }
  /** Ends every driver. */
  | { readonly order: 'rest' }
  | { readonly order: 'discover' }
  /** Opens a node a second time, as another program would; gives the error's code or `opened`. */
  | { readonly order: 'open'; readonly path: string }
  /** Whose a node is; `null` while there is none. */
  | { readonly order: 'rights'; readonly path: string }
  /** Opens a serial port with the library alone and sets its modem lines; gives the error's words or `set`. */
  | { readonly order: 'setModemLines'; readonly path: string }
  /** Opens a HID device on its own and counts the reports of a burst. */
  | { readonly order: 'count'; readonly identity: DeviceIdentity; readonly reports: number }
  /** Waits for the count that was begun. */
  | { readonly order: 'counted' };

export interface NumberedOrder<O> {
  readonly id: number;
  readonly order: O;
}

/** The answer to an order; `at` is the guest's time when it was obeyed, ms with its fraction. */
export type Answer =
  | { readonly id: number; readonly at: number; readonly result: unknown }
  | { readonly id: number; readonly error: string };

/** Said without being asked. */
export type GuestNews =
  | { readonly news: 'up' }
  | { readonly news: 'event'; readonly at: number; readonly event: DeviceEvent };

/** What a simulated device says of itself. */
export interface DeviceLook {
  readonly reading?: boolean;
  /** Every command it was given, in its own words. */
  readonly commands?: readonly string[];
  readonly slips?: readonly { readonly text: string; readonly complete: boolean }[];
  readonly line?: LineLook;
}

/** A serial line with modem lines, seen from the bridge that makes it out of USB. */
export interface LineLook {
  /** What the host asked the bridge to heed. */
  readonly flow: 'none' | 'rts-cts' | 'xon-xoff';
  readonly baudRate: number;
  readonly clearToSend: boolean;
  /** What the host holds up: data terminal ready, request to send. */
  readonly dtr: boolean;
  readonly rts: boolean;
  /** Bytes that wait in the bridge. */
  readonly waiting: number;
  readonly delivered: number;
  /** Bytes that came although clear-to-send was down: the printer has no room for them. */
  readonly lost: number;
}

export interface NodeRights {
  /** Who may do what, e.g. `660`. */
  readonly mode: string;
  readonly group: number;
}

/** The guest's time, ms: counted by its kernel, so it is the same in both programs. */
export const guestNow = (): number => Number(process.hrtime.bigint()) / 1e6;
