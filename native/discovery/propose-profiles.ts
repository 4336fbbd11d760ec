import type { Attachment } from '../../electron/contract/device-profiles/attachment.ts';
import type { DeviceProfile } from '../../electron/contract/device-profiles/device-profile.ts';
import type { AttachedDevice } from './attached-device.ts';

/** How well a profile fits: this very model, one of this maker's, or only something on the same kind of wire. */
export type Fit = 'model' | 'maker' | 'wire';

export interface Proposal {
  /** `DeviceProfile.profile`. */
  readonly profile: string;
  readonly fit: Fit;
}

const RANK: Readonly<Record<Fit, number>> = { model: 0, maker: 1, wire: 2 };

/** One mark of a profile held against a device: says nothing, speaks against it, or fits this well. */
type Verdict = Fit | 'against' | undefined;

/**
 * The profiles that an attached device may be run with, best first, those that fit equally well by name. The
 * installer decides: a number on the bus is borrowed more often than not.
 */
export function proposeProfiles(device: AttachedDevice, profiles: readonly DeviceProfile[]): Proposal[] {
  return profiles
    .flatMap(({ profile, attachment }) => {
      const fit = attachment === undefined ? undefined : fitOf(device, attachment);
      return fit === undefined ? [] : [{ profile, fit }];
    })
    .toSorted((a, b) => RANK[a.fit] - RANK[b.fit] || a.profile.localeCompare(b.profile));
}

function fitOf(device: AttachedDevice, attachment: Attachment): Fit | undefined {
  if (!attachment.transports.includes(device.transport.kind)) return undefined;
  const verdicts = [
    byUsbIds(device, attachment),
    byUsage(device, attachment),
    byIeee1284(device, attachment),
    byReaderName(device, attachment),
  ];
  if (verdicts.includes('against')) return undefined;
  return (['model', 'maker'] as const).find((fit) => verdicts.includes(fit)) ?? 'wire';
}

function byUsbIds({ usb, transport }: AttachedDevice, { usbIds }: Attachment): Verdict {
  if (usbIds === undefined) return undefined;
  const own = usbIds.filter(({ vendorId }) => vendorId === usb?.vendorId);
  if (own.some(({ productId }) => productId === usb?.productId)) return 'model';
  if (own.some(({ productId }) => productId === undefined)) return 'maker';
  // Behind a serial port or a network nobody can see who speaks: the numbers are those of the bridge.
  const isOpenWire = transport.kind === 'serial' || transport.kind === 'tcp';
  return isOpenWire ? undefined : 'against';
}

function byUsage({ hidUsages }: AttachedDevice, { hidUsage }: Attachment): Verdict {
  if (hidUsage === undefined) return undefined;
  const isIt = hidUsages?.some(({ page, usage }) => page === hidUsage.page && usage === hidUsage.usage);
  return isIt === true ? undefined : 'against';
}

function byIeee1284({ ieee1284: own, transport }: AttachedDevice, { ieee1284: asked }: Attachment): Verdict {
  if (asked === undefined || transport.kind !== 'usb-printer') return undefined;
  const isPart = (part: string, whole: string | undefined): boolean =>
    whole?.toLowerCase().includes(part.toLowerCase()) === true;
  if (!isPart(asked.manufacturer, own?.manufacturer)) return 'against';
  if (asked.model === undefined) return 'maker';
  return isPart(asked.model, own?.model) ? 'model' : 'against';
}

function byReaderName({ title, transport }: AttachedDevice, { pcscReader }: Attachment): Verdict {
  if (pcscReader === undefined || transport.kind !== 'pcsc') return undefined;
  return title.toLowerCase().includes(pcscReader.toLowerCase()) ? 'model' : 'against';
}
