import { z } from 'zod';
import { pageIdSchema } from './ids.ts';

/** Largest picture of a page, bytes: what a county's line carries away in seconds, and enough for small print. */
export const LARGEST_PICTURE_BYTES = 300_000;
/** Bytes of one piece: in base64 and with its frame still well under what the door lets through. */
export const PIECE_BYTES = 10 * 1024;
export const MOST_PIECES = Math.ceil(LARGEST_PICTURE_BYTES / PIECE_BYTES);

/** A piece of a picture on its way from the window to the station; both hosts carry it over the one door. */
export const picturePieceSchema = z.object({
  page: pageIdSchema,
  /** Which piece, from 0; pieces come in order. */
  at: z
    .number()
    .int()
    .min(0)
    .max(MOST_PIECES - 1),
  of: z.number().int().min(1).max(MOST_PIECES),
  /** Base64. */
  data: z.base64().max(Math.ceil(PIECE_BYTES / 3) * 4),
});
export type PicturePiece = z.infer<typeof picturePieceSchema>;

/** SHA-256 of a picture, hex. */
export const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);
