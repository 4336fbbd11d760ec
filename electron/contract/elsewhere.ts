import { z } from 'zod';
import { serviceIdSchema } from './ids.ts';

/** Where somebody goes with what this terminal's level does not offer. */

export const officeSchema = z.strictObject({
  /** As residents call it. */
  name: z.string().min(1),
  evidence: z.enum(['verified', 'second-hand', 'assumed', 'locally-unknown']),
});

/** `resources/sites/elsewhere.json`: what the levels are called, and the counter that has whatever no level of a place has. */
export const officesSchema = z.strictObject({
  $schema: z.string().optional(),
  source: z.string(),
  /** By the level's id. */
  levels: z.record(z.string(), officeSchema),
  /** By place: six digits, or `any` where a place has no line of its own. */
  counters: z.array(officeSchema.extend({ place: z.string().regex(/^(any|\d{6})$/) })).min(1),
});
export type Offices = z.infer<typeof officesSchema>;
export type Office = z.infer<typeof officeSchema>;

/** A service for residents that the level has not, and where it is: other levels of the place, or its counter. */
export const elsewhereServiceSchema = z.object({
  service: serviceIdSchema,
  /** Its verb label, e.g. 办困难救助. */
  action: z.string(),
  offices: z.array(officeSchema).min(1),
});
export type ElsewhereService = z.infer<typeof elsewhereServiceSchema>;
