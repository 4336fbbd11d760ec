import { z } from 'zod';
import { caseProgressSchema, knownCaseSchema, receiptNumberSchema } from './case-progress.ts';
import { failureCodeSchema } from './failures.ts';

/** What the pages of 办理进度, and of taking a case back, show; parts of the status. */

/** A case of this terminal in words: what the service is called, and how far it is here. */
const shownCaseSchema = knownCaseSchema
  .pick({ receiptNumber: true, madeAt: true, state: true })
  .extend({ action: z.string() });

/** The person's cases of this terminal, newest first; absent while they are looked for. */
export const casesFields = { list: z.array(shownCaseSchema).optional() };

/** A receipt number by number pad: the digits of one of this terminal. */
export const caseNumberFields = {
  groups: z.array(z.number().int().positive()),
  tried: z.string().optional(),
  failure: failureCodeSchema.optional(),
};

/** One case: what this terminal knows at once, what the platform says when it has answered. */
export const caseFields = {
  receiptNumber: receiptNumberSchema,
  known: shownCaseSchema.extend(knownCaseSchema.pick({ since: true, reason: true }).shape).optional(),
  asking: z.boolean(),
  /** What the platform says of it. */
  review: caseProgressSchema.optional(),
  failure: failureCodeSchema.optional(),
  withdrawable: z.boolean(),
};

/** Whether the case is really to be taken back; `asked` once 确定撤回 was pressed. */
export const withdrawCaseFields = {
  receiptNumber: receiptNumberSchema,
  action: z.string(),
  asked: z.boolean(),
  failure: failureCodeSchema.optional(),
};

/** `taken-out`: nobody had received it; `to-upload`: the platform hears of it when the network is back. */
export const caseWithdrawnFields = {
  receiptNumber: receiptNumberSchema,
  action: z.string(),
  outcome: z.enum(['taken-out', 'sending', 'withdrawn', 'to-upload', 'refused']),
  reason: z.string().optional(),
};
