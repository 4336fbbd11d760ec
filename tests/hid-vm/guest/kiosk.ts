import { closeSync, existsSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { SerialPort } from 'serialport';
import {
  type DeviceProfile,
  deviceProfileSchema,
} from '../../../electron/contract/device-profiles/device-profile.ts';
import { DeviceRegistry } from '../../../native/device-registry.ts';
import { discoverDevices } from '../../../native/discovery/discover.ts';
import { systemLinks } from '../../../native/links.ts';
import { readDotGlyphs } from '../../../native/receipt-printer/dot-glyphs.ts';
import { DeviceWatch } from '../../../native/transport/device-watch.ts';
import { systemTimers } from '../../../native/transport/system-timers.ts';
import { guestNow, type KioskOrder, type NodeRights } from '../guest-messages.ts';
import { GuestPort } from './guest-port.ts';

/** The program of the guest that runs the product's drivers on the product's links. */

const [, , portName = '', repository = ''] = argv;
const resources = join(repository, 'resources');
const links = systemLinks(systemTimers);
const port = new GuestPort(portName);
let counting: Promise<{ readonly numbers: readonly number[]; readonly millis: number }> | undefined;

const registry = new DeviceRegistry({
  timers: systemTimers,
  links,
  plugged: new DeviceWatch(systemTimers),
  readGlyphs: () => readDotGlyphs(readFileSync(join(resources, 'fonts/rare-24.bin'))),
  readLogo: (file) => readFileSync(join(resources, 'logos', file)),
  emit: (event) => port.tell({ news: 'event', at: guestNow(), event }),
  complain: (failure) => {
    throw new Error(failure);
  },
});

let profiles: DeviceProfile[] | undefined;

function shippedProfiles(): DeviceProfile[] {
  const folder = join(resources, 'devices');
  profiles ??= readdirSync(folder)
    .filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'))
    .map((name) => deviceProfileSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
  return profiles;
}

function tryOpen(path: string): string {
  try {
    closeSync(openSync(path, 'r+'));
    return 'opened';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown';
  }
}

function rightsOf(path: string): NodeRights | null {
  if (!existsSync(path)) return null;
  const { mode, gid } = statSync(path);
  return { mode: (mode & 0o777).toString(8), group: gid };
}

/** What the serial library says to modem lines, which the product therefore never sets. */
function setModemLines(path: string): Promise<string> {
  return new Promise((done) => {
    const library = new SerialPort({ path, baudRate: 115_200 }, (opened) => {
      if (opened) return done(opened.message);
      library.set({ dtr: true, rts: true }, (error) => library.close(() => done(error?.message ?? 'set')));
    });
  });
}

/** Opens a HID device by itself; resolves when it is open, and `counting` when so many reports came or it is gone. */
async function count({ identity, reports }: Extract<KioskOrder, { order: 'count' }>): Promise<void> {
  const { vendorId, productId } = identity;
  const link = links.openHid({ kind: 'hid', vendorId, productId });
  const seen: number[] = [];
  let begun = guestNow();
  const done = Promise.withResolvers<readonly number[]>();
  counting = done.promise.then(async (numbers) => {
    const ended = guestNow();
    await link.close();
    return { numbers, millis: ended - begun };
  });
  const outcome = await link.open({
    data: (report) => {
      if (seen.length === 0) begun = guestNow();
      seen.push(Buffer.from(report).readUInt16BE(2));
      if (seen.length === reports) done.resolve(seen);
    },
    lost: () => done.resolve(seen),
  });
  if (!outcome.ok) throw new Error(outcome.failure);
}

async function obey(given: KioskOrder): Promise<unknown> {
  switch (given.order) {
    case 'command':
      registry.take(given.command);
      return undefined;
    case 'rest':
      return registry.stop();
    case 'discover':
      return discoverDevices({
        profiles: shippedProfiles(),
        listSmartCardReaders: () => Promise.resolve([]),
        listIppPrinters: () => Promise.resolve([]),
      });
    case 'open':
      return tryOpen(given.path);
    case 'rights':
      return rightsOf(given.path);
    case 'setModemLines':
      return setModemLines(given.path);
    case 'count':
      return count(given);
    case 'counted':
      return counting;
  }
}

await port.serve(obey);
