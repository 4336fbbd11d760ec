import { z } from 'zod';
import { profileHead } from './attachment.ts';

/** What is particular to one model of receipt printer; a file `resources/devices/<profile>.json`. */
export const receiptPrinterProfileSchema = z.strictObject({
  ...profileHead,
  kind: z.literal('receipt-printer'),
  paperMm: z.union([z.literal(58), z.literal(80)]),
  encoding: z.enum(['gb18030', 'gbk']),
  qr: z.enum(['native', 'raster']),
  cut: z.enum(['feed-and-partial', 'feed-and-full', 'none']),
  /** How the printer says that a slip is done: Epson process id, `GS r 1`, or nothing. */
  completion: z.enum(['process-id', 'gs-r', 'none']),
  /** Status map of `DLE EOT n`: `epson` is the common one (spec §1.5). */
  statusMap: z.literal('epson'),
  /** Characters outside the two-byte area are drawn as dots; `substitute` prints a visible ? instead. */
  rareCharacters: z.enum(['raster', 'substitute']),
  /** Largest write, bytes; always at a command boundary. */
  chunkBytes: z.number().int().min(64).max(4096),
  timeoutsMs: z.strictObject({
    status: z.number().int().positive(),
    /** How long a healthy printer may take from the last byte to its completion marker. */
    completion: z.number().int().positive(),
  }),
});
export type ReceiptPrinterProfile = z.infer<typeof receiptPrinterProfileSchema>;
