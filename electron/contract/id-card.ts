import { z } from 'zod';

/** A calendar day, `YYYY-MM-DD`. */
export const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export type Day = z.infer<typeof daySchema>;

/** GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated. */
export const sexSchema = z.enum(['unknown', 'male', 'female', 'not-stated']);
export type Sex = z.infer<typeof sexSchema>;

const validUntilSchema = z.union([daySchema, z.literal('long-term')]);

/** GB/T 3304 code and its Chinese name; an unknown code keeps its digits and has the name `代码NN`. */
export const nationSchema = z.object({ code: z.string(), name: z.string() });
export type Nation = z.infer<typeof nationSchema>;

const holder = {
  name: z.string(),
  sex: sexSchema,
  birth: daySchema,
  number: z.string(),
  validFrom: daySchema,
  validUntil: validUntilSchema,
};

/** Resident identity card (type flag: space). `newestAddress` is the appended address on the chip (30 03), if any. */
export const residentCardSchema = z.object({
  kind: z.literal('resident'),
  ...holder,
  nation: nationSchema,
  address: z.string(),
  newestAddress: z.string().optional(),
  authority: z.string(),
});

/** Residence permit for Hong Kong, Macao and Taiwan residents (type flag: J). */
export const permitCardSchema = z.object({
  kind: z.literal('hk-macao-taiwan'),
  ...holder,
  address: z.string(),
  newestAddress: z.string().optional(),
  authority: z.string(),
  travelPermitNumber: z.string(),
  issueCount: z.string(),
});

/** Foreigner's permanent residence card, 2017 edition (type flag: I). The number has 15 characters and no check digit rule. */
export const foreigner2017CardSchema = z.object({
  kind: z.literal('foreigner-2017'),
  ...holder,
  englishName: z.string(),
  nationality: z.string(),
  version: z.string(),
  authorityCode: z.string(),
});

/** Foreigner's permanent residence card, 2023 edition (type flag: Y). The English name is joined from its two parts. */
export const foreigner2023CardSchema = z.object({
  kind: z.literal('foreigner-2023'),
  ...holder,
  englishName: z.string(),
  nationality: z.string(),
  replacementCount: z.string(),
  formerNumberLink: z.string(),
});

/** What a reader got from a card, text only. The photo stays with the driver and is never sent, shown or stored. */
export const idCardSchema = z.discriminatedUnion('kind', [
  residentCardSchema,
  permitCardSchema,
  foreigner2017CardSchema,
  foreigner2023CardSchema,
]);
export type ResidentCard = z.infer<typeof residentCardSchema>;
export type PermitCard = z.infer<typeof permitCardSchema>;
export type Foreigner2017Card = z.infer<typeof foreigner2017CardSchema>;
export type Foreigner2023Card = z.infer<typeof foreigner2023CardSchema>;
export type IdCard = z.infer<typeof idCardSchema>;
