import { z } from 'zod';
import type { OutboxRow } from '../core/ports/store.ts';
import type { SendOutcome } from '../core/ports/upstream.ts';
import type { HsaExchange } from './hsa-client.ts';
import { type HsaResponse, INFCODE_BUSINESS_REFUSAL, INFCODE_OK } from './hsa-envelope.ts';

/** What a case may say of its person that the envelope, or the order of sending, needs. */
const casePersonSchema = z.object({
  case: z.object({
    person: z.object({
      certno: z.string().min(1).optional().catch(undefined),
      insuplc_admdvs: z.string().min(1).optional().catch(undefined),
    }),
  }),
});

const inputSchema = z.record(z.string(), z.unknown());

/** A row's input, read once. A row is written by this program: one that is no JSON object is a defect and throws. */
function inputOf(row: OutboxRow): Readonly<Record<string, unknown>> {
  return inputSchema.parse(JSON.parse(row.input));
}

function personOf(input: Readonly<Record<string, unknown>>) {
  const parsed = casePersonSchema.safeParse(input);
  return parsed.success ? parsed.data.case.person : {};
}

/** The division of insurance for the envelope, from the input's `case.person.insuplc_admdvs`; undefined where a case has none. */
export function insuredPlaceOfCase(row: OutboxRow): string | undefined {
  return personOf(inputOf(row)).insuplc_admdvs;
}

/** Whose case it is, for keeping one resident's cases in order: `case.person.certno`, and the visit where a case names no person. */
export function residentOfCase(row: OutboxRow): string {
  return personOf(inputOf(row)).certno ?? row.visit;
}

/** The envelope's `input`: what the row says, and beside it the key under which the platform applies it once. */
export function caseInput(row: OutboxRow): Readonly<Record<string, unknown>> {
  return { ...inputOf(row), key: row.key };
}

/** `output.result` of `case.submit`: a reference, or a refusal with its reason. */
const caseResultSchema = z.object({
  result: z.object({
    reference: z
      .union([z.string().min(1), z.number()])
      .transform(String)
      .optional()
      .catch(undefined),
    refused: z
      .object({ reason: z.string().min(1) })
      .optional()
      .catch(undefined),
  }),
});

/** Words for a refusal that came without any. */
export const NO_REASON_GIVEN = '医保平台未说明原因，请咨询工作人员';

function judgeResponse(response: HsaResponse, row: OutboxRow): SendOutcome {
  const parsed = caseResultSchema.safeParse(response.output);
  const result = parsed.success ? parsed.data.result : {};
  if (result.refused !== undefined) return { outcome: 'refused', reason: result.refused.reason };
  switch (response.infcode) {
    case INFCODE_OK:
      return {
        outcome: 'acknowledged',
        reference: result.reference ?? response.inf_refmsgid ?? row.messageId,
      };
    case INFCODE_BUSINESS_REFUSAL:
      return { outcome: 'refused', reason: response.err_msg ?? NO_REASON_GIVEN };
    default:
      return { outcome: 'unknown', failure: 'upstream-refused' };
  }
}

/** No answer came: nothing is certain, but perhaps that nobody received it. */
export function uncertain({
  failure,
  retryAfterMs,
  neverLeft,
}: Extract<HsaExchange, { readonly answered: false }>): SendOutcome {
  return {
    outcome: 'unknown',
    failure,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(neverLeft === undefined ? {} : { neverLeft }),
  };
}

/**
 * What an answer to a write makes certain.
 *
 * - `output.result.refused`, under any infcode: refused; only our own case interface says so, and it means it.
 * - infcode 0: acknowledged, by the reference in `output.result.reference`, else the platform's message number, else ours.
 * - infcode -2: refused; the platform's business said no, in `err_msg`.
 * - infcode -1 or any other: unknown. -1 is a failure of the platform's system, and the case may have been taken all the same.
 * - no envelope (time-out, cut connection, HTML, 401, 429, 5xx): unknown.
 */
export function judgeCaseAnswer(exchange: HsaExchange, row: OutboxRow): SendOutcome {
  if (exchange.answered) return judgeResponse(exchange.response, row);
  return uncertain(exchange);
}
