import { readdirSync, readFileSync } from 'node:fs';
import {
  type DeviceProfile,
  deviceProfileSchema,
} from '../../../../electron/contract/device-profiles/device-profile.ts';

const folder = new URL('../../../../resources/devices/', import.meta.url);

/** Every profile that the terminal comes with. */
export const shippedProfiles: readonly DeviceProfile[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && name !== 'device.schema.json')
  .map((name) => deviceProfileSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))));
