import { join } from 'node:path';
import type { AddressOf } from '../../electron/contract/device-address.ts';
import { type HidUsage, parseHidDescriptor } from './hid-descriptor.ts';
import { bytesOf, namesIn, type SystemFolders, textOf } from './system-folders.ts';

/** One HID interface that the kernel shows as a hidraw node. */
export interface HidrawNode {
  /** E.g. `/dev/hidraw3`; the number changes with every replug. */
  readonly path: string;
  /** Four lower-case hex digits. */
  readonly vendorId: string;
  readonly productId: string;
  readonly serialNumber: string | undefined;
  /** The device's own name, e.g. `Newland FM430`. */
  readonly name: string;
  readonly reportDescriptor: Uint8Array | undefined;
  /** What it says it is; empty where the descriptor cannot be read. */
  readonly usages: readonly HidUsage[];
}

/** `HID_ID=0003:00001EAB:00001D10`: bus, vendor, product. */
const HID_ID = /^HID_ID=[0-9A-F]+:0{4}([0-9A-F]{4}):0{4}([0-9A-F]{4})$/im;

function readNode(folders: SystemFolders, name: string): HidrawNode | undefined {
  const device = join(folders.sys, 'class/hidraw', name, 'device');
  const uevent = textOf(join(device, 'uevent'));
  const ids = uevent === undefined ? null : HID_ID.exec(uevent);
  if (uevent === undefined || ids === null) return undefined;
  const reportDescriptor = bytesOf(join(device, 'report_descriptor'));
  const serial = /^HID_UNIQ=(.+)$/m.exec(uevent)?.[1];
  return {
    path: join(folders.dev, name),
    vendorId: (ids[1] ?? '').toLowerCase(),
    productId: (ids[2] ?? '').toLowerCase(),
    serialNumber: serial,
    name: /^HID_NAME=(.+)$/m.exec(uevent)?.[1] ?? '',
    reportDescriptor,
    usages: (reportDescriptor && parseHidDescriptor(reportDescriptor)?.topLevel) ?? [],
  };
}

/**
 * The hidraw nodes of this machine, read from `/sys/class/hidraw` alone: a few small files each, nothing is opened. The
 * library's own `devices()` walks all of udev and is not used.
 */
export function listHidrawNodes(folders: SystemFolders): HidrawNode[] {
  return namesIn(join(folders.sys, 'class/hidraw'))
    .map((name) => readNode(folders, name))
    .filter((node) => node !== undefined);
}

/** The node that an address means now; the first where several of the same model cannot be told apart. */
export function findHidrawNode(address: AddressOf<'hid'>, folders: SystemFolders): HidrawNode | undefined {
  return listHidrawNodes(folders).find(
    (node) =>
      node.vendorId === address.vendorId &&
      node.productId === address.productId &&
      (address.serialNumber === undefined || address.serialNumber === node.serialNumber) &&
      answersToUsage(node.usages, address),
  );
}

function answersToUsage(usages: readonly HidUsage[], { usagePage, usage }: AddressOf<'hid'>): boolean {
  if (usagePage === undefined && usage === undefined) return true;
  return usages.some(
    (own) =>
      (usagePage === undefined || own.page === usagePage) && (usage === undefined || own.usage === usage),
  );
}
