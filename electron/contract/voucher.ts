import { z } from 'zod';
import { evidenceSchema } from './catalogue.ts';
import { voucherFailures } from './failures.ts';

/**
 * 医保码, the medical e-voucher: what decoding one tells, how a site has it decoded, and the channels it is activated in.
 * The 28 digits themselves are in none of these: a code is used once and then gone.
 */

/** Whom a voucher stands for, as the decoder said (upstream spec §1.4). */
export interface VoucherIdentity {
  readonly kind: 'voucher';
  readonly name: string;
  /** `idNo` */
  readonly number: string;
  /** `idType`, the platform's `psn_cert_type`; `01` is a resident's ID card. */
  readonly certificateType: string;
  /** `ecToken`, by which 1101 knows the person; absent where the decoder gives none. */
  readonly token?: string;
  /** `insuOrg`, six digits, where it was given. */
  readonly insuredPlace?: string;
}

/** Who reads the code: the kiosk's own scanner, or the box that belongs to the decoding library and hands no text on. */
const readsSchema = z.enum(['kiosk-scanner', 'own-scanner']);

/** The 电子凭证中台 that library or bridge is pointed at; the path is the same in every region, the host is not. */
const middlePlatformSchema = z.url({ protocol: /^https?$/ });

export const voucherDecoderSchema = z.discriminatedUnion('kind', [
  /** The code itself goes to 1101 as the certificate number. */
  z.strictObject({ kind: z.literal('raw-string') }),
  /** A program on this machine that holds the decoding library, over WebSocket or HTTP. */
  z.strictObject({
    kind: z.literal('nationEcTrans-bridge'),
    address: z.url({ protocol: /^(ws|http)$/ }),
    middlePlatform: middlePlatformSchema,
    reads: readsSchema,
    faceTerminal: z.boolean().optional(),
  }),
  /** A provincial library in a process of its own, started by the station. */
  z.strictObject({
    kind: z.literal('provincial-dll'),
    program: z.string().min(1),
    arguments: z.array(z.string()).max(16).optional(),
    middlePlatform: middlePlatformSchema,
    reads: readsSchema,
    faceTerminal: z.boolean().optional(),
  }),
]);
export type VoucherDecoderSettings = z.infer<typeof voucherDecoderSchema>;

/** How a site has vouchers decoded; without it, nobody can identify by one. */
export const voucherSettingsSchema = z.strictObject({
  decoder: voucherDecoderSchema,
  /** Purpose of the scan, five digits; which one a service desk uses is for the bureau to say. */
  businessType: z.string().regex(/^\d{5}$/),
  office: z.strictObject({ id: z.string().min(1).max(20), name: z.string().min(1).max(30) }),
  /** What 1101 is asked by afterwards. */
  lookUpBy: z.enum(['ec-token', 'certificate-number']),
  /** How long one decoding may take. */
  timeoutMs: z.number().int().min(500).max(60_000).optional(),
});
export type VoucherSettings = z.infer<typeof voucherSettingsSchema>;

/** `resources/voucher/decoding.json`: what the middle platform's codes and words mean. */
export const voucherDecodingSchema = z.strictObject({
  $schema: z.string().optional(),
  source: z.string(),
  codes: z.array(
    z.strictObject({ code: z.number().int(), means: z.enum(voucherFailures), evidence: evidenceSchema }),
  ),
  /** Parts of `message`, looked for where the code is not listed; the first that fits counts. */
  words: z.array(
    z.strictObject({
      part: z.string().min(2),
      means: z.enum(voucherFailures),
      evidence: evidenceSchema,
    }),
  ),
});
export type VoucherDecoding = z.infer<typeof voucherDecodingSchema>;

const sourcedLine = z.strictObject({ text: z.string().min(1), evidence: evidenceSchema });

/** One way to get a code with one's own telephone. */
export const voucherChannelSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  /** Divisions it is offered in, by the beginning of their codes; empty: everywhere. */
  places: z.array(z.string().regex(/^\d{2,6}$/)),
  evidence: evidenceSchema,
  steps: z.array(sourcedLine).min(2).max(5),
  /** What its QR holds; absent as long as nobody has confirmed an address. */
  address: z.strictObject({ url: z.url({ protocol: /^https$/ }), evidence: evidenceSchema }).optional(),
});
export type VoucherChannel = z.infer<typeof voucherChannelSchema>;

/** `resources/voucher/channels.json`, in the order they are offered. */
export const voucherChannelsSchema = z.strictObject({
  $schema: z.string().optional(),
  source: z.string(),
  channels: z.array(voucherChannelSchema).min(1),
});

/** `resources/voucher/family.json`: the family account, by age of whom it is for. */
export const voucherFamilySchema = z.strictObject({
  $schema: z.string().optional(),
  source: z.string(),
  /** What the sources disagree on: for the bureau, on no screen. */
  conflicts: z.array(z.strictObject({ about: z.string(), says: z.array(sourcedLine).min(2) })),
  rules: z
    .array(
      z.strictObject({
        who: z.string().min(1),
        lines: z.array(sourcedLine).min(1).max(3),
      }),
    )
    .min(1)
    .max(4),
  /** How many members one account may hold. */
  members: z.strictObject({ most: z.number().int().positive(), evidence: evidenceSchema }),
});
export type VoucherFamily = z.infer<typeof voucherFamilySchema>;

/** What activation at a terminal leads through, for one place. */
export interface VoucherGuide {
  readonly channels: readonly VoucherChannel[];
  readonly family: VoucherFamily;
}

/** The pages of an activation. */
export const activationPageSchema = z.enum([
  'begin',
  'channels',
  'steps',
  'stuck',
  'family',
  'show',
  'checking',
  'activated',
  'no-phone',
  'face-fails',
  'asked-for-money',
]);
export type ActivationPage = z.infer<typeof activationPageSchema>;

/** Why somebody is handed to the attendant. */
export const activationObstacles = ['no-phone', 'face-fails', 'asked-for-money'] as const;
export type ActivationObstacle = (typeof activationObstacles)[number];
