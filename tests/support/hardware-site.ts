import { readFileSync } from 'node:fs';
import type { TransportAddress } from '../../electron/contract/device-address.ts';
import type { DeviceKind } from '../../electron/contract/device-kind.ts';
import {
  type DeviceProfile,
  deviceProfileSchema,
} from '../../electron/contract/device-profiles/device-profile.ts';
import { siteFileSchema } from '../../electron/contract/site.ts';

/** Names the site file of a real desk; without it no suite asks for hands. */
const SITE = 'KIOSK_HARDWARE_SITE';

/** How long a person at the desk may take for one thing they are asked to do. */
export const HANDS_MS = 120_000;

/** A real device on the desk. */
export interface HardwareDevice<K extends DeviceKind> {
  readonly profile: Extract<DeviceProfile, { kind: K }>;
  readonly transport: TransportAddress;
}

const isOfKind = <K extends DeviceKind>(
  profile: DeviceProfile,
  kind: K,
): profile is Extract<DeviceProfile, { kind: K }> => profile.kind === kind;

function profileNamed(name: string): DeviceProfile {
  const file = new URL(`../../resources/devices/${name}.json`, import.meta.url);
  return deviceProfileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** The devices of one kind that the site file in `KIOSK_HARDWARE_SITE` lists; none where it is not set. */
export function hardwareDevices<K extends DeviceKind>(kind: K): readonly HardwareDevice<K>[] {
  const path = process.env[SITE];
  if (path === undefined || path === '') return [];
  const { devices } = siteFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  return devices.flatMap(({ profile: name, transport }) => {
    const profile = profileNamed(name);
    return isOfKind(profile, kind) ? [{ profile, transport }] : [];
  });
}

/** Asks whoever sits at the desk for something. Never on the stream that carries the results. */
export function askHands(what: string): void {
  process.stderr.write(`\n→ ${what}\n`);
}

/** What hands are asked for, by deed; each asks when it is called. */
export function deedsByHand<D extends string>(
  sentences: Readonly<Record<D, string>>,
): Readonly<Record<D, () => Promise<void>>> {
  const deeds = Object.entries<string>(sentences).map(([deed, sentence]) => [
    deed,
    () => Promise.resolve(askHands(sentence)),
  ]);
  return Object.fromEntries(deeds) as Record<D, () => Promise<void>>;
}

/** Without a site file nobody is asked for anything: a test of its own, so that such a file is never empty. */
export const noSiteNamed = (): boolean => (process.env[SITE] ?? '') === '';
