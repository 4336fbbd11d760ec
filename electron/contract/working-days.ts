import { z } from 'zod';
import { daySchema } from './id-card.ts';

/**
 * `resources/calendar/working-days.json`: which days are worked, by the State Council's yearly notice. A year without a line has
 * its weekends alone, and whoever reckons with it says so.
 */
export const workingDaysSchema = z.strictObject({
  $schema: z.string().optional(),
  source: z.string(),
  years: z.array(
    z.strictObject({
      year: z.number().int().min(2025).max(2100),
      /** The notice, with its number and day. */
      source: z.string(),
      evidence: z.enum(['verified', 'second-hand', 'assumed', 'locally-unknown']),
      /** Both ends are free, weekends among them too. */
      holidays: z.array(z.strictObject({ name: z.string(), from: daySchema, until: daySchema })).min(1),
      /** 补班: days of a weekend that are worked. */
      madeUp: z.array(daySchema),
    }),
  ),
});
/** Which days are worked, year by year. */
export type WorkingDays = z.infer<typeof workingDaysSchema>;

/** By when a matter is done, as far as that is known. */
export const promiseSchema = z.object({
  by: daySchema,
  /** `latest`: a source sets the limit. `about`: the limit is only a usual one. */
  limit: z.enum(['latest', 'about']),
  /** Holidays of a year in it are not known yet: the day may move back. */
  holidaysUnknown: z.boolean().optional(),
});
export type Promised = z.infer<typeof promiseSchema>;
