import { z } from 'zod';
import { failed, type Outcome, succeeded, type UpstreamFailure } from '../contract/failures.ts';
import { type RosterPerson, rosterPersonSchema } from '../contract/roster.ts';
import { INFCODE_OK } from './hsa-envelope.ts';
import type { AskPlatform } from './insured-look-up.ts';

/** One person of `output.people`, as the kiosk's own interface has them: what may not be shown at a terminal is not sent to it. */
const personNodeSchema = z
  .object({
    ref: z.string(),
    psn_name: z.string(),
    certno_end: z.string(),
    insured: z.enum(['0', '1']),
    chronic: z.enum(['0', '1']),
  })
  .transform(({ ref, psn_name: name, certno_end: numberEnd, insured, chronic }) => ({
    ref,
    // Once more, should a platform send whole names.
    name: `${Array.from(name)[0] ?? ''}${'*'.repeat(Math.max(1, Array.from(name).length - 1))}`,
    numberEnd: numberEnd.slice(-4),
    insured: insured === '1',
    chronic: chronic === '1',
  }))
  .pipe(rosterPersonSchema);
const outputSchema = z.object({ people: z.array(personNodeSchema).max(5_000) });

/**
 * `roster.query`: the people of a village. The kiosk's own interface behind the platform's envelope, because none of the
 * platform's is publicly known; to be agreed with the bureau.
 * @param village twelve digits
 * @returns `upstream-bad-envelope` where the output is not what was agreed, else the failures of any query
 */
export async function lookUpRoster(
  ask: AskPlatform,
  village: string,
): Promise<Outcome<readonly RosterPerson[], UpstreamFailure>> {
  const exchange = await ask({ interface: 'roster.query', input: { data: { village } } });
  if (!exchange.answered) return failed(exchange.failure);
  if (exchange.response.infcode !== INFCODE_OK) return failed('upstream-refused');
  const parsed = outputSchema.safeParse(exchange.response.output);
  return parsed.success ? succeeded(parsed.data.people) : failed('upstream-bad-envelope');
}
