import { z } from 'zod';
import { failed, type Outcome, succeeded, type UpstreamFailure } from '../contract/failures.ts';
import type { Accumulation, Cover, InsuredRecord } from '../contract/insured-record.ts';
import { fenFrom } from './fen.ts';
import { dayFrom } from './platform-day.ts';

/** Codes come as text or as number. */
const codeSchema = z.union([z.string().min(1), z.number()]).transform(String);
const textSchema = z.string().nullish();
/** A list node; platforms leave it out or send null when it is empty. */
const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((list) => list ?? []);

/** 1101 `baseinfo`; the other fields (sex, nation, birth, age) are on the card itself and are not read. */
const baseInfoSchema = z.object({ psn_no: codeSchema, psn_name: z.string() });

/** 1101 `insuinfo[]`. */
const insuInfoSchema = z.object({
  insutype: codeSchema,
  psn_type: codeSchema.nullish(),
  psn_insu_stas: codeSchema.nullish(),
  psn_insu_date: textSchema,
  paus_insu_date: textSchema,
  insuplc_admdvs: codeSchema,
  emp_name: textSchema,
  balc: z.unknown().optional(),
});

const personOutputSchema = z.object({
  baseinfo: baseInfoSchema.nullish(),
  insuinfo: listOf(insuInfoSchema),
});

/** 5206 `cuminfo[]`. */
const cumInfoSchema = z.object({
  insutype: codeSchema,
  year: codeSchema,
  cum_type_code: codeSchema,
  cum: z.unknown().optional(),
});
const accumulationOutputSchema = z.object({ cuminfo: listOf(cumInfoSchema) });

/** `psn_insu_stas`: 1 is sure, 2 and 4 are second-hand; anything else is left to a person at the counter. */
function standingOf(code: string | null | undefined): Cover['standing'] {
  switch (code) {
    case '1':
      return 'normal';
    case '2':
      return 'suspended';
    case '4':
      return 'terminated';
    default:
      return 'other';
  }
}

function coverFrom(node: z.infer<typeof insuInfoSchema>): Cover {
  const since = dayFrom(node.psn_insu_date);
  const pausedSince = dayFrom(node.paus_insu_date);
  const balance = fenFrom(node.balc);
  const employerName = node.emp_name?.trim();
  return {
    insuranceType: node.insutype,
    personType: node.psn_type ?? '',
    standing: standingOf(node.psn_insu_stas),
    insuredPlace: node.insuplc_admdvs,
    ...(since === undefined ? {} : { since }),
    ...(pausedSince === undefined ? {} : { pausedSince }),
    ...(balance === undefined ? {} : { balance }),
    ...(employerName === undefined || employerName === '' ? {} : { employerName }),
  };
}

/**
 * 1101 `output` as the kiosk's words, without accumulations. A person without any `insuinfo` is known and has no cover.
 * Fails with `person-not-insured` (no `baseinfo`) or `upstream-bad-envelope`.
 */
export function readPerson(
  output: Readonly<Record<string, unknown>>,
): Outcome<Omit<InsuredRecord, 'accumulations'>, UpstreamFailure> {
  const parsed = personOutputSchema.safeParse(output);
  if (!parsed.success) return failed('upstream-bad-envelope');
  const { baseinfo, insuinfo } = parsed.data;
  if (baseinfo === undefined || baseinfo === null) return failed('person-not-insured');
  return succeeded({
    personNumber: baseinfo.psn_no,
    name: baseinfo.psn_name,
    covers: insuinfo.map(coverFrom),
  });
}

/**
 * 5206 `output` as the kiosk's words: sums of money only. Left out is a kind that counts visits (its code begins with one of
 * `timesKinds`), and a sum that cannot be read exactly. Undefined when the node is no list.
 */
export function readAccumulations(
  output: Readonly<Record<string, unknown>>,
  timesKinds: readonly string[],
): readonly Accumulation[] | undefined {
  const parsed = accumulationOutputSchema.safeParse(output);
  if (!parsed.success) return undefined;
  return parsed.data.cuminfo.flatMap((node) => {
    const kind = node.cum_type_code;
    const amount = timesKinds.some((start) => kind.startsWith(start)) ? undefined : fenFrom(node.cum);
    if (amount === undefined) return [];
    return [{ insuranceType: node.insutype, year: node.year, kind, amount }];
  });
}
