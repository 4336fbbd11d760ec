import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type { DeviceIdentity } from '../guest-messages.ts';
import { NodePump } from './node-pump.ts';

const GADGETS = '/sys/kernel/config/usb_gadget';
const CONTROLLERS = '/sys/class/udc';
const ENGLISH = 'strings/0x409';

/** What a gadget is to its host, in the words of the kernel's configfs. */
interface FunctionSettings {
  readonly type: 'hid' | 'acm' | 'printer' | 'ffs';
  /** Files of the function, written before it is used. */
  readonly settings: Readonly<Record<string, string | Uint8Array>>;
  /** Files of the device as a whole. */
  readonly device?: Readonly<Record<string, string>>;
}

/** A function that has a node of its own. */
export interface GadgetFunction extends FunctionSettings {
  /** Nodes at the device's own end, e.g. `/dev/hidg0`. */
  readonly node: RegExp;
}

const OPEN_AGAIN_MS = 5;

/** Controllers in use; a gadget has one while it is plugged in. */
const taken = new Set<string>();
let gadgets = 0;

/** A gadget's plug, in one of the sockets of software or in none. */
export class GadgetPlug {
  readonly #folder: string;
  #controller: string | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  in(): void {
    const controller = readdirSync(CONTROLLERS).find((name) => !taken.has(name));
    if (controller === undefined) throw new Error('all USB sockets are taken');
    taken.add(controller);
    this.#controller = controller;
    writeFileSync(join(this.#folder, 'UDC'), controller);
  }

  out(): void {
    if (this.#controller === undefined) return;
    writeFileSync(join(this.#folder, 'UDC'), '\n');
    taken.delete(this.#controller);
    this.#controller = undefined;
  }
}

const deviceNodes = (pattern: RegExp): string[] => readdirSync('/dev').filter((name) => pattern.test(name));

/**
 * A USB device of software behind a host controller of software: the kernel enumerates it as it would a real one. Its own
 * node is closed before the plug is pulled: one that is still open when its controller goes has crashed this kernel.
 */
export class UsbGadget {
  readonly #plug: GadgetPlug;
  readonly #usb: GadgetFunction;
  readonly #receive: (bytes: Uint8Array) => void;
  /** Nodes there were before this gadget; what it adds is its own, and keeps its name when it is plugged in again. */
  readonly #others: ReadonlySet<string>;
  #node: string | undefined;
  #pump: NodePump | undefined;

  constructor(identity: DeviceIdentity, usb: GadgetFunction, receive: (bytes: Uint8Array) => void) {
    this.#usb = usb;
    this.#receive = receive;
    this.#others = new Set(deviceNodes(usb.node));
    this.#plug = new GadgetPlug(describeGadget(identity, usb).folder);
  }

  /** Resolves when the device's own end is open; the host's side comes when it comes. */
  async plug(): Promise<void> {
    this.#plug.in();
    while (this.#node === undefined || !existsSync(this.#node)) {
      const fresh = deviceNodes(this.#usb.node).find((name) => !this.#others.has(name));
      if (fresh === undefined) await nextTurn();
      else this.#node = join('/dev', fresh);
    }
    this.#pump = await openPump(this.#node, this.#usb.type === 'acm', this.#receive);
  }

  /** Bytes towards the host; to a HID device's host one report. */
  send(bytes: Uint8Array): void {
    this.#pump?.write(bytes);
  }

  unplug(): void {
    this.#pump?.end();
    this.#pump = undefined;
    this.#plug.out();
  }
}

/** A printer's node cannot be opened before its host has found the printer. */
async function openPump(
  node: string,
  isTerminal: boolean,
  receive: (bytes: Uint8Array) => void,
): Promise<NodePump> {
  for (;;) {
    try {
      return new NodePump(node, isTerminal, receive);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENODEV') throw error;
      await pause(OPEN_AGAIN_MS);
    }
  }
}

/** Writes down what a gadget is, in a folder of its own; it is not plugged in by that. Gives its function's name, too. */
export function describeGadget(
  identity: DeviceIdentity,
  usb: FunctionSettings,
): { readonly folder: string; readonly instance: string } {
  gadgets += 1;
  const folder = join(GADGETS, `g${gadgets}`);
  const { vendorId, productId, name, manufacturer, serialNumber } = identity;
  const functionName = `${usb.type}.${gadgets}`;
  const instance = join(folder, 'functions', functionName);
  for (const path of [folder, join(folder, ENGLISH), join(folder, 'configs/c.1'), instance]) mkdirSync(path);
  const files: Record<string, string | Uint8Array> = {
    idVendor: `0x${vendorId}`,
    idProduct: `0x${productId}`,
    [join(ENGLISH, 'product')]: name,
    ...(manufacturer === undefined ? {} : { [join(ENGLISH, 'manufacturer')]: manufacturer }),
    ...(serialNumber === undefined ? {} : { [join(ENGLISH, 'serialnumber')]: serialNumber }),
    ...usb.device,
  };
  for (const [file, value] of Object.entries(files)) writeFileSync(join(folder, file), value);
  for (const [file, value] of Object.entries(usb.settings)) writeFileSync(join(instance, file), value);
  symlinkSync(instance, join(folder, 'configs/c.1', functionName));
  return { folder, instance: functionName };
}

/** A HID device with one input and one output report of equal length and no report ids. */
export const hidFunction = (descriptor: Uint8Array, reportBytes: number): GadgetFunction => ({
  type: 'hid',
  settings: { protocol: '0', subclass: '0', report_length: String(reportBytes), report_desc: descriptor },
  node: /^hidg\d+$/,
});

/** A serial port of its own, as scanners have one. */
export const serialFunction: GadgetFunction = { type: 'acm', settings: {}, node: /^ttyGS\d+$/ };

/** A printer of the USB printer class with its IEEE-1284 identity. */
export const printerFunction = (ieee1284: string): GadgetFunction => ({
  type: 'printer',
  settings: { pnp_string: ieee1284, q_len: '10' },
  node: /^g_printer\d+$/,
});
