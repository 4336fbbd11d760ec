import { join } from 'node:path';
import { namesIn, type SystemFolders, textOf } from '../transport/system-folders.ts';
import { driverOf, firstInterfaceOf, PROGRAMS_DRIVER } from '../transport/usb-nodes.ts';
import type { AttachedDevice } from './attached-device.ts';
import { readUsbDevice } from './usb-parent.ts';

/** The class of interfaces that follow no standard; a reader behind bulk endpoints is one. */
const VENDOR_CLASS = 'ff';

/**
 * USB devices whose first interface is their maker's own and which no driver of the kernel has taken: those that can
 * only be spoken to by bulk transfers. What is a serial port, a HID device or a printer is listed as that.
 */
export function listUsbBulkDevices(folders: SystemFolders): AttachedDevice[] {
  const devices = join(folders.sys, 'bus/usb/devices');
  return namesIn(devices).flatMap((name) => {
    const usb = readUsbDevice(join(devices, name));
    const first = firstInterfaceOf(folders, name);
    if (usb === undefined || first === undefined) return [];
    const isOwn = textOf(join(first, 'bInterfaceClass')) === VENDOR_CLASS;
    // One that a program holds is perhaps held by this terminal.
    const isFree = [undefined, PROGRAMS_DRIVER].includes(driverOf(first));
    if (!isOwn || !isFree) return [];
    const { title, ...ids } = usb;
    return [{ transport: { kind: 'usb-bulk', ...identity(ids) }, title, usb: ids }];
  });
}

/** What an address compares, without a serial number that the device does not have. */
export function identity(usb: { vendorId: string; productId: string; serialNumber?: string | undefined }): {
  vendorId: string;
  productId: string;
  serialNumber?: string;
} {
  const { vendorId, productId, serialNumber } = usb;
  return { vendorId, productId, ...(serialNumber === undefined ? {} : { serialNumber }) };
}
