import { z } from 'zod';
import { unifiedFieldsSchema } from './catalogue.ts';
import { officeSchema } from './elsewhere.ts';
import { daySchema } from './id-card.ts';

/**
 * `resources/sites/local/<place>.json`: what a bureau knows better of the services of its place. Each field that is named takes the
 * place of the service's own, whole and with its evidence; a later version stands beside it as `<place>.<version>.json`.
 */
export const localFactsSchema = z.strictObject({
  $schema: z.string().optional(),
  /** GB/T 2260, six digits: a county, or a city with all its counties. */
  place: z.string().regex(/^\d{6}$/),
  version: z.number().int().positive(),
  effectiveFrom: daySchema,
  effectiveUntil: daySchema.optional(),
  /** The document or the office that said it, with its day. */
  source: z.string().min(1),
  /** The counter that has what no level of the place has. */
  counter: officeSchema.optional(),
  /** By the service's id. */
  services: z.record(z.string(), z.strictObject({ unified: unifiedFieldsSchema.partial() })),
});
export type LocalFacts = z.infer<typeof localFactsSchema>;
