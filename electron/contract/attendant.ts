import { z } from 'zod';
import { daySchema } from './id-card.ts';

/** An attendant as the staff file and the journal name them: a short word of the hall's own, never a number of theirs. */
export const attendantIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(24)
  .brand<'AttendantId'>();
export type AttendantId = z.infer<typeof attendantIdSchema>;
export const attendantId = (text: string): AttendantId => attendantIdSchema.parse(text);

/**
 * 带人办: the resident's own identity stays. 代人办: somebody acts for a person who may not be here. 工作登记: a duty of the
 * attendant's own, with no resident at the terminal.
 */
export const assistModeSchema = z.enum(['beside', 'on-behalf', 'duty']);
export type AssistMode = z.infer<typeof assistModeSchema>;

/** What an attendant may do after signing in: either mode, and looking after the machine. */
export const attendantRoleSchema = z.enum(['beside', 'on-behalf', 'duty', 'machine']);
export type AttendantRole = z.infer<typeof attendantRoleSchema>;

/** Digits of a PIN. */
export const PIN_DIGITS = 6;
/** What the number pad sends; it reaches the station's check and nothing else. */
export const pinSchema = z.string().regex(/^\d{6}$/);

const bytesInHex = (bytes: number) =>
  z
    .string()
    .regex(/^[0-9a-f]+$/)
    .length(bytes * 2);

/**
 * scrypt (RFC 7914) with its cost. The floor is what node:crypto takes by default; the tool writes 2^15, 8, 3, which
 * costs a guess as much as the usual advice for passwords asks for.
 */
export const scryptSchema = z.strictObject({
  n: z
    .number()
    .int()
    .min(2 ** 14)
    .max(2 ** 18)
    .refine((n) => Number.isInteger(Math.log2(n)), { error: 'a power of two' }),
  r: z.number().int().min(8).max(16),
  p: z.number().int().min(1).max(8),
  salt: bytesInHex(16),
});
export type ScryptParameters = z.infer<typeof scryptSchema>;

/** Bytes of a hash in the staff file. */
export const STAFF_HASH_BYTES = 32;
const hash = bytesInHex(STAFF_HASH_BYTES);

const staffEntrySchema = z.strictObject({
  id: attendantIdSchema,
  /** As the screens and slips show it. */
  name: z.string().min(1).max(12),
  /** scrypt of the ID-card number under the file's `cards`; the number itself stands nowhere. */
  card: hash,
  pin: z.strictObject({ ...scryptSchema.shape, hash }),
  roles: z.array(attendantRoleSchema).min(1).max(attendantRoleSchema.options.length),
  validFrom: daySchema,
  /** The last day. */
  validUntil: daySchema.optional(),
  /** Kept in the file, so that the journal's ids stay explained, but signs in no more. */
  disabled: z.literal(true).optional(),
});
export type StaffEntry = z.infer<typeof staffEntrySchema>;

/** The staff file: who may sign in at the terminal. Made and changed by `npm run staff`. */
export const staffFileSchema = z.strictObject({
  $schema: z.string().optional(),
  /** How card numbers are hashed; one salt for the file, so that a card costs one hash whoever it belongs to. */
  cards: scryptSchema,
  attendants: z.array(staffEntrySchema).max(200),
});
export type StaffFile = z.infer<typeof staffFileSchema>;

/** What the station tells the rules of somebody who laid a card. */
export interface Attendant {
  readonly id: AttendantId;
  readonly name: string;
  readonly roles: readonly AttendantRole[];
}
