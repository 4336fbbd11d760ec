import { z } from 'zod';
import { daySchema } from './id-card.ts';
import { coverSchema, fenSchema } from './insured-record.ts';
import { premiumSchema } from './premium.ts';

/** A payment of the person's premium. Amounts in fen. */
export const contributionSchema = z.object({
  /** The year it covers, which may not be the year it was paid in. */
  year: z.string(),
  /** `insutype` */
  insuranceType: z.string(),
  own: fenSchema,
  subsidy: fenSchema,
  paidOn: daySchema.optional(),
});
export type Contribution = z.infer<typeof contributionSchema>;

/** A settled treatment. Amounts in fen. */
export const benefitSchema = z.object({
  from: daySchema,
  until: daySchema.optional(),
  /** `med_type` */
  kind: z.string(),
  total: fenSchema,
  fund: fenSchema,
  own: fenSchema,
});
export type Benefit = z.infer<typeof benefitSchema>;

/** What the platform wrote down of somebody's rights (个人权益记录); benefits only where the person asked for them. */
export const rightsSchema = z.object({
  contributions: z.array(contributionSchema),
  benefits: z.array(benefitSchema).optional(),
});
export type Rights = z.infer<typeof rightsSchema>;

/** What the platform wrote down of an employer. */
export const employerSchema = z.object({
  name: z.string(),
  creditCode: z.string(),
  standing: coverSchema.shape.standing,
  insuredPlace: z.string(),
  /** `insutype` codes. */
  insurances: z.array(z.string()),
  /** How many people are insured through it. */
  insured: z.number().int().nonnegative(),
  /** The last month that is paid, `YYYY-MM`. */
  paidUntil: z.string().optional(),
});
export type Employer = z.infer<typeof employerSchema>;

/** What an enquiry found. */
export const findingsSchema = z.discriminatedUnion('of', [
  z.object({ of: z.literal('rights'), rights: rightsSchema }),
  z.object({ of: z.literal('employer'), employer: employerSchema }),
  /** From tables of the terminal's own: nobody was asked. */
  z.object({ of: z.literal('premium'), premium: premiumSchema }),
]);
export type Findings = z.infer<typeof findingsSchema>;

/** Findings in words: parts under a heading each, rows of label and value. */
export const shownFindingsSchema = z.array(
  z.object({
    heading: z.string(),
    rows: z.array(z.object({ label: z.string(), shown: z.string() })),
  }),
);
export type ShownFindings = z.infer<typeof shownFindingsSchema>;
