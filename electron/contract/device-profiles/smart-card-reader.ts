import { z } from 'zod';
import { profileHead } from './attachment.ts';

/** What is particular to one PC/SC reader for social-security cards; a file `resources/devices/<profile>.json`. */
export const smartCardReaderProfileSchema = z.strictObject({
  ...profileHead,
  kind: z.literal('smart-card-reader'),
  /** P1 of SELECT for an EF: `02`, or `00` as some cards want it (spec id-card-reader §7.2). */
  selectFileP1: z.enum(['02', '00']),
  timeoutsMs: z.strictObject({
    /** One APDU. */
    command: z.number().int().positive(),
    /** Between two looks for the smart-card service while it is away. */
    serviceRetry: z.number().int().positive(),
  }),
});
export type SmartCardReaderProfile = z.infer<typeof smartCardReaderProfileSchema>;
