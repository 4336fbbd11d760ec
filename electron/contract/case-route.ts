import { z } from 'zod';

/** Interface numbers of the platform that write a filing; each is undone by the number after it. */
export const FILING_NUMBERS = ['2501', '2503', '2505'] as const;
export type FilingNumber = (typeof FILING_NUMBERS)[number];

/** Where a field of the platform's message comes from. */
const messageSourceSchema = z.union([
  /** A field of the case. */
  z.strictObject({ field: z.string() }),
  /** Of the person, by the platform's own name. */
  z.strictObject({ person: z.enum(['psn_no', 'insutype', 'insuplc_admdvs']) }),
  /** The same in every case of the service, because a case of another kind is not sent by the number. */
  z.strictObject({ text: z.string().min(1) }),
  /** The day the case was taken in. */
  z.strictObject({ day: z.literal('accepted') }),
  /** A value of the region's own dictionary; it stands in the platform's profile under `<number>.<field>`. */
  z.strictObject({ region: z.literal('code') }),
]);
export type MessageSource = z.infer<typeof messageSourceSchema>;

/**
 * The platform's own number for a service, and which field of its message comes from where. A case whose message is not whole, or
 * that has pages, goes as the kiosk's `case.submit`; so does every case of a service that names no number.
 */
export const caseRouteSchema = z.strictObject({
  interface: z.enum(FILING_NUMBERS),
  message: z.record(z.string(), messageSourceSchema),
});
export type CaseRoute = z.infer<typeof caseRouteSchema>;
