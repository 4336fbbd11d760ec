import { type Outcome, type StoreFailure, succeeded } from '../contract/failures.ts';
import type { Cover, InsuredRecord } from '../contract/insured-record.ts';
import { SIGNATURE_GRID } from '../contract/signature.ts';
import type { SiteFile } from '../contract/site.ts';
import type { Promised } from '../contract/working-days.ts';
import { askedQuestions, secondCheckOf } from '../core/asked-steps.ts';
import { NOTHING_ATTACHED, papersGiven } from '../core/attached.ts';
import { dayOf } from '../core/days.ts';
import type { Effect } from '../core/effects.ts';
import type { ReportEvent } from '../core/events.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { KioskStore, NewOutboxRow, OutboxRow } from '../core/ports/store.ts';
import type { NumberedCase, Upstream } from '../core/ports/upstream.ts';
import type { StationContext } from '../core/state.ts';
import { personOf } from '../core/visit-life.ts';
import { promisedBy } from '../core/working-days.ts';
import { messageId } from '../upstream/message-id.ts';
import { acceptAttachments, attachmentRecord } from './attachment-filing.ts';
import { operatorRecord } from './operator-record.ts';
import { nextReceiptNumber } from './receipt-number.ts';

type Filing = Extract<Effect, { effect: 'acceptFiling' }>;

export interface FilingParts {
  readonly site: SiteFile;
  readonly store: KioskStore;
  readonly clock: Clock;
  readonly context: StationContext;
  readonly newId: () => string;
  /** The platform's own numbers; left out, every case goes as `case.submit`. */
  readonly upstream?: Pick<Upstream, 'numbered'>;
}

/**
 * Takes a case in: number, idempotency key and message id are made once, here, and written down with the case in one
 * transaction before anything is sent. The case travels in the kiosk's own record (services spec §4.5, §4.10).
 */
export function acceptFiling(parts: FilingParts, filing: Filing): ReportEvent {
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
    const noted = noteHolder(parts, filing, enqueued.value);
    if (!noted.ok) return noted;
    const attached = acceptAttachments(parts, filing, receiptNumber.value, at);
    if (!attached.ok) return attached;
    const drafted = store.drafts.drop(filing.card.number, service.id);
    if (!drafted.ok) return drafted;
    const handedIn = store.notices.forget(filing.card.number, service.id);
    return handedIn.ok ? enqueued : handedIn;
  });
  if (!taken.ok) return { event: 'filingNotAccepted', visit, failure: taken.failure };
  const promised = promisedFor(parts, filing, at);
  const { receiptNumber } = taken.value;
  return { event: 'filingAccepted', visit, receiptNumber, ...(promised === undefined ? {} : { promised }) };
}

/** Whose the case is, so that they can ask after it; a duty is nobody's. */
function noteHolder(
  { store }: FilingParts,
  { card, assist }: Filing,
  { id, receiptNumber }: OutboxRow,
): Outcome<void, StoreFailure> {
  if (assist?.mode === 'duty') return succeeded(undefined);
  return store.cases.note(card.number, receiptNumber, id);
}

function newRow(
  parts: FilingParts,
  filing: Filing,
  receiptNumber: string,
  at: number,
): Outcome<NewOutboxRow, StoreFailure> {
  const sequence = parts.store.nextNumber('msgid', dayOf(at));
  if (!sequence.ok) return sequence;
  const numbered = numberedOf(parts, filing, at);
  return succeeded({
    key: parts.newId(),
    messageId: messageId(parts.site.upstream.institution.code, at, sequence.value),
    interface: numbered?.interface ?? 'case.submit',
    visit: filing.visit,
    service: filing.service.id,
    receiptNumber,
    input: JSON.stringify({
      case: { ...caseRecord(parts, filing, receiptNumber, at), ...attachmentRecord(filing) },
      ...(numbered === undefined ? {} : { message: numbered.message }),
    }),
    madeAt: at,
  });
}

/** The platform's number for a case. It takes no pages and knows nobody who acts for another: such a case goes as our own. */
function numberedOf(
  { upstream }: FilingParts,
  { service, record, answers, attached, assist }: Filing,
  at: number,
): NumberedCase | undefined {
  const plain = (attached?.pages.length ?? 0) === 0 && assist === undefined;
  if (service.upstream === undefined || record === undefined || !plain) return undefined;
  const cover = coverOf(record);
  const fields = Object.fromEntries(answeredFields(service, answers));
  const person = {
    psn_no: record.personNumber,
    insutype: cover?.insuranceType,
    insuplc_admdvs: cover?.insuredPlace,
  };
  return upstream?.numbered?.(service.upstream, { person, fields, acceptedOn: dayOf(at) });
}

/** The cover in force, else the first. */
const coverOf = ({ covers }: InsuredRecord): Cover | undefined =>
  covers.find(({ standing }) => standing === 'normal') ?? covers[0];

/** What was answered, by field of the case record. */
const answeredFields = (service: Filing['service'], answers: Filing['answers']): [string, string][] =>
  askedQuestions(service, answers).flatMap(({ id, field }): [string, string][] => {
    const answer = answers.get(id);
    return answer === undefined || answer === '' ? [] : [[field, answer]];
  });

/** By when it is done; the time begins when every paper is there, so nothing is promised while one is still to come. */
function promisedFor(
  { context }: Pick<FilingParts, 'context'>,
  { service, answers, attached = NOTHING_ATTACHED }: Filing,
  at: number,
): Promised | undefined {
  const toCome = papersGiven(service, answers, attached).some(
    ({ way }) => way === 'later' || way === 'counter',
  );
  return toCome ? undefined : promisedBy(context.catalogue.workingDays, service, dayOf(at));
}

function caseRecord(
  { context }: FilingParts,
  filing: Filing,
  receiptNumber: string,
  at: number,
): Record<string, unknown> {
  const { service, card, record, answers, signature, assist } = filing;
  const person = personOf(card);
  const cover = record === undefined ? undefined : coverOf(record);
  const fields = answeredFields(service, answers);
  const second = secondCheckOf(service, answers);
  const checked = second === undefined ? {} : { [second.step.field]: second.value };
  const promised = promisedFor({ context }, filing, at);
  const signing = service.journey.find(({ step }) => step === 'signature');
  const signed =
    signing?.step !== 'signature' || signature === undefined
      ? {}
      : { [signing.field]: { ...SIGNATURE_GRID, ...signature } };
  return {
    receipt_number: receiptNumber,
    service: service.id,
    service_version: service.version,
    ...(context.catalogue.localFacts === undefined ? {} : { local_facts: context.catalogue.localFacts }),
    accepted_at: new Date(at).toISOString(),
    place: context.site.place,
    terminal: context.site.terminal,
    ...(promised === undefined ? {} : { promised_by: promised.by }),
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
