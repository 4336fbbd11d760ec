import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DeviceKind } from '../contract/device-kind.ts';
import type { DeviceConfig } from '../contract/device-messages.ts';
import { type DeviceProfile, deviceProfileSchema } from '../contract/device-profiles/device-profile.ts';
import { type DeviceId, deviceId } from '../contract/ids.ts';
import type { SiteFile } from '../contract/site.ts';
import { dataFileNames, readChecked } from './checked-json.ts';
import { problemAt, problemOfFile, type SiteProblem } from './problems.ts';

/** Every profile under `resources/devices/`, by name, and what is wrong with those that cannot be used. */
export interface DeviceProfiles {
  readonly profiles: ReadonlyMap<string, DeviceProfile>;
  readonly problems: readonly SiteProblem[];
}

export type DeviceConfigs =
  | { readonly ok: true; readonly devices: readonly DeviceConfig[] }
  | { readonly ok: false; readonly problems: readonly SiteProblem[] };

/**
 * Reads all device profiles.
 * @param resources the folder `resources/` of this installation
 */
export function readDeviceProfiles(resources: string): DeviceProfiles {
  const folder = join(resources, 'devices');
  const profiles = new Map<string, DeviceProfile>();
  const problems: SiteProblem[] = [];
  for (const name of dataFileNames(folder)) {
    const file = join(folder, `${name}.json`);
    const checked = readChecked(file, deviceProfileSchema);
    if (!checked.ok) problems.push(...checked.problems);
    else if (lacksLogo(resources, checked.value))
      problems.push(
        problemAt(file, checked.document, ['logo', 'file'], '没有这张图', '把这张 PNG 放进 resources/logos'),
      );
    else if (checked.value.profile === name) profiles.set(name, checked.value);
    else {
      const remedy = `改成 "${name}"，或者给文件改名`;
      problems.push(problemAt(file, checked.document, ['profile'], '和文件名不一样', remedy));
    }
  }
  return { profiles, problems };
}

function lacksLogo(resources: string, profile: DeviceProfile): boolean {
  if (profile.kind !== 'receipt-printer' || profile.logo?.kind !== 'picture') return false;
  return !existsSync(join(resources, 'logos', profile.logo.file));
}

/** A device's id: its kind and its place among its kind in the site file, from 1, e.g. `receipt-printer-2`. */
export function deviceIds(devices: readonly { readonly kind: DeviceKind }[]): readonly DeviceId[] {
  return devices.map(({ kind }, index) => {
    const position = devices.slice(0, index + 1).filter((device) => device.kind === kind).length;
    return deviceId(`${kind}-${position}`);
  });
}

/**
 * What the device process is configured with: every device of the site with its profile.
 * @param resources the folder `resources/` of this installation
 * @param site a site file that `readSiteFile` accepted against the same folder; then this succeeds
 */
export function readDeviceConfigs(resources: string, site: SiteFile): DeviceConfigs {
  const { profiles, problems } = readDeviceProfiles(resources);
  const ids = deviceIds(site.devices);
  const found = site.devices.map((device, index) => ({
    id: ids[index] ?? deviceId(device.kind),
    profile: profiles.get(device.profile),
    device,
  }));
  const missing = found.filter(({ profile, device }) => profile?.kind !== device.kind);
  if (missing.length > 0) {
    const unusable = missing.map(({ device }) => {
      const file = join(resources, 'devices', `${device.profile}.json`);
      return (
        problems.find((problem) => problem.file === file) ??
        problemOfFile(file, '没有适合这种设备的型号档案', '检查站点文件里的 profile')
      );
    });
    return { ok: false, problems: unusable };
  }
  const devices = found.flatMap(({ id, profile, device }) =>
    profile === undefined ? [] : [{ id, profile, transport: device.transport }],
  );
  return { ok: true, devices };
}
