import { z } from 'zod';

/** What somebody who was not content may name as the reason, one of them. */
export const ratingReasonSchema = z.enum([
  'waited-long',
  'not-understood',
  'not-done',
  'machine-trouble',
  'nobody-helped',
]);
export type RatingReason = z.infer<typeof ratingReasonSchema>;
export const ratingReasons = ratingReasonSchema.options;
