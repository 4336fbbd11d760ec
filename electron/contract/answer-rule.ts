import { z } from 'zod';
import { stepIdSchema } from './ids.ts';

/** A rule on one answer. `message` is the resident's sentence: what is wrong and what to do. */
export const answerRuleSchema = z.discriminatedUnion('rule', [
  /** The place lies in the pool (city) the person is insured in. */
  z.strictObject({ rule: z.literal('outside-insured-city'), message: z.string() }),
  /** A day not before today. */
  z.strictObject({ rule: z.literal('not-in-the-past'), message: z.string() }),
  /** A day not after today. */
  z.strictObject({ rule: z.literal('not-in-the-future'), message: z.string() }),
  z.strictObject({ rule: z.literal('within-days'), days: z.number().int().positive(), message: z.string() }),
  /** A mainland mobile number: 11 digits, 1[3-9]. */
  z.strictObject({ rule: z.literal('mobile-number'), message: z.string() }),
  /** An 18-character citizen's number (GB 11643): its check character holds and its birth day is a real one of the past. */
  z.strictObject({ rule: z.literal('citizen-number'), message: z.string() }),
  /** The citizen's number of somebody born within so many days before today, today included. */
  z.strictObject({
    rule: z.literal('born-within-days'),
    days: z.number().int().positive(),
    message: z.string(),
  }),
  /** Another person's number than that of the card at the terminal. */
  z.strictObject({ rule: z.literal('not-ones-own-number'), message: z.string() }),
  /** An amount of money within bounds, both allowed, in fen. */
  z.strictObject({
    rule: z.literal('amount-between'),
    leastFen: z.number().int().nonnegative(),
    mostFen: z.number().int().positive(),
    message: z.string(),
  }),
  /** A text of so many characters, counted as code points. */
  z.strictObject({
    rule: z.literal('text-length'),
    least: z.number().int().nonnegative(),
    most: z.number().int().positive(),
    message: z.string(),
  }),
  /** `name`: Han characters and the dot between parts of a name. `place`: Han characters, digits, and what joins them. */
  z.strictObject({
    rule: z.literal('text-characters'),
    allow: z.enum(['name', 'place']),
    message: z.string(),
  }),
  /** A bank account; a card of the national network (62…) must have the check digit of ISO/IEC 7812-1. */
  z.strictObject({ rule: z.literal('bank-account'), message: z.string() }),
  /** A unified social credit code (GB 32100): 18 characters, the last one checks the others. */
  z.strictObject({ rule: z.literal('credit-code'), message: z.string() }),
  /** A day not before the one answered to another step; it stands where that step was not asked. */
  z.strictObject({ rule: z.literal('not-before-answer'), step: stepIdSchema, message: z.string() }),
  /** A day within so many days before today, today included. */
  z.strictObject({
    rule: z.literal('within-past-days'),
    days: z.number().int().positive(),
    message: z.string(),
  }),
  /** The person has a cover that is in force; where no record could be had, the platform decides. */
  z.strictObject({ rule: z.literal('has-active-cover'), message: z.string() }),
  /** One of these choices ends the matter here; the message says the way out. */
  z.strictObject({ rule: z.literal('none-of'), values: z.array(z.string()).min(1), message: z.string() }),
  /** None of these choices while another step was answered with one of `is`; it stands where that step was not asked. */
  z.strictObject({
    rule: z.literal('not-together'),
    step: stepIdSchema,
    is: z.array(z.string()).min(1),
    values: z.array(z.string()).min(1),
    message: z.string(),
  }),
  /** An amount of no more than all invoices of the case together. */
  z.strictObject({ rule: z.literal('within-invoices'), message: z.string() }),
  /** This amount and those of the steps named come to the total of the invoices; a step that was not asked counts nothing. */
  z.strictObject({
    rule: z.literal('adds-up-to-invoices'),
    with: z.array(stepIdSchema),
    message: z.string(),
  }),
]);
export type AnswerRule = z.infer<typeof answerRuleSchema>;
