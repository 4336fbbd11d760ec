import { z } from 'zod';
import { usbIdSchema } from '../device-address.ts';

/** By what an attached device is recognised as this model; discovery proposes the profile, the installer decides. */
export const attachmentSchema = z.strictObject({
  transports: z
    .array(z.enum(['serial', 'tcp', 'usb-bulk', 'hid', 'usb-printer', 'pcsc', 'ipp', 'camera', 'keyboard']))
    .min(1),
  usbIds: z.array(z.strictObject({ vendorId: usbIdSchema, productId: usbIdSchema.optional() })).optional(),
  hidUsage: z.strictObject({ page: z.number().int(), usage: z.number().int() }).optional(),
  /** Compared without regard to case, as a part of the device's own words. */
  ieee1284: z
    .strictObject({ manufacturer: z.string().min(1), model: z.string().min(1).optional() })
    .optional(),
  pcscReader: z.string().min(1).optional(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** What every profile says of itself. */
export const profileHead = {
  /** The file's name without `.json`. */
  profile: z.string(),
  title: z.string(),
  attachment: attachmentSchema.optional(),
  /** What an installer must know of it, e.g. that it was never tried on the device itself. */
  note: z.string().min(1).optional(),
};
