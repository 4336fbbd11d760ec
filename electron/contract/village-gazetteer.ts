import { z } from 'zod';

/**
 * `resources/gazetteer/villages/<place>.json`: everything inside one place down to the village.
 * Codes are those of the national statistical division list: six digits for a county, nine for a township or street, twelve
 * for a village or community; each begins with the code of what it lies in. The order is the list's own.
 */
export const villageGazetteerSchema = z.strictObject({
  /** The data set and its version. */
  source: z.string(),
  /** The place, as `resources/sites/places.json` codes it (GB/T 2260). */
  place: z.string().regex(/^\d{6}$/),
  /** One for a place that is a county itself. */
  counties: z.array(
    z.strictObject({
      code: z.string().regex(/^\d{6}$/),
      name: z.string().min(1),
      townships: z.array(
        z.strictObject({
          code: z.string().regex(/^\d{9}$/),
          name: z.string().min(1),
          villages: z.array(
            z.strictObject({
              code: z.string().regex(/^\d{12}$/),
              /** Exactly as the list writes it, e.g. 塘村村委会. */
              name: z.string().min(1),
            }),
          ),
        }),
      ),
    }),
  ),
});
export type VillageGazetteer = z.infer<typeof villageGazetteerSchema>;
export type County = VillageGazetteer['counties'][number];
export type Township = County['townships'][number];
export type Village = Township['villages'][number];
