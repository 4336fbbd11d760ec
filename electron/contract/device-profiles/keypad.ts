import { z } from 'zod';
import { profileHead } from './attachment.ts';

/** What the five tactile keys mean to the screens. */
export const navigationKeySchema = z.enum(['previous', 'next', 'activate', 'back', 'help']);
export type NavigationKey = z.infer<typeof navigationKeySchema>;

/** A tactile keypad that reports HID keyboard usages (page 07); a file `resources/devices/<profile>.json`. */
export const keypadProfileSchema = z.strictObject({
  ...profileHead,
  kind: z.literal('keypad'),
  /** HID keyboard usage (decimal) of each key, e.g. 82 up arrow. */
  keys: z.strictObject({
    previous: z.number().int().min(4).max(231),
    next: z.number().int().min(4).max(231),
    activate: z.number().int().min(4).max(231),
    back: z.number().int().min(4).max(231),
    help: z.number().int().min(4).max(231),
  }),
});
export type KeypadProfile = z.infer<typeof keypadProfileSchema>;
