import { readlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { namesIn, type SystemFolders, textOf } from './system-folders.ts';

/** The "driver" of an interface that a program has claimed for itself. */
export const PROGRAMS_DRIVER = 'usbfs';

/** The driver that holds an interface, given by its folder in `/sys/bus/usb/devices`; undefined where none does. */
export function driverOf(interfaceFolder: string): string | undefined {
  try {
    return basename(readlinkSync(join(interfaceFolder, 'driver')));
  } catch {
    return undefined;
  }
}

/** Folder of the first interface of a USB device: `1-2:1.0` for device `1-2` in its configuration 1. */
export function firstInterfaceOf(folders: SystemFolders, device: string): string | undefined {
  const devices = join(folders.sys, 'bus/usb/devices');
  const found = namesIn(devices).find((other) => other.startsWith(`${device}:`) && other.endsWith('.0'));
  return found === undefined ? undefined : join(devices, found);
}

/** Who holds the first interface of the device with this number on this bus. */
export function holderOf(folders: SystemFolders, bus: number, address: number): string | undefined {
  const devices = join(folders.sys, 'bus/usb/devices');
  const device = namesIn(devices).find(
    (name) =>
      Number(textOf(join(devices, name, 'busnum'))) === bus &&
      Number(textOf(join(devices, name, 'devnum'))) === address,
  );
  const first = device === undefined ? undefined : firstInterfaceOf(folders, device);
  return first === undefined ? undefined : driverOf(first);
}
