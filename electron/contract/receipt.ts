import { z } from 'zod';
import { strokesSchema } from './signature.ts';

/**
 * The document model of a slip. It knows nothing of ESC/POS: `native/receipt-printer` lays it out for a paper width
 * and encodes it for a printer profile; later the A4 documents are laid out from the same model.
 */
export const receiptBlockSchema = z.discriminatedUnion('kind', [
  /** Centred, double size and bold (`large`), or double height (`small`). */
  z.object({ kind: z.literal('heading'), text: z.string(), size: z.enum(['large', 'small']) }),
  /** A paragraph, wrapped to the paper. */
  z.object({
    kind: z.literal('text'),
    text: z.string(),
    align: z.enum(['left', 'centre', 'right']).optional(),
    bold: z.boolean().optional(),
  }),
  /** Label at the left, value at the right; a value too long for the line goes to lines of its own, right-aligned. */
  z.object({ kind: z.literal('row'), label: z.string(), value: z.string(), bold: z.boolean().optional() }),
  /** Columns by share of the paper width (shares need not sum to 1; they are normalised). */
  z.object({
    kind: z.literal('columns'),
    cells: z
      .array(
        z.object({
          text: z.string(),
          share: z.number().positive(),
          align: z.enum(['left', 'right']).optional(),
        }),
      )
      .min(1),
  }),
  /** A line across the paper. */
  z.object({ kind: z.literal('rule') }),
  /** A QR code (UTF-8), centred, with words under it. */
  z.object({ kind: z.literal('qr'), data: z.string().min(1), caption: z.string().optional() }),
  /** Ink on a paper of `SIGNATURE_GRID`, centred in a frame, with words under it. No strokes: an empty box for a thumb-print. */
  z.object({ kind: z.literal('ink'), strokes: strokesSchema.optional(), caption: z.string() }),
  z.object({ kind: z.literal('feed'), lines: z.number().int().min(1).max(20) }),
]);
export type ReceiptBlock = z.infer<typeof receiptBlockSchema>;

export const receiptDocumentSchema = z.object({
  blocks: z.array(receiptBlockSchema).min(1),
  cut: z.enum(['partial', 'full', 'none']),
});
/** A whole slip, in reading order. */
export type ReceiptDocument = z.infer<typeof receiptDocumentSchema>;

/** What a paper comes out on: the slip printer's roll, or a sheet of the A4 printer. */
export const paperSchema = z.enum(['slip', 'a4']);
export type Paper = z.infer<typeof paperSchema>;

/**
 * What became of a slip. Never silently twice: only `printed` and `refused` are certain;
 * `interrupted` waits for paper or cover and the printer itself resumes; `unknown` is final and
 * a new slip for the same thing carries 补打.
 */
export const printStateSchema = z.enum(['queued', 'sent', 'printed', 'interrupted', 'unknown', 'refused']);
export type PrintState = z.infer<typeof printStateSchema>;
