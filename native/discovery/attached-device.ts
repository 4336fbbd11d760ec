import type { TransportAddress } from '../../electron/contract/device-address.ts';
import type { HidUsage } from '../transport/hid-descriptor.ts';
import type { Ieee1284Id } from '../transport/ieee1284.ts';

/** A USB device's own numbers, four lower-case hex digits each. */
export interface UsbIds {
  readonly vendorId: string;
  readonly productId: string;
  readonly serialNumber?: string | undefined;
}

/** One thing that is attached to this machine, and what it says of itself without being opened. */
export interface AttachedDevice {
  /** What a site file writes to reach it: by what it is wherever that can be told, so that it survives a replug. */
  readonly transport: TransportAddress;
  /** In its maker's words, for the installer; may be empty. */
  readonly title: string;
  /** Where it is just now, e.g. `/dev/hidraw2`; another after the next replug. */
  readonly path?: string | undefined;
  readonly usb?: UsbIds | undefined;
  readonly hidUsages?: readonly HidUsage[] | undefined;
  readonly ieee1284?: Ieee1284Id | undefined;
}
