import { type Outcome, type StoreFailure, succeeded } from '../contract/failures.ts';
import { SIGNATURE_GRID } from '../contract/signature.ts';
import type { SiteFile } from '../contract/site.ts';
import { askedQuestions, secondCheckOf } from '../core/asked-steps.ts';
import { dayOf } from '../core/days.ts';
import type { Effect } from '../core/effects.ts';
import type { ReportEvent } from '../core/events.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { KioskStore, NewOutboxRow } from '../core/ports/store.ts';
import type { StationContext } from '../core/state.ts';
import { personOf } from '../core/visit-life.ts';
import { messageId } from '../upstream/message-id.ts';
import { acceptAttachments, attachmentRecord } from './attachment-filing.ts';
import { operatorRecord } from './operator-record.ts';
import { nextReceiptNumber } from './receipt-number.ts';

export interface FilingParts {
  readonly site: SiteFile;
  readonly store: KioskStore;
  readonly clock: Clock;
  readonly context: StationContext;
  readonly newId: () => string;
}

/**
 * Takes a case in: number, idempotency key and message id are made once, here, and written down with the case in one
 * transaction before anything is sent. The case travels in the kiosk's own record (services spec §4.5, §4.10).
 */
export function acceptFiling(
  parts: FilingParts,
  filing: Extract<Effect, { effect: 'acceptFiling' }>,
): ReportEvent {
  const { store, clock } = parts;
  const { visit, service } = filing;
  const at = clock.now();
  const taken = store.inOneCommit(() => {
    const receiptNumber = nextReceiptNumber(store, clock, parts.context.site.terminal);
    if (!receiptNumber.ok) return receiptNumber;
    const row = newRow(parts, filing, receiptNumber.value, at);
    if (!row.ok) return row;
    const detail = { service: service.id, receiptNumber: receiptNumber.value };
    const enqueued = store.outbox.enqueue(row.value, [{ at, event: 'filing-accepted', visit, detail }]);
    if (!enqueued.ok) return enqueued;
    const attached = acceptAttachments(parts, filing, receiptNumber.value, at);
    return attached.ok ? enqueued : attached;
  });
  return taken.ok
    ? { event: 'filingAccepted', visit, receiptNumber: taken.value.receiptNumber }
    : { event: 'filingNotAccepted', visit, failure: taken.failure };
}

function newRow(
  parts: FilingParts,
  filing: Extract<Effect, { effect: 'acceptFiling' }>,
  receiptNumber: string,
  at: number,
): Outcome<NewOutboxRow, StoreFailure> {
  const sequence = parts.store.nextNumber('msgid', dayOf(at));
  if (!sequence.ok) return sequence;
  return succeeded({
    key: parts.newId(),
    messageId: messageId(parts.site.upstream.institution.code, at, sequence.value),
    interface: 'case.submit',
    visit: filing.visit,
    service: filing.service.id,
    receiptNumber,
    input: JSON.stringify({
      case: { ...caseRecord(parts, filing, receiptNumber, at), ...attachmentRecord(filing) },
    }),
    madeAt: at,
  });
}

function caseRecord(
  { context }: FilingParts,
  { service, card, record, answers, signature, assist }: Extract<Effect, { effect: 'acceptFiling' }>,
  receiptNumber: string,
  at: number,
): Record<string, unknown> {
  const person = personOf(card);
  const cover = record?.covers.find(({ standing }) => standing === 'normal') ?? record?.covers[0];
  const fields = askedQuestions(service, answers).flatMap(({ id, field }) => {
    const answer = answers.get(id);
    return answer === undefined || answer === '' ? [] : [[field, answer] as const];
  });
  const second = secondCheckOf(service, answers);
  const checked = second === undefined ? {} : { [second.step.field]: second.value };
  const signing = service.journey.find(({ step }) => step === 'signature');
  const signed =
    signing?.step !== 'signature' || signature === undefined
      ? {}
      : { [signing.field]: { ...SIGNATURE_GRID, ...signature } };
  return {
    receipt_number: receiptNumber,
    service: service.id,
    service_version: service.version,
    accepted_at: new Date(at).toISOString(),
    place: context.site.place,
    terminal: context.site.terminal,
    ...(assist?.mode === 'duty'
      ? {}
      : {
          person: {
            psn_no: record?.personNumber ?? null,
            psn_cert_type: person.certificateType,
            certno: person.certificateNumber,
            psn_name: person.name,
            insutype: cover?.insuranceType ?? null,
            insuplc_admdvs: cover?.insuredPlace ?? null,
          },
        }),
    fields: { ...Object.fromEntries(fields), ...checked, ...signed },
    ...operatorRecord(assist),
  };
}
