import { z } from 'zod';
import { failureCodeSchema } from './failures.ts';

/** Which people of a village a duty asks for. */
export const rosterSelectionSchema = z.enum(['all', 'uninsured', 'chronic']);
export type RosterSelection = z.infer<typeof rosterSelectionSchema>;

/**
 * Somebody of a village as far as staff at a terminal may see them (services spec §10.3, staff list view): the name masked and
 * the end of the number, so that two of the same surname are told apart, whether insured, whether known as chronically ill.
 */
export const rosterPersonSchema = z.object({
  /** The platform's own reference; it says nothing of the person. */
  ref: z.string().min(1).max(40),
  /** Surname and stars. */
  name: z.string().min(1),
  /** Last four characters of the ID number. */
  numberEnd: z.string().regex(/^\d{3}[\dX]$/),
  insured: z.boolean(),
  chronic: z.boolean(),
});
export type RosterPerson = z.infer<typeof rosterPersonSchema>;

/** A village's list as a screen shows it. */
export const shownRosterSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('asked') }),
  z.object({ state: z.literal('found'), people: z.array(rosterPersonSchema) }),
  z.object({ state: z.literal('unavailable'), failure: failureCodeSchema }),
]);
export type ShownRoster = z.infer<typeof shownRosterSchema>;
