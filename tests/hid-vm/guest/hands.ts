import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DeviceIdentity, HandsOrder } from '../guest-messages.ts';
import { guestNow } from '../guest-messages.ts';
import type { DeskDevice } from './desk-device.ts';
import { makeDeskDevice } from './desk-devices.ts';
import { GuestPort } from './guest-port.ts';

/** The program of the guest that puts devices on the desk and holds codes and cards before them. */

const REPORT_BYTES = 64;

const desk = new Map<string, DeskDevice>();

function onDesk(name: string): DeskDevice {
  const device = desk.get(name);
  if (device === undefined) throw new Error(`there is no ${name} on the desk`);
  return device;
}

/** What a device cannot do is a mistake of the test. */
function able<T>(ability: T | undefined): T {
  if (ability === undefined) throw new Error('this device cannot do that');
  return ability;
}

function burst(device: DeskDevice, reports: number): void {
  for (let number = 0; number < reports; number += 1) {
    const report = Buffer.alloc(REPORT_BYTES);
    report[0] = 2;
    report.writeUInt16BE(number, 2);
    able(device.say?.bind(device))(report);
  }
}

/** Spares that take numbers: to the kernel they are what the device was whose number they take. */
const SPARES: readonly { readonly node: RegExp; readonly make: (identity: DeviceIdentity) => DeskDevice }[] =
  [
    {
      node: /^\/dev\/hidraw\d+$/,
      make: (identity) => makeDeskDevice(identity, { model: 'keypad', wire: 'uhid' }),
    },
    {
      node: /^\/dev\/ttyACM\d+$/,
      make: (identity) =>
        makeDeskDevice(identity, { model: 'scanner', wire: 'usb-serial', family: 'serial-cr' }),
    },
    {
      node: /^\/dev\/ttyUSB\d+$/,
      // The kernel knows a bridge by its maker's ids alone.
      make: (identity) =>
        makeDeskDevice(
          { ...identity, vendorId: '0403', productId: '6015' },
          { model: 'receipt-printer', wire: 'usb-serial-bridge' },
        ),
    },
    {
      node: /^\/dev\/usb\/lp\d+$/,
      make: (identity) => makeDeskDevice(identity, { model: 'receipt-printer', wire: 'usb-printer' }),
    },
  ];

const nodesLike = (pattern: RegExp, path: string): number =>
  readdirSync(dirname(path)).filter((name) => pattern.test(join(dirname(path), name))).length;

/** A number that has just become free goes to the next device; a node that is still open keeps its own. */
async function occupy(path: string): Promise<void> {
  const spare = SPARES.find(({ node }) => node.test(path));
  if (spare === undefined) throw new Error(`no spare device for ${path}`);
  while (!existsSync(path)) {
    const before = existsSync(dirname(path)) ? nodesLike(spare.node, path) : 0;
    await spare.make({ vendorId: '1209', productId: '0001', name: 'Spare device' }).plug();
    // The kernel makes the node in its own time and tells nobody.
    while (!existsSync(dirname(path)) || nodesLike(spare.node, path) === before) await nextTurn();
  }
}

async function obey(given: HandsOrder): Promise<unknown> {
  if (given.order === 'plug') {
    const device = desk.get(given.name) ?? makeDeskDevice(given.identity, given.device);
    desk.set(given.name, device);
    const at = guestNow();
    await device.plug();
    return { at };
  }
  if (given.order === 'occupy') return occupy(given.path);
  const device = onDesk(given.name);
  switch (given.order) {
    case 'unplug': {
      const at = guestNow();
      await device.unplug();
      return { at };
    }
    case 'show':
      return able(device.show?.bind(device))(Buffer.from(given.bytes, 'base64'));
    case 'burst':
      return burst(device, given.reports);
    case 'press': {
      const [first = 0, second = 0] = given.usages;
      return able(device.say?.bind(device))(Uint8Array.of(0, 0, first, second, 0, 0, 0, 0));
    }
    case 'lay':
      return able(device.lay?.bind(device))(given.card);
    case 'lift':
      return able(device.lift?.bind(device))();
    case 'paper':
      return able(device.setPaper?.bind(device))(given.state);
    case 'hold':
      return able(device.hold?.bind(device))(given.afterBytes);
    case 'release':
      return able(device.release?.bind(device))();
    case 'look':
      return device.look();
  }
}

await new GuestPort(argv[2] ?? '').serve(obey);
