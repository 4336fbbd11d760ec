import { z } from 'zod';

/** How a screen is shown and read to somebody; chosen in a visit and gone with it. */

/** Text sizes in px at the reference panel (elderly-ui row 3); 72 is where every visit starts. */
export const textSizeSchema = z.union([z.literal(56), z.literal(72), z.literal(90), z.literal(112)]);
export type TextSize = z.infer<typeof textSizeSchema>;

/** 标准 · 黑字白底 · 白字黑底 · 黄字黑底 */
export const themeNameSchema = z.enum(['standard', 'black-on-white', 'white-on-black', 'yellow-on-black']);
export type ThemeName = z.infer<typeof themeNameSchema>;

/** 长辈版 shows fewer, larger choices; 标准版 shows more on a screen. The letters are as large in both. */
export const editionSchema = z.enum(['elder', 'standard']);
export type Edition = z.infer<typeof editionSchema>;

/** How somebody wants to be shown and read to; back to the first values with the end of each visit (elderly-ui row 35). */
export const preferencesSchema = z.object({
  textSize: textSizeSchema,
  theme: themeNameSchema,
  edition: editionSchema,
  /** The hand that touches: the column of actions stands at its side. */
  hand: z.enum(['right', 'left']),
  /** `seated`: every target at most 1,150 mm above the floor, where the panel's height is known. */
  reach: z.enum(['standing', 'seated']),
  /** Nothing on the screen moves. */
  calm: z.boolean(),
  /** A screen is read aloud as it comes. */
  autoRead: z.boolean(),
  /** Pace of the voice: 1 slowest (0.6×) … 7 fastest (1.75×); 4 is as spoken, about 160 characters a minute. */
  rate: z.number().int().min(1).max(7),
  /** Loudness of voice and clicks: 1 softest … 10 loudest. */
  volume: z.number().int().min(1).max(10),
  /** By headset: everything is spoken, and a curtain covers the screen. */
  privateListening: z.boolean(),
  /** The resident agreed that values of their own are spoken aloud. With a headset nobody else hears, and no consent is asked. */
  spokenPrivate: z.boolean(),
});
export type Preferences = z.infer<typeof preferencesSchema>;
/** Some of the settings; what is left out stays. */
export const preferencesChangeSchema = preferencesSchema.partial();
export type PreferencesChange = z.infer<typeof preferencesChangeSchema>;
