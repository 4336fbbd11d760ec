import type { Findings } from '../contract/enquiry.ts';
import type { FailureCode } from '../contract/failures.ts';
import type { InsuredRecord } from '../contract/insured-record.ts';
import type { RecordOrigin } from '../contract/status.ts';
import type { ReportEvent } from '../core/events.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { KioskStore } from '../core/ports/store.ts';
import type { Enquiry, PersonIdentity, Upstream } from '../core/ports/upstream.ts';
import { provesReached } from '../upstream/reachability.ts';

/** How long the platform may take before the kept record is shown beside the wait. */
const KEPT_RECORD_AFTER_MS = 1_500;
/** A kept record is of no use, and no business of ours, after this. */
const KEEP_FOR_MS = 30 * 24 * 60 * 60 * 1000;

export type RecordAnswer =
  | { readonly event: 'recordFound'; readonly record: InsuredRecord; readonly origin: RecordOrigin }
  | { readonly event: 'recordUnavailable'; readonly failure: FailureCode };

export type EnquiryAnswer =
  | { readonly event: 'enquiryAnswered'; readonly findings: Findings; readonly origin: RecordOrigin }
  | { readonly event: 'enquiryUnavailable'; readonly failure: FailureCode };

export interface RecordDesk {
  /**
   * Asks the platform, and the cache beside it: `answer` may come twice, first with the kept record and its age, then
   * with the fresh one. A person the platform does not know is never answered from the cache.
   */
  lookUp(person: PersonIdentity, answer: (answer: RecordAnswer) => void): void;
  /** The same for what is asked beyond the record; an employer is never answered from the cache. */
  enquire(enquiry: Enquiry, answer: (answer: EnquiryAnswer) => void): void;
  /** Drops records kept too long. */
  expireOld(): void;
}

interface RecordDeskParts {
  readonly store: KioskStore;
  readonly upstream: Pick<Upstream, 'lookUpInsured' | 'enquire'>;
  readonly clock: Clock;
  readonly report: (event: ReportEvent) => void;
  readonly pump: { kick(): void };
}

export function createRecordDesk({ store, upstream, clock, report, pump }: RecordDeskParts): RecordDesk {
  const keptAnswer = (person: PersonIdentity): RecordAnswer | undefined => {
    const kept = store.cache.find(person.certificateNumber);
    if (kept === undefined || clock.now() - kept.keptAt > KEEP_FOR_MS) return undefined;
    return { event: 'recordFound', record: kept.record, origin: { from: 'cache', keptAt: kept.keptAt } };
  };
  const ask = async (person: PersonIdentity, answer: (answer: RecordAnswer) => void): Promise<void> => {
    let keptShown = false;
    const cancel = clock.after(KEPT_RECORD_AFTER_MS, () => {
      const kept = keptAnswer(person);
      if (kept === undefined) return;
      keptShown = true;
      answer(kept);
    });
    const outcome = await upstream.lookUpInsured(person);
    cancel();
    const reached = outcome.ok || provesReached(outcome.failure);
    report({ event: 'networkChanged', network: reached ? 'online' : 'offline' });
    // The line is back: cases need not wait for the end of their pause.
    if (reached) pump.kick();
    if (outcome.ok) {
      store.cache.keep(person.certificateNumber, outcome.value, clock.now());
      answer({ event: 'recordFound', record: outcome.value, origin: { from: 'upstream' } });
      return;
    }
    const kept = outcome.failure === 'person-not-insured' ? undefined : keptAnswer(person);
    if (kept === undefined) answer({ event: 'recordUnavailable', failure: outcome.failure });
    else if (!keptShown) answer(kept);
  };
  const makeEnquiry = async (enquiry: Enquiry, answer: (answer: EnquiryAnswer) => void): Promise<void> => {
    const outcome = await upstream.enquire(enquiry);
    const reached = outcome.ok || provesReached(outcome.failure);
    report({ event: 'networkChanged', network: reached ? 'online' : 'offline' });
    if (reached) pump.kick();
    const person = enquiry.of === 'rights' ? enquiry.person.certificateNumber : undefined;
    const of = enquiry.of === 'rights' && enquiry.benefits ? 'rights-and-benefits' : enquiry.of;
    if (outcome.ok) {
      if (person !== undefined) store.cache.keepFindings(person, of, outcome.value, clock.now());
      answer({ event: 'enquiryAnswered', findings: outcome.value, origin: { from: 'upstream' } });
      return;
    }
    const kept = person === undefined ? undefined : store.cache.findFindings(person, of);
    if (kept === undefined || clock.now() - kept.keptAt > KEEP_FOR_MS)
      return answer({ event: 'enquiryUnavailable', failure: outcome.failure });
    const { findings, keptAt } = kept;
    answer({ event: 'enquiryAnswered', findings, origin: { from: 'cache', keptAt } });
  };
  return {
    enquire: (enquiry, answer) => {
      void makeEnquiry(enquiry, answer);
    },
    lookUp: (person, answer) => {
      void ask(person, answer);
    },
    expireOld: () => {
      store.cache.expire(clock.now() - KEEP_FOR_MS);
    },
  };
}
