import { join } from 'node:path';
import {
  type VoucherDecoding,
  type VoucherGuide,
  voucherChannelsSchema,
  voucherDecodingSchema,
  voucherFamilySchema,
} from '../contract/voucher.ts';
import { readChecked } from './checked-json.ts';
import type { SiteProblem } from './problems.ts';

/** What this installation knows of e-vouchers: how answers read, and what activation leads through at a place. */
export type VoucherReading =
  | { readonly ok: true; readonly decoding: VoucherDecoding; readonly guide: VoucherGuide }
  | { readonly ok: false; readonly problems: readonly SiteProblem[] };

/**
 * Reads `resources/voucher/`; every file is checked, whether or not the site decodes vouchers.
 * @param resources the folder `resources/` of this installation
 * @param place the site's place, six digits: channels of other places are left out
 */
export function readVoucherFiles(resources: string, place: string): VoucherReading {
  const folder = join(resources, 'voucher');
  const decoding = readChecked(join(folder, 'decoding.json'), voucherDecodingSchema);
  if (!decoding.ok) return decoding;
  const channels = readChecked(join(folder, 'channels.json'), voucherChannelsSchema);
  if (!channels.ok) return channels;
  const family = readChecked(join(folder, 'family.json'), voucherFamilySchema);
  if (!family.ok) return family;
  const here = channels.value.channels.filter(
    ({ places }) => places.length === 0 || places.some((beginning) => place.startsWith(beginning)),
  );
  return { ok: true, decoding: decoding.value, guide: { channels: here, family: family.value } };
}
