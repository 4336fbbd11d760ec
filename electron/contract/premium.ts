import { z } from 'zod';
import { fenSchema } from './insured-record.ts';

/**
 * `resources/premium/premium.json`: what a year of residents' insurance costs, who gets how much of it, when it is paid and what a
 * gap costs. Regional and yearly truth as data (services spec §5); a sum that is not known yet is left out, never made up.
 */

const evidence = z.enum(['verified', 'second-hand', 'assumed', 'locally-unknown']);
/** `any`, or the beginning of a division code: two, four or six digits. */
const place = z.string().regex(/^(any|\d{2}|\d{4}|\d{6})$/);
/** `MM-DD` */
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

export const premiumTableSchema = z.strictObject({
  $schema: z.string().optional(),
  source: z.string(),
  /** By the year that is covered; the notice that sets it comes the year before. */
  amounts: z
    .array(
      z.strictObject({
        coverYear: z.number().int().min(2023).max(2100),
        noticeYear: z.number().int(),
        individual: fenSchema.optional(),
        publicSubsidy: fenSchema.optional(),
        evidence,
      }),
    )
    .min(1),
  /** When the next year is paid. `until` may lie in the next year. */
  windows: z
    .array(z.strictObject({ place, from: monthDay, until: monthDay, source: z.string(), evidence }))
    .min(1),
  waiting: z.strictObject({
    /** Months for whoever comes late or had a gap. */
    fixedMonths: z.number().int().nonnegative(),
    /** The first missed year that adds a month: no source settles whether it is the first or the second. */
    firstMissedYear: z.union([z.literal(1), z.literal(2)]),
    /** From so many missed years on the wait is never under `longMonths`, even when all are paid. */
    longGapYears: z.number().int().positive(),
    longMonths: z.number().int().positive(),
    source: z.string(),
    evidence,
  }),
  /** What is taken over of the individual part; `unknown` where the place has not said. */
  subsidies: z.array(
    z.strictObject({
      place,
      /** Value of the question that asks what group somebody is of. */
      group: z.string(),
      share: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('full') }),
        z.strictObject({ kind: z.literal('percent'), percent: z.number().int().min(1).max(99) }),
        z.strictObject({ kind: z.literal('amount'), amount: fenSchema }),
        z.strictObject({ kind: z.literal('unknown') }),
      ]),
      source: z.string(),
      evidence,
    }),
  ),
  /** Where it is paid: the kiosk takes no money. */
  channels: z.array(z.strictObject({ place, name: z.string(), source: z.string(), evidence })).min(1),
});
export type PremiumTable = z.infer<typeof premiumTableSchema>;

/** What somebody pays for the next year, as far as it is known; sums in fen. */
export const premiumSchema = z.object({
  coverYear: z.number().int(),
  individual: fenSchema.optional(),
  publicSubsidy: fenSchema.optional(),
  /** What is taken over; absent where the group gets nothing, `unknown` where the place has not said. */
  relief: z.union([fenSchema, z.literal('unknown')]).optional(),
  due: fenSchema.optional(),
  window: z.object({ from: z.string(), until: z.string() }),
  /** Months until cover begins; 0 for whoever pays in time and had no gap. */
  waitMonths: z.number().int().nonnegative(),
  channels: z.array(z.string()),
});
export type Premium = z.infer<typeof premiumSchema>;
