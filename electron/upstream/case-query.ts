import { z } from 'zod';
import { type CaseProgress, caseProgressSchema } from '../contract/case-progress.ts';
import { failed, type Outcome, succeeded, type UpstreamFailure } from '../contract/failures.ts';
import type { PersonIdentity } from '../core/ports/upstream.ts';
import { INFCODE_OK } from './hsa-envelope.ts';
import type { AskPlatform } from './insured-look-up.ts';

/**
 * `case.query`: the kiosk's own interface behind the platform's envelope, because no number is published that tells what became of a
 * case of another interface's making. It answers `result`, or `refused` with what it does not know.
 */
const answerSchema = z.union([
  z.object({ result: caseProgressSchema }),
  z.object({ refused: z.enum(['case', 'person']) }),
]);

/**
 * Asks what became of a case. Fails with `case-not-found`, `case-of-another`, `upstream-refused` under another infcode than 0,
 * `upstream-bad-envelope` for an output that was not agreed, else with the failures of any query.
 */
export async function askCaseProgress(
  ask: AskPlatform,
  receiptNumber: string,
  person: PersonIdentity,
): Promise<Outcome<CaseProgress, UpstreamFailure>> {
  const asked = {
    case: {
      receipt_number: receiptNumber,
      person: { psn_cert_type: person.certificateType, certno: person.certificateNumber },
    },
  };
  const exchange = await ask({ interface: 'case.query', input: asked });
  if (!exchange.answered) return failed(exchange.failure);
  const { infcode, output } = exchange.response;
  if (infcode !== INFCODE_OK) return failed('upstream-refused');
  const answer = answerSchema.safeParse(output);
  if (!answer.success) return failed('upstream-bad-envelope');
  if ('result' in answer.data) return succeeded(answer.data.result);
  return failed(answer.data.refused === 'case' ? 'case-not-found' : 'case-of-another');
}
