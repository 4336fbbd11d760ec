import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { textOf } from '../transport/system-folders.ts';
import type { UsbIds } from './attached-device.ts';

/** A USB device in `/sys`. */
export interface UsbDeviceFacts extends UsbIds {
  /** Maker and product in their own words. */
  readonly title: string;
}

/** Reads one folder of `/sys/bus/usb/devices`; undefined where it is no device (an interface, or gone). */
export function readUsbDevice(folder: string): UsbDeviceFacts | undefined {
  const vendorId = textOf(join(folder, 'idVendor'));
  const productId = textOf(join(folder, 'idProduct'));
  if (vendorId === undefined || productId === undefined) return undefined;
  const words = [textOf(join(folder, 'manufacturer')), textOf(join(folder, 'product'))];
  return {
    vendorId,
    productId,
    serialNumber: textOf(join(folder, 'serial')) || undefined,
    title: words.filter(Boolean).join(' ').trim(),
  };
}

/** The USB device above a node of `/sys`, however many levels up; undefined for one that hangs on no USB. */
export function usbDeviceAbove(node: string): UsbDeviceFacts | undefined {
  if (!existsSync(node)) return undefined;
  let folder = realpathSync(node);
  while (dirname(folder) !== folder) {
    const device = readUsbDevice(folder);
    if (device !== undefined) return device;
    folder = dirname(folder);
  }
  return undefined;
}
