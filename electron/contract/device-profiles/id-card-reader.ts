import { z } from 'zod';
import { profileHead } from './attachment.ts';

/** What is particular to one model of ID-card reader; a file `resources/devices/<profile>.json`. */
export const idCardReaderProfileSchema = z.strictObject({
  ...profileHead,
  kind: z.literal('id-card-reader'),
  /**
   * `sam-v` frames (spec §1.2), the `02 … 03` framing of all-in-one modules (§1.9), `detect` asks in both (SAM_V first), or the
   * pages of a PC/SC reader (`FF B0`, §2.4).
   */
  dialect: z.enum(['sam-v', 'stx-etx', 'detect', 'pcsc-pages']),
  /** How a HID reader wraps its frames in reports; one plug-in per model, for there is no common one (§2.3). */
  envelope: z.enum(['dk-usb-nfc']).optional(),
  /** `30 01` text + photo, or `30 10` text + photo + fingerprint (whose fingerprint part is dropped unread). */
  baseRead: z.enum(['text-and-photo', 'text-photo-and-fingerprint']),
  /** Whether *select* is sent between *find* and the base read; left out: it is. The DK module does without (§2.3). */
  selectsCard: z.boolean().optional(),
  /** `pcsc-pages`: bytes, hex, that the answer to reset of an ID card contains (§2.4); left out: every card is read. */
  atrContains: z
    .string()
    .regex(/^([0-9a-f]{2})+$/)
    .optional(),
  /** Only SAM_V has a command for it (30 03); elsewhere the address of the text block stands. */
  readAppendedAddress: z.boolean(),
  /**
   * `refind`: the card answers 20 01 again while it lies there; `appended-address`: it does not, and 30 03 is the probe. `either` accepts
   * both (spec §8.1). The 02 … 03 dialect has only *refind*, whatever stands here; a PC/SC service tells by itself.
   */
  presence: z.enum(['refind', 'appended-address', 'either']),
  /** Pause between two find commands, ms; the spec asks for at least 300 between polls of a resting reader. */
  pollMs: z.number().int().min(50).max(5000),
  /** Base time-outs in ms before the wire time of the rate is added (spec §1.7). */
  timeoutsMs: z.strictObject({
    status: z.number().int().positive(),
    find: z.number().int().positive(),
    select: z.number().int().positive(),
    read: z.number().int().positive(),
    readWithFingerprint: z.number().int().positive(),
    appendedAddress: z.number().int().positive(),
  }),
});
export type IdCardReaderProfile = z.infer<typeof idCardReaderProfileSchema>;
