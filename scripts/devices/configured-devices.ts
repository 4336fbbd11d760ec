import { existsSync } from 'node:fs';
import { isPageTransport, type TransportAddress } from '../../electron/contract/device-address.ts';
import type { AttachedDevice } from '../../native/discovery/attached-device.ts';
import type { SiteDevice } from './site-devices.ts';

/** Whether a configured device is there; `not-visible`: nothing on this machine can tell without opening it. */
export type Attachedness = 'attached' | 'missing' | 'not-visible';

const holds = (part: string | undefined, whole: string | undefined): boolean =>
  part === undefined || whole?.toLowerCase().includes(part.toLowerCase()) === true;

const agree = (asked: string | number | undefined, own: string | number | undefined): boolean =>
  asked === undefined || asked === own;

function isAt(asked: TransportAddress, device: AttachedDevice): boolean {
  const own = device.transport;
  switch (asked.kind) {
    case 'usb-bulk':
      return (
        own.kind === 'usb-bulk' &&
        own.vendorId === asked.vendorId &&
        own.productId === asked.productId &&
        agree(asked.serialNumber, own.serialNumber)
      );
    case 'hid':
      return (
        own.kind === 'hid' &&
        own.vendorId === asked.vendorId &&
        own.productId === asked.productId &&
        agree(asked.serialNumber, own.serialNumber) &&
        hasUsage(asked, device)
      );
    case 'usb-printer':
      return (
        own.kind === 'usb-printer' &&
        holds(asked.manufacturer, own.manufacturer) &&
        holds(asked.model, own.model) &&
        agree(asked.serialNumber, own.serialNumber)
      );
    case 'pcsc':
      return own.kind === 'pcsc' && holds(asked.reader, own.reader);
    case 'ipp':
      return own.kind === 'ipp' && own.url === asked.url;
    default:
      return false;
  }
}

function hasUsage(asked: Extract<TransportAddress, { kind: 'hid' }>, { hidUsages }: AttachedDevice): boolean {
  if (asked.usagePage === undefined && asked.usage === undefined) return true;
  return (
    hidUsages?.some(({ page, usage }) => agree(asked.usagePage, page) && agree(asked.usage, usage)) ?? false
  );
}

/** Whether a device of the site file is among what is attached; no device is opened and no network is asked. */
export function attachedness({ transport }: SiteDevice, attached: readonly AttachedDevice[]): Attachedness {
  if (isPageTransport(transport) || transport.kind === 'tcp') return 'not-visible';
  if (transport.kind === 'serial') return existsSync(transport.path) ? 'attached' : 'missing';
  if (attached.some((device) => isAt(transport, device))) return 'attached';
  // A printer of the network is not among this machine's own queues.
  return transport.kind === 'ipp' ? 'not-visible' : 'missing';
}
