import { z } from 'zod';
import type { FilingNumber } from '../contract/case-route.ts';
import type { OutboxRow } from '../core/ports/store.ts';
import type { SendOutcome } from '../core/ports/upstream.ts';
import { NO_REASON_GIVEN, uncertain } from './case-submission.ts';
import type { HsaExchange } from './hsa-client.ts';
import { INFCODE_BUSINESS_REFUSAL, INFCODE_OK } from './hsa-envelope.ts';
import { type Message, messageSchema, NUMBERED_FILINGS, numberOf } from './numbered-filing.ts';
import type { UpstreamProfile } from './upstream-profile.ts';

/**
 * Filings by the platform's own numbers. These carry no key of ours and nothing says that a platform knows a repeated `msgid`; so
 * before a row is sent, each time, the platform is asked whether it has the filing already.
 */

/**
 * After a try without an answer the platform may still be at work on it: "not there" counts only when so long has passed. Twice the
 * longest read time-out of a gateway that is known.
 */
export const SETTLES_WITHIN_MS = 60_000;

const rowSchema = z.object({ message: messageSchema, undo: messageSchema.optional() });
const itemSchema = z.record(z.string(), z.unknown());
const resultSchema = z.object({ result: z.object({ trt_dcla_detl_sn: z.coerce.string().min(1) }) });

export interface NumberedSending {
  readonly profile: UpstreamProfile;
  /** Wall time. */
  readonly now: () => number;
  /** One exchange; without a `msgid` it is a query and gets one of its own. */
  readonly exchange: (asked: {
    readonly row: OutboxRow;
    readonly path: string;
    readonly infno: string;
    readonly msgid?: string;
    readonly input: Readonly<Record<string, unknown>>;
  }) => Promise<HsaExchange>;
}

type Known =
  | { readonly known: 'there'; readonly reference: string | undefined }
  | { readonly known: 'not-there' }
  | { readonly known: 'unknown'; readonly outcome: SendOutcome };

const unclear = (exchange: HsaExchange): SendOutcome => {
  if (exchange.answered) return { outcome: 'unknown', failure: 'upstream-refused' };
  return uncertain(exchange);
};

/** Looks for a filing in what the query listed: all the fields that make it the same. */
function found(output: unknown, listNode: string, same: readonly string[], message: Message): Known {
  const bad: Known = {
    known: 'unknown',
    outcome: { outcome: 'unknown', failure: 'upstream-bad-envelope' },
  };
  const nodes = itemSchema.safeParse(output ?? {});
  if (!nodes.success) return bad;
  // Platforms leave out an empty list; another node in its place is another platform's answer.
  const list = nodes.data[listNode] ?? (Object.keys(nodes.data).length === 0 ? [] : undefined);
  const items = z.array(itemSchema).safeParse(list);
  if (!items.success) return bad;
  if (items.data.some((item) => same.some((field) => item[field] === undefined))) return bad;
  const mine = items.data.find((item) => same.every((field) => String(item[field]) === message[field]));
  if (mine === undefined) return { known: 'not-there' };
  const reference = mine['trt_dcla_detl_sn'];
  return { known: 'there', reference: typeof reference === 'string' ? reference : undefined };
}

function judged(exchange: HsaExchange, row: OutboxRow): SendOutcome {
  if (!exchange.answered) return unclear(exchange);
  const { infcode, err_msg, output } = exchange.response;
  if (infcode === INFCODE_BUSINESS_REFUSAL) return { outcome: 'refused', reason: err_msg ?? NO_REASON_GIVEN };
  if (infcode !== INFCODE_OK) return unclear(exchange);
  const result = resultSchema.safeParse(output);
  const reference = result.success ? result.data.result.trt_dcla_detl_sn : exchange.response.inf_refmsgid;
  return { outcome: 'acknowledged', reference: reference ?? row.messageId };
}

/** When the platform could still be at work on an earlier try of a row, in this run or the one before. */
function createTries(now: () => number) {
  const startedAt = now();
  /** Row key → when it was last sent without a certain end. */
  const tried = new Map<string, number>();
  return {
    note(row: OutboxRow, { outcome }: SendOutcome): void {
      if (outcome === 'unknown') tried.set(row.key, now());
      else tried.delete(row.key);
    },
    settlesInMs(row: OutboxRow): number {
      const since = tried.get(row.key) ?? (row.madeAt < startedAt ? startedAt : undefined);
      return since === undefined ? 0 : Math.max(0, since + SETTLES_WITHIN_MS - now());
    },
  };
}

type Own = NonNullable<NonNullable<UpstreamProfile['filings']>[FilingNumber]>;

/** Asks whether the platform has the filing. */
async function ask(
  { exchange }: NumberedSending,
  row: OutboxRow,
  filing: FilingNumber,
  own: Own,
  message: Message,
): Promise<Known> {
  const { query, same } = NUMBERED_FILINGS[filing];
  const psn_no = message['psn_no'] ?? '';
  // 5304 asks for a span of days.
  const day = message['refl_date'];
  const data = filing === '2501' ? { psn_no, begntime: day, endtime: day } : { psn_no };
  const asked = await exchange({ row, path: own.paths.query, infno: query, input: { data } });
  if (!asked.answered || asked.response.infcode !== INFCODE_OK)
    return { known: 'unknown', outcome: unclear(asked) };
  return found(asked.response.output, own.listNode, same, message);
}

/** Sends rows of 2501 to 2506; undefined for a row of another interface. */
export function createNumberedSender(
  sending: NumberedSending,
): (row: OutboxRow) => Promise<SendOutcome> | undefined {
  const { profile, now, exchange } = sending;
  const tries = createTries(now);

  async function send(row: OutboxRow, filing: FilingNumber, undoes: boolean): Promise<SendOutcome> {
    const own = profile.filings?.[filing];
    // The profile was changed under a row: it waits until the number is there again.
    if (own === undefined) return { outcome: 'unknown', failure: 'upstream-refused' };
    const { message, undo } = rowSchema.parse(JSON.parse(row.input));
    const before = await ask(sending, row, filing, own, message);
    if (before.known === 'unknown') return before.outcome;
    if ((before.known === 'there') !== undoes) {
      const reference = before.known === 'there' ? before.reference : undo?.['trt_dcla_detl_sn'];
      return { outcome: 'acknowledged', reference: reference ?? row.messageId };
    }
    // The platform's serial number of what is taken back: where the row was made before the filing had one, it is read here.
    const serial = before.known === 'there' ? before.reference : undefined;
    const undoData = { ...(serial === undefined ? {} : { trt_dcla_detl_sn: serial }), ...undo };
    if (undoes && undoData.trt_dcla_detl_sn === undefined)
      return { outcome: 'unknown', failure: 'upstream-bad-envelope' };
    const waits = tries.settlesInMs(row);
    if (waits > 0) return { outcome: 'unknown', failure: 'upstream-timeout', retryAfterMs: waits };
    const { node, undo: undoNumber } = NUMBERED_FILINGS[filing];
    const { paths } = own;
    const sent = await exchange({
      row,
      msgid: row.messageId,
      ...(undoes
        ? { path: paths.undo, infno: undoNumber, input: { data: undoData } }
        : { path: paths.send, infno: filing, input: { [node]: message } }),
    });
    const outcome = judged(sent, row);
    tries.note(row, outcome);
    return outcome;
  }

  return (row) => {
    const number = numberOf(row.interface);
    return number === undefined ? undefined : send(row, number.filing, number.undoes);
  };
}
