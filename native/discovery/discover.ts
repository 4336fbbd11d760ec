import type { DeviceProfile } from '../../electron/contract/device-profiles/device-profile.ts';
import { listHidrawNodes } from '../transport/hidraw-nodes.ts';
import { type SystemFolders, systemFolders } from '../transport/system-folders.ts';
import { listUsbPrinterNodes } from '../transport/usb-printer-nodes.ts';
import type { AttachedDevice } from './attached-device.ts';
import { type Proposal, proposeProfiles } from './propose-profiles.ts';
import { listSerialDevices } from './serial-devices.ts';
import { identity, listUsbBulkDevices } from './usb-devices.ts';

/** An attached device with the profiles it may be run with, best first; empty where none of ours fits. */
export interface DiscoveredDevice extends AttachedDevice {
  readonly proposals: readonly Proposal[];
}

/** What a discovery needs from outside. */
export interface DiscoveryParts {
  /** Every profile of `resources/devices`. */
  readonly profiles: readonly DeviceProfile[];
  /** Names of the PC/SC readers; empty where there is no smart-card service. */
  listSmartCardReaders(): Promise<readonly string[]>;
  /** Printers and queues that speak IPP, with their names. */
  listIppPrinters(): Promise<readonly { readonly url: string; readonly title: string }[]>;
  readonly folders?: SystemFolders;
}

/**
 * Lists what is attached to this machine and proposes how to run it: serial ports, HID devices, bulk devices, USB
 * printers, PC/SC readers and IPP printers, in this order. Opens no device; a raw TCP printer does not tell itself.
 */
export async function discoverDevices(parts: DiscoveryParts): Promise<DiscoveredDevice[]> {
  const { profiles, folders = systemFolders } = parts;
  const [readers, printers] = await Promise.all([parts.listSmartCardReaders(), parts.listIppPrinters()]);
  const attached: AttachedDevice[] = [
    ...listSerialDevices(folders),
    ...listHidDevices(folders),
    ...listUsbBulkDevices(folders),
    ...listUsbPrinters(folders),
    ...readers.map((reader): AttachedDevice => ({ transport: { kind: 'pcsc', reader }, title: reader })),
    ...printers.map(({ url, title }): AttachedDevice => ({ transport: { kind: 'ipp', url }, title })),
  ];
  return attached.map((device) => ({ ...device, proposals: proposeProfiles(device, profiles) }));
}

function listHidDevices(folders: SystemFolders): AttachedDevice[] {
  const nodes = listHidrawNodes(folders);
  return nodes.map((node) => {
    const ids = identity(node);
    // The usage is written only where it is needed to tell the interfaces of one device apart.
    const isOneOfSeveral = nodes.some(
      (other) => other !== node && other.vendorId === node.vendorId && other.productId === node.productId,
    );
    const [first] = node.usages;
    const usage = isOneOfSeveral && first ? { usagePage: first.page, usage: first.usage } : {};
    return {
      transport: { kind: 'hid', ...ids, ...usage },
      title: node.name,
      path: node.path,
      usb: ids,
      hidUsages: node.usages,
    };
  });
}

function listUsbPrinters(folders: SystemFolders): AttachedDevice[] {
  return listUsbPrinterNodes(folders).map(({ path, id, vendorId, productId }) => {
    const { manufacturer, model, serialNumber } = id;
    return {
      transport: {
        kind: 'usb-printer',
        ...(manufacturer === undefined ? {} : { manufacturer }),
        ...(model === undefined ? {} : { model }),
        ...(serialNumber === undefined ? {} : { serialNumber }),
      },
      title: [manufacturer, model].filter(Boolean).join(' '),
      path,
      ieee1284: id,
      ...(vendorId === undefined || productId === undefined ? {} : { usb: { vendorId, productId } }),
    };
  });
}
