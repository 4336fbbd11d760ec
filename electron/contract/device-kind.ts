import { z } from 'zod';

/** The things on the desk. */
export const deviceKindSchema = z.enum([
  'id-card-reader',
  'receipt-printer',
  'code-scanner',
  'document-printer',
  'smart-card-reader',
  'keypad',
]);
export type DeviceKind = z.infer<typeof deviceKindSchema>;
