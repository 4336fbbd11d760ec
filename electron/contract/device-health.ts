import { z } from 'zod';
import { deviceKindSchema } from './device-kind.ts';
import { deviceFactsSchema } from './device-messages.ts';
import { failureCodeSchema } from './failures.ts';
import { deviceIdSchema } from './ids.ts';

/** A device's health since the station started: counts, codes and what it says of itself; nothing of a resident. */
export const deviceHealthSchema = z.object({
  device: deviceIdSchema,
  kind: deviceKindSchema,
  profile: z.string(),
  state: z.enum(['opening', 'ready', 'trouble']),
  /** How often it came to be ready. */
  opens: z.number().int(),
  /** Cards, codes and keys read, slips and documents printed. */
  done: z.number().int(),
  failures: z.number().int(),
  /** The newest failure and when, epoch ms. */
  lastFailure: z.object({ failure: failureCodeSchema, at: z.number() }).optional(),
  facts: deviceFactsSchema,
});
export type DeviceHealth = z.infer<typeof deviceHealthSchema>;
