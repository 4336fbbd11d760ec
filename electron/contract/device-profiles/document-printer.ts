import { z } from 'zod';
import { profileHead } from './attachment.ts';

/** What is particular to one A4 printer or queue; a file `resources/devices/<profile>.json`. */
export const documentPrinterProfileSchema = z.strictObject({
  ...profileHead,
  kind: z.literal('document-printer'),
  /** IPP `sides`. */
  sides: z.enum(['one-sided', 'two-sided-long-edge', 'two-sided-short-edge']),
  /** IPP `media-source`; left out, the printer chooses. */
  tray: z.string().min(1).optional(),
  colour: z.enum(['monochrome', 'colour', 'auto']),
  /** Pause between two questions after the job's state, ms. */
  pollMs: z.number().int().min(100).max(5000),
  timeoutsMs: z.strictObject({
    request: z.number().int().positive(),
    /** How long a printer that answers busy is asked again. */
    busy: z.number().int().positive(),
    /** How long a job may take while the printer reports no trouble. */
    job: z.number().int().positive(),
  }),
});
export type DocumentPrinterProfile = z.infer<typeof documentPrinterProfileSchema>;
