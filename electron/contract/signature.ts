import { z } from 'zod';

/** The paper a signature is written on, in its own units: five to two, whatever the screen. */
export const SIGNATURE_GRID = { width: 1000, height: 400 } as const;

/**
 * Most coordinates of a signature. Each is at most five characters of a message, so that the longest signature stays
 * well under the 16 KiB that the door between screens and station lets through.
 */
export const MOST_SIGNATURE_COORDINATES = 2_400;

/** One stroke as x, y, x, y … in units of the grid; a dot is one point. */
const strokeSchema = z
  .array(z.number().int().min(0).max(SIGNATURE_GRID.width))
  .min(2)
  .refine((stroke) => stroke.length % 2 === 0, 'a coordinate has no partner')
  .refine(
    (stroke) => stroke.every((value, at) => at % 2 === 0 || value <= SIGNATURE_GRID.height),
    'a point lies under the paper',
  );

export const strokesSchema = z
  .array(strokeSchema)
  .min(1)
  .refine(
    (strokes) => strokes.reduce((sum, stroke) => sum + stroke.length, 0) <= MOST_SIGNATURE_COORDINATES,
    'more coordinates than a signature may have',
  );

/** `hand`: written on the glass. `thumb`: the resident does not write, and prints a thumb on the paper beside staff. */
export const signatureSchema = z.discriminatedUnion('by', [
  z.object({ by: z.literal('hand'), strokes: strokesSchema }),
  z.object({ by: z.literal('thumb') }),
]);
export type Signature = z.infer<typeof signatureSchema>;
export type Strokes = z.infer<typeof strokesSchema>;
