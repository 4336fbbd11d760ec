import { z } from 'zod';
import type { Findings } from '../contract/enquiry.ts';
import { fenFrom } from './fen.ts';
import { dayFrom } from './platform-day.ts';

/**
 * What `rights.query` and `employer.query` answer: the kiosk's own interfaces behind the platform's envelope, because the platform's
 * own (90100 and those of the agency system) are not publicly known; field names are the platform's where it has them.
 */

const codeSchema = z.union([z.string().min(1), z.number()]).transform(String);
const moneySchema = z.unknown().transform((value, context) => {
  const fen = fenFrom(value);
  if (fen !== undefined) return fen;
  context.addIssue({ code: 'custom', message: 'no sum of money' });
  return z.NEVER;
});
const daySchema = z.string().transform((text, context) => {
  const day = dayFrom(text);
  if (day !== undefined) return day;
  context.addIssue({ code: 'custom', message: 'no day' });
  return z.NEVER;
});

/** `output.clctinfo[]`: a premium paid. */
const contributionNode = z
  .object({
    year: codeSchema,
    insutype: codeSchema,
    psn_clct_amt: moneySchema,
    finsubs_amt: moneySchema,
    clct_date: z.string().nullish(),
  })
  .transform(({ year, insutype, psn_clct_amt, finsubs_amt, clct_date }) => {
    const paidOn = dayFrom(clct_date);
    return {
      year,
      insuranceType: insutype,
      own: psn_clct_amt,
      subsidy: finsubs_amt,
      ...(paidOn === undefined ? {} : { paidOn }),
    };
  });

/** `output.setlinfo[]`: a treatment settled. */
const benefitNode = z
  .object({
    begndate: daySchema,
    enddate: z.string().nullish(),
    med_type: codeSchema,
    medfee_sumamt: moneySchema,
    fund_pay_sumamt: moneySchema,
    psn_pay: moneySchema,
  })
  .transform(({ begndate, enddate, med_type, medfee_sumamt, fund_pay_sumamt, psn_pay }) => {
    const until = dayFrom(enddate);
    return {
      from: begndate,
      ...(until === undefined ? {} : { until }),
      kind: med_type,
      total: medfee_sumamt,
      fund: fund_pay_sumamt,
      own: psn_pay,
    };
  });

/** More lines than a life has years or illnesses. */
const MOST_LINES = 400;
const rightsOutput = z.object({
  clctinfo: z.array(contributionNode).max(MOST_LINES),
  setlinfo: z.array(benefitNode).max(MOST_LINES).optional(),
});

const STANDINGS = { '1': 'normal', '2': 'suspended', '4': 'terminated' } as const;
const employerOutput = z.object({
  empinfo: z
    .object({
      emp_name: z.string().min(1),
      uscc: z.string().min(1),
      emp_insu_stas: codeSchema,
      insuplc_admdvs: codeSchema,
      insutypes: z.array(codeSchema).max(20),
      psn_cnt: z.coerce.number().int().nonnegative(),
      clct_ym: z
        .string()
        .regex(/^\d{4}-\d{2}$/)
        .nullish(),
    })
    .nullish(),
  /** Whoever asks has no authority that the platform knows. */
  refused: z.literal('agent').nullish(),
});

type Output = Readonly<Record<string, unknown>>;

/** The person's rights; undefined where the output is not what was agreed. Benefits that nobody asked for are dropped. */
export function readRights(output: Output, benefits: boolean): Findings | undefined {
  const parsed = rightsOutput.safeParse(output);
  if (!parsed.success) return undefined;
  const { clctinfo: contributions, setlinfo } = parsed.data;
  return {
    of: 'rights',
    rights: { contributions, ...(benefits ? { benefits: setlinfo ?? [] } : {}) },
  };
}

/** The employer, or why not; undefined where the output is not what was agreed. */
export function readEmployer(
  output: Output,
  creditCode: string,
): Findings | 'employer-not-found' | 'agent-not-authorised' | undefined {
  const parsed = employerOutput.safeParse(output);
  if (!parsed.success) return undefined;
  const { empinfo, refused } = parsed.data;
  if (refused === 'agent') return 'agent-not-authorised';
  if (empinfo === undefined || empinfo === null) return 'employer-not-found';
  // Another employer than the one asked for is shown to nobody.
  if (empinfo.uscc !== creditCode) return undefined;
  const standing = Object.entries(STANDINGS).find(([code]) => code === empinfo.emp_insu_stas)?.[1] ?? 'other';
  return {
    of: 'employer',
    employer: {
      name: empinfo.emp_name,
      creditCode: empinfo.uscc,
      standing,
      insuredPlace: empinfo.insuplc_admdvs,
      insurances: empinfo.insutypes,
      insured: empinfo.psn_cnt,
      ...(typeof empinfo.clct_ym === 'string' ? { paidUntil: empinfo.clct_ym } : {}),
    },
  };
}
