import { z } from 'zod';
import { failureCodeSchema } from './failures.ts';
import { pageIdSchema, stepIdSchema } from './ids.ts';
import { fenSchema } from './insured-record.ts';
import { invoiceDraftSchema, invoiceLineSchema, invoiceSchema } from './invoice.ts';

/** What the screens `materials` and `invoices` show, beside what every screen of a journey does. */

export const materialsFields = {
  step: stepIdSchema,
  title: z.string(),
  papers: z.array(
    z.object({
      id: stepIdSchema,
      label: z.string(),
      why: z.string(),
      least: z.number().int(),
      most: z.number().int(),
      /** The pages the station keeps, in order. */
      pages: z.array(z.object({ id: pageIdSchema })),
      /** The resident may bring it later, and whether they said so. */
      later: z.enum(['possible', 'promised']).optional(),
    }),
  ),
  /** What takes the pictures; absent where nothing does, and the papers go to the counter. */
  camera: z.object({ label: z.string().optional() }).optional(),
  /** Why the last page was not kept. */
  failure: failureCodeSchema.optional(),
  complaint: z.string().optional(),
  changing: z.boolean(),
};

export const invoicesFields = {
  step: stepIdSchema,
  title: z.string(),
  why: z.string(),
  invoices: z.array(invoiceSchema),
  total: fenSchema,
  /** The one that is being confirmed, as it was scanned, or empty to be typed. */
  draft: invoiceDraftSchema.optional(),
  /** What is wrong with the draft, and in which of its lines. */
  complaint: z.object({ line: invoiceLineSchema.optional(), text: z.string() }).optional(),
  /** Why the code shown last is of no use. */
  failure: failureCodeSchema.optional(),
  /** Another one may be added. */
  more: z.boolean(),
  changing: z.boolean(),
};
