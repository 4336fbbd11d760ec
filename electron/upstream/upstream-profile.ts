import { z } from 'zod';
import { FILING_NUMBERS } from '../contract/case-route.ts';
import { evidenceSchema } from '../contract/catalogue.ts';

/** What the kiosk asks of a platform, by the name it has in the outbox and in the profile. */
export const upstreamInterfaces = [
  '1101',
  '5206',
  'case.submit',
  'roster.query',
  'page.upload',
  'case.withdraw',
  'case.query',
  'rights.query',
  'employer.query',
] as const;
export type UpstreamInterface = (typeof upstreamInterfaces)[number];

const pathSchema = z.string().regex(/^\/[\w./-]+$/);
/** 4 characters, in newer regions 6. */
const infnoSchema = z.string().min(4).max(6);

/** One of the platform's numbers for filings: 2501, 2503, 2505. */
const numberedSchema = z.strictObject({
  paths: z.strictObject({ send: pathSchema, undo: pathSchema, query: pathSchema }),
  /** The node of the query's answer (5304, 5301, 5302) that lists what is filed. */
  listNode: z.string().min(1),
  /** Values of the region's own dictionaries by field, e.g. `refl_type`. */
  codes: z.record(z.string(), z.string().min(1)),
  evidence: evidenceSchema,
});

/**
 * What is particular to one region's platform and is no secret; a file `resources/upstream/<profile>.json`.
 * `paths` hang below the site's `baseUrl`.
 */
export const upstreamProfileSchema = z.strictObject({
  profile: z.string().min(1),
  title: z.string(),
  source: z.string(),
  paths: z.strictObject({
    '1101': pathSchema,
    '5206': pathSchema,
    'case.submit': pathSchema,
    'page.upload': pathSchema,
    'case.withdraw': pathSchema,
    'case.query': pathSchema,
    'roster.query': pathSchema,
    'rights.query': pathSchema,
    'employer.query': pathSchema,
  }),
  infno: z.strictObject({
    '1101': infnoSchema,
    '5206': infnoSchema,
    'case.submit': infnoSchema,
    'page.upload': infnoSchema,
    'case.withdraw': infnoSchema,
    'case.query': infnoSchema,
    'roster.query': infnoSchema,
    'rights.query': infnoSchema,
    'employer.query': infnoSchema,
  }),
  /**
   * The platform's own numbers for filings that are in use here. A number that is not named is not sent: its cases go as
   * `case.submit`.
   */
  filings: z.partialRecord(z.enum(FILING_NUMBERS), numberedSchema).optional(),
  /**
   * Parts of `err_msg` with which this platform says that it knows no such person.
   * An error without one of them is a failure of the platform, never "not insured".
   */
  personUnknownWords: z.array(z.string().min(2)),
  /** Beginnings of `cum_type_code` that count visits: a number of times, never shown as money. */
  timesKinds: z.array(z.string().min(1)),
  /** How sure each part of this file is. */
  evidence: z.strictObject({
    paths: evidenceSchema,
    caseSubmit: evidenceSchema,
    personUnknownWords: evidenceSchema,
    timesKinds: evidenceSchema,
  }),
});
export type UpstreamProfile = z.infer<typeof upstreamProfileSchema>;
