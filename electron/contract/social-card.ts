import { z } from 'zod';
import { daySchema, sexSchema } from './id-card.ts';

/** What a social-security card says without PIN or SAM: files EF05 and EF06 (spec id-card-reader §7.1). */
export const socialCardSchema = z.object({
  kind: z.literal('social-card'),
  name: z.string(),
  /** The social-security number, which is the ID number. */
  number: z.string(),
  sex: sexSchema,
  birth: daySchema.optional(),
  /** The number printed on the card. */
  cardNumber: z.string(),
  /** First six digits of the card's identification code: who issued it. */
  issuingArea: z.string(),
  version: z.enum(['1.00', '2.00', '3.00', 'other']),
  validUntil: daySchema.optional(),
});
export type SocialCard = z.infer<typeof socialCardSchema>;
