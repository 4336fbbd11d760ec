import { join } from 'node:path';
import type { AddressOf } from '../../electron/contract/device-address.ts';
import { type Ieee1284Id, parseIeee1284Id } from './ieee1284.ts';
import { namesIn, type SystemFolders, textOf } from './system-folders.ts';

/** One printer of the USB printer class as the kernel's usblp shows it. */
export interface UsbPrinterNode {
  /** E.g. `/dev/usb/lp0`; the number changes with every replug. */
  readonly path: string;
  readonly id: Ieee1284Id;
  /** Four lower-case hex digits; undefined where `/sys` does not tell. */
  readonly vendorId: string | undefined;
  readonly productId: string | undefined;
}

/** The printers of this machine, read from `/sys/class/usbmisc` alone. */
export function listUsbPrinterNodes(folders: SystemFolders): UsbPrinterNode[] {
  const nodes: UsbPrinterNode[] = [];
  for (const name of namesIn(join(folders.sys, 'class/usbmisc'))) {
    const device = join(folders.sys, 'class/usbmisc', name, 'device');
    const id = textOf(join(device, 'ieee1284_id'));
    if (id === undefined || !name.startsWith('lp')) continue;
    nodes.push({
      path: join(folders.dev, 'usb', name),
      id: parseIeee1284Id(id),
      // `device` is the interface; the ids belong to the device above it.
      vendorId: textOf(`${device}/../idVendor`),
      productId: textOf(`${device}/../idProduct`),
    });
  }
  return nodes;
}

/** The node that an address means now. Names are compared without regard to case; fields left out are not compared. */
export function findUsbPrinterNode(
  address: AddressOf<'usb-printer'>,
  folders: SystemFolders,
): UsbPrinterNode | undefined {
  const same = (wanted: string | undefined, own: string | undefined): boolean =>
    wanted === undefined || wanted.toLowerCase() === own?.toLowerCase();
  return listUsbPrinterNodes(folders).find(
    ({ id }) =>
      same(address.manufacturer, id.manufacturer) &&
      same(address.model, id.model) &&
      same(address.serialNumber, id.serialNumber),
  );
}
