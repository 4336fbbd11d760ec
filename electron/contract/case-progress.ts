import { z } from 'zod';
import { serviceIdSchema } from './ids.ts';

/** How far a case is that was handed in here: what this terminal knows of it, and what the platform says. */

/** So long after it was made a case may be taken back at the terminal, ms. */
export const WITHDRAWAL_MS = 10 * 60_000;

/** A receipt number: terminal, day and number of the day. What is typed of it may leave the terminal out. */
export const receiptNumberSchema = z.string().min(1).max(60);

/**
 * A case of this terminal. `to-upload`: waits here; `sent`: the platform has it; `refused`: the platform said no at once;
 * `withdrawing`: it was taken back and the platform has still to hear of it; `withdrawn`: it is taken back.
 */
export const knownCaseSchema = z.object({
  receiptNumber: receiptNumberSchema,
  service: serviceIdSchema,
  /** Epoch ms. */
  madeAt: z.number(),
  state: z.enum(['to-upload', 'sent', 'refused', 'withdrawing', 'withdrawn']),
  /** Since when it is so, epoch ms. */
  since: z.number(),
  /** The platform's own words for a refusal: of the case, or of its withdrawal while the state is `sent`. */
  reason: z.string().optional(),
});
export type KnownCase = z.infer<typeof knownCaseSchema>;

/** What an officer made of a case: received, more papers wanted, refused, done, or taken back. */
export const caseProgressSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('received') }),
  z.object({ state: z.literal('more-wanted'), what: z.string() }),
  z.object({ state: z.literal('refused'), reason: z.string() }),
  z.object({ state: z.literal('done') }),
  z.object({ state: z.literal('withdrawn') }),
]);
export type CaseProgress = z.infer<typeof caseProgressSchema>;
