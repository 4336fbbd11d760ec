import { z } from 'zod';
import { transportSchema } from './device-address.ts';
import { deviceKindSchema } from './device-kind.ts';
import { voucherSettingsSchema } from './voucher.ts';

/**
 * A secret in the site file: the text itself, the name of an environment variable, or a file that holds it.
 * The station resolves it once (`electron/station/secrets.ts`); it never reaches a log, a status or an error.
 */
export const secretSchema = z.union([
  z.string().min(1),
  z.strictObject({ env: z.string().min(1) }),
  z.strictObject({ file: z.string().min(1) }),
]);
export type Secret = z.infer<typeof secretSchema>;

const siteSectionSchema = z.strictObject({
  /** The hall's name as residents know it. */
  name: z.string().min(1).max(24),
  /** Division code of the place, six digits (GB/T 2260). */
  place: z.string().regex(/^\d{6}$/),
  /** A level id of `resources/sites/levels.json`. */
  level: z.string().min(1),
  /** This terminal's number; on slips, and the platform's `dev_no`. */
  terminal: z
    .string()
    .regex(/^[A-Za-z0-9-]+$/)
    .max(30),
  /** A telephone number residents can call, printed on slips. */
  phone: z.string().max(20).optional(),
  /** Where the reader is on this machine; the picture on screen follows. */
  readerSide: z.enum(['left', 'right', 'below']).optional(),
});

/** The screen's active area, mm; the reference panel is 268 × 476 in portrait. */
export const panelSchema = z.strictObject({
  widthMm: z.number().min(100).max(1500),
  heightMm: z.number().min(100).max(1500),
  /** Height of the panel's lower edge above the floor. */
  bottomHeightMm: z.number().min(0).max(2000).optional(),
});
export type Panel = z.infer<typeof panelSchema>;

/** What the hall says of its own staff. */
const attendantsSchema = z.strictObject({
  /** The staff file, made by `npm run staff`; a relative path counts from the site file. Left out: nobody can sign in. */
  file: z.string().min(1).optional(),
  /** How soon somebody usually comes when called from the machine, minutes. Left out: no time is promised. */
  answerMinutes: z.number().int().min(1).max(60).optional(),
});

const deviceSchema = z.strictObject({
  kind: deviceKindSchema,
  profile: z.string().min(1),
  transport: transportSchema,
});

const gatewaySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tif'), paasid: z.string().min(1), token: secretSchema }),
  z.strictObject({ kind: z.literal('none') }),
]);
export type GatewaySettings = z.infer<typeof gatewaySchema>;

const upstreamSchema = z.strictObject({
  /** A file of `resources/upstream/`. */
  profile: z.string().min(1),
  baseUrl: z.url({ protocol: /^https?$/ }),
  gateway: gatewaySchema,
  institution: z.strictObject({ code: z.string().min(1).max(30), name: z.string().min(1).max(200) }),
  recerSysCode: z.string().min(1).max(10),
  infver: z.string().min(1).max(6),
  operator: z.strictObject({ no: z.string().min(1).max(30), name: z.string().min(1).max(50) }),
  connectTimeoutMs: z.number().int().min(100).max(60_000).optional(),
  readTimeoutMs: z.number().int().min(100).max(120_000).optional(),
});
export type UpstreamSettings = z.infer<typeof upstreamSchema>;

/** `site.json`: everything that is particular to one hall. Unknown fields are errors. */
export const siteFileSchema = z.strictObject({
  $schema: z.string().optional(),
  site: siteSectionSchema,
  panel: panelSchema.optional(),
  attendants: attendantsSchema.optional(),
  devices: z.array(deviceSchema).max(16),
  upstream: upstreamSchema,
  /** How e-vouchers are decoded here. Left out: nobody identifies by one. */
  voucher: voucherSettingsSchema.optional(),
  /** The data folder; a relative path counts from the site file. */
  data: z.string().min(1),
});
export type SiteFile = z.infer<typeof siteFileSchema>;
