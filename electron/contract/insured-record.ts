import { z } from 'zod';
import { daySchema } from './id-card.ts';

/** Money in fen (1/100 yuan), a whole number, so that sums stay exact. */
export const fenSchema = z.number().int();

/** One insurance relation of a person (1101 `insuinfo[]`). */
export const coverSchema = z.object({
  /** `insutype`, e.g. 390 urban-rural resident, 310 employee basic. */
  insuranceType: z.string(),
  /** `psn_type`, kept as the platform's code. */
  personType: z.string(),
  /** `psn_insu_stas`: 1 normal, 2 suspended, 4 terminated; anything else is `other`. */
  standing: z.enum(['normal', 'suspended', 'terminated', 'other']),
  since: daySchema.optional(),
  pausedSince: daySchema.optional(),
  /** `insuplc_admdvs`, six digits; may be a platform code such as xxxx99. */
  insuredPlace: z.string(),
  employerName: z.string().optional(),
  balance: fenSchema.optional(),
});
export type Cover = z.infer<typeof coverSchema>;

/** A yearly accumulation (5206 `cuminfo[]`). */
export const accumulationSchema = z.object({
  insuranceType: z.string(),
  year: z.string(),
  /** `cum_type_code`; its words come from the dictionary file of the place. */
  kind: z.string(),
  amount: fenSchema,
});
export type Accumulation = z.infer<typeof accumulationSchema>;

/** A person's medical-insurance record as the platform knows it, in the kiosk's words. */
export const insuredRecordSchema = z.object({
  /** `psn_no` */
  personNumber: z.string(),
  name: z.string(),
  covers: z.array(coverSchema),
  accumulations: z.array(accumulationSchema),
});
export type InsuredRecord = z.infer<typeof insuredRecordSchema>;
