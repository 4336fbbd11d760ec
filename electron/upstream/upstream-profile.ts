import { z } from 'zod';
import { evidenceSchema } from '../contract/catalogue.ts';

/** What the kiosk asks of a platform, by the name it has in the outbox and in the profile. */
export const upstreamInterfaces = ['1101', '5206', 'case.submit', 'roster.query', 'page.upload'] as const;
export type UpstreamInterface = (typeof upstreamInterfaces)[number];

const pathSchema = z.string().regex(/^\/[\w./-]+$/);
/** 4 characters, in newer regions 6. */
const infnoSchema = z.string().min(4).max(6);

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
    'roster.query': pathSchema,
  }),
  infno: z.strictObject({
    '1101': infnoSchema,
    '5206': infnoSchema,
    'case.submit': infnoSchema,
    'page.upload': infnoSchema,
    'roster.query': infnoSchema,
  }),
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
