import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import type { DeviceCommand, DeviceConfig, DeviceEvent } from '../../../electron/contract/device-messages.ts';
import {
  type DeviceProfile,
  deviceProfileSchema,
} from '../../../electron/contract/device-profiles/device-profile.ts';
import { discoverDevices } from '../../../native/discovery/discover.ts';
import { createKeypadDriver } from '../../../native/keypad/keypad-driver.ts';
import { systemLinks } from '../../../native/links.ts';
import { type DotGlyphs, readDotGlyphs } from '../../../native/receipt-printer/dot-glyphs.ts';
import { makeDevice, type RunningDevice } from '../../../native/running-device.ts';
import { DeviceWatch } from '../../../native/transport/device-watch.ts';
import { systemTimers } from '../../../native/transport/system-timers.ts';
import { guestNow, type KioskOrder } from '../guest-messages.ts';
import { GuestPort } from './guest-port.ts';

/** The program of the guest that runs the product's drivers on the product's links. */

const [, , portName = '', repository = ''] = argv;
const resources = join(repository, 'resources');
const links = systemLinks(systemTimers);
const plugged = new DeviceWatch(systemTimers);
const port = new GuestPort(portName);
const devices = new Map<string, RunningDevice>();
let counting: Promise<{ readonly numbers: readonly number[]; readonly millis: number }> | undefined;

const emit = (event: DeviceEvent): void => port.tell({ news: 'event', at: guestNow(), event });
const glyphs = (): DotGlyphs => readDotGlyphs(readFileSync(join(resources, 'fonts/rare-24.bin')));

function make(config: DeviceConfig): RunningDevice {
  const parts = { timers: systemTimers, links, glyphs, emit, plugged };
  if (config.profile.kind !== 'keypad') return makeDevice(config, parts);
  const driver = createKeypadDriver({ ...config, profile: config.profile }, parts, (address) =>
    links.openHid(address),
  );
  return { start: () => driver.start(), stop: () => driver.stop(), obey: () => false };
}

async function command(given: DeviceCommand): Promise<void> {
  if (given.kind !== 'configure') {
    for (const device of devices.values()) device.obey(given);
    return;
  }
  for (const device of devices.values()) await device.stop();
  devices.clear();
  for (const config of given.devices) devices.set(config.id, make(config));
  for (const device of devices.values()) device.start();
}

function shippedProfiles(): DeviceProfile[] {
  const folder = join(resources, 'devices');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'))
    .map((name) => deviceProfileSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}

function tryOpen(path: string): string {
  try {
    closeSync(openSync(path, 'r+'));
    return 'opened';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown';
  }
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
      return command(given.command);
    case 'discover':
      return discoverDevices({
        profiles: shippedProfiles(),
        listSmartCardReaders: () => Promise.resolve([]),
        listIppPrinters: () => Promise.resolve([]),
      });
    case 'open':
      return tryOpen(given.path);
    case 'count':
      return count(given);
    case 'counted':
      return counting;
  }
}

await port.serve(obey);
