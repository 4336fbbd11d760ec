import { z } from 'zod';
import { profileHead } from './attachment.ts';
import { commandHexSchema } from './command-hex.ts';

/** What is particular to one model of receipt printer; a file `resources/devices/<profile>.json`. */
export const receiptPrinterProfileSchema = z.strictObject({
  ...profileHead,
  kind: z.literal('receipt-printer'),
  paperMm: z.union([z.literal(58), z.literal(80)]),
  encoding: z.enum(['gb18030', 'gbk']),
  qr: z.enum(['native', 'raster']),
  cut: z.enum(['feed-and-partial', 'feed-and-full', 'none']),
  /** How the printer says that a slip is done: Epson process id, `GS r 1`, or nothing; `probe` finds out when it opens. */
  completion: z.enum(['process-id', 'gs-r', 'none', 'probe']),
  /** What the bits of its status answers mean (`native/receipt-printer/status-maps.ts`); `epson` is the common map. */
  statusMap: z.enum(['epson', 'snbc', 'zijiang', 'hwasung', 'custom']),
  /** It tells changes by itself (`GS a n`), so that trouble is known at once. Left out: it is only asked. */
  automaticStatus: z.boolean().optional(),
  /** Whether a slip is begun on a roll that nears its end. Left out: printed, and the attendant is told. */
  nearEnd: z.enum(['print-and-warn', 'refuse']).optional(),
  /**
   * Characters outside the two-byte area: taught to the printer and then printed by code (`FS 2`), sent as a picture
   * within the line (`ESC *`), or a visible ？ in their place.
   */
  rareCharacters: z.enum(['user-defined', 'raster', 'substitute']),
  /**
   * A picture the installer has stored in the printer: `FS p` by number 1–255, or `GS ( L` by a two-character key. Or one
   * of `resources/logos`, a PNG, sent with every slip (`GS v 0`): `dither` for what has shades.
   */
  logo: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('none') }),
      z.strictObject({ kind: z.literal('stored'), number: z.number().int().min(1).max(255) }),
      z.strictObject({ kind: z.literal('stored-by-key'), key: z.string().regex(/^[ -~]{2}$/) }),
      z.strictObject({
        kind: z.literal('picture'),
        file: z.string().regex(/^[a-z0-9-]+\.png$/),
        tone: z.enum(['threshold', 'dither']).optional(),
      }),
    ])
    .optional(),
  /** Paper with black marks: the mark is sought (`GS FF`) before the cut, so that every slip ends at one. */
  blackMark: z.boolean().optional(),
  /** A presenter that holds the cut slip: `eject` is sent after the cut, `retract` when an unsure slip is cleared away. */
  presenter: z
    .strictObject({ eject: commandHexSchema.optional(), retract: commandHexSchema.optional() })
    .optional(),
  /** What else it can do for people: `slipReady` is sent after the cut, e.g. its buzzer, or the kick of a door (`ESC p`). */
  hooks: z.strictObject({ slipReady: commandHexSchema.optional() }).optional(),
  /** Largest write, bytes; always at a command boundary. */
  chunkBytes: z.number().int().min(64).max(4096),
  timeoutsMs: z.strictObject({
    status: z.number().int().positive(),
    /** How long a healthy printer may take from the last byte to its completion marker. */
    completion: z.number().int().positive(),
  }),
});
export type ReceiptPrinterProfile = z.infer<typeof receiptPrinterProfileSchema>;
