import { z } from 'zod';

/** Longest payload passed on, bytes; the largest QR code holds 2,953. */
export const LARGEST_CODE_BYTES = 2953;

/**
 * What a scanner, a wedge or the camera read. It is as personal as a card: an e-voucher stands for a person.
 * The text is a reading of the bytes; the bytes are kept beside it because the reading may be wrong.
 */
export const scannedCodeSchema = z.object({
  text: z.string().max(LARGEST_CODE_BYTES),
  /** The payload as it came, base64. */
  bytes: z.base64().max(Math.ceil(LARGEST_CODE_BYTES / 3) * 4),
  encoding: z.enum(['utf-8', 'gb18030', 'neither']),
  /** AIM identifier where the scanner sends one, e.g. `]Q1`. */
  aim: z.string().max(3).optional(),
});
export type ScannedCode = z.infer<typeof scannedCodeSchema>;
