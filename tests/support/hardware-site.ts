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

/** Asks whoever sits at the desk for something. */
export function askHands(what: string): void {
  process.stdout.write(`\n→ ${what}\n`);
}
