import type { KnownCase } from '../contract/case-progress.ts';
import { failed, type Outcome, succeeded } from '../contract/failures.ts';
import { dayOf } from '../core/days.ts';
import type { Effect } from '../core/effects.ts';
import type { ReportEvent } from '../core/events.ts';
import type { JournalEntry } from '../core/journal-events.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { KioskStore, NewOutboxRow, OutboxRow } from '../core/ports/store.ts';
import type { SendOutcome, Upstream } from '../core/ports/upstream.ts';
import { messageId } from '../upstream/message-id.ts';
import { PAGE_INTERFACE } from '../upstream/page-submission.ts';
import { provesReached } from '../upstream/reachability.ts';
import { withdrawalOf } from '../upstream/withdrawal.ts';

/** More than these nobody looks through at a terminal; the newest are the ones that are asked about. */
const MOST_CASES = 24;
/** Whose a case was is forgotten after so long; whoever asks later asks the platform. */
const KEEP_FOR_MS = 90 * 24 * 60 * 60 * 1000;

export type CaseEffect = Extract<Effect, { effect: 'listCases' | 'askProgress' | 'withdrawCase' }>;
type Taken = Extract<ReportEvent, { event: 'withdrawalTaken' }>['outcome'];

export interface CaseDeskParts {
  readonly store: KioskStore;
  readonly upstream: Pick<Upstream, 'caseProgress'>;
  readonly clock: Clock;
  readonly newId: () => string;
  /** `site.upstream.institution.code` */
  readonly institution: string;
  readonly report: (event: ReportEvent) => void;
  readonly pump: { kick(): void; mayHaveLeft(row: { readonly id: number }): boolean };
}

/** What became of a person's cases, and taking one back. */
export interface CaseDesk {
  run(effect: CaseEffect): void;
  /** A row that takes a case back came to a certain end, or was delayed. */
  withdrawalSettled(row: OutboxRow, outcome: SendOutcome): void;
  expireOld(): void;
}

export function createCaseDesk(parts: CaseDeskParts): CaseDesk {
  const { store, clock, report } = parts;
  return {
    run(effect) {
      const { visit } = effect;
      switch (effect.effect) {
        case 'listCases':
          return report({
            event: 'casesListed',
            visit,
            cases: store.cases.ofPerson(effect.person, MOST_CASES),
          });
        case 'askProgress':
          return void askProgress(parts, effect);
        case 'withdrawCase': {
          const taken = withdrawCase(parts, effect);
          if (taken.ok) report({ event: 'withdrawalTaken', visit, outcome: taken.value });
          else report({ event: 'withdrawalNotTaken', visit, failure: taken.failure });
          return parts.pump.kick();
        }
      }
    },
    withdrawalSettled({ receiptNumber }, outcome) {
      if (outcome.outcome === 'unknown')
        return report({ event: 'withdrawalSettled', receiptNumber, outcome: 'to-upload' });
      // The case is no more: another one may bring the same invoices. Of one that stays, nothing changes.
      if (outcome.outcome === 'acknowledged') {
        store.invoices.release(receiptNumber);
        return report({ event: 'withdrawalSettled', receiptNumber, outcome: 'withdrawn' });
      }
      report({ event: 'withdrawalSettled', receiptNumber, outcome: 'refused', reason: outcome.reason });
    },
    expireOld: () => void store.cases.expire(clock.now() - KEEP_FOR_MS),
  };
}

/** Whether the platform can have heard of a case. */
function mayBeThere(parts: CaseDeskParts, known: KnownCase, id: number): boolean {
  return known.state === 'to-upload' ? parts.pump.mayHaveLeft({ id }) : true;
}

async function askProgress(
  parts: CaseDeskParts,
  { visit, receiptNumber, person }: Extract<CaseEffect, { effect: 'askProgress' }>,
): Promise<void> {
  const { store, upstream, report, pump } = parts;
  const found = store.cases.find(receiptNumber, person.certificateNumber);
  if (found.of === 'another')
    return report({ event: 'progressUnavailable', visit, receiptNumber, failure: 'case-of-another' });
  if (found.of === 'person') {
    const takenOut = found.known.state === 'withdrawn' && !found.asked;
    const reached = !takenOut && mayBeThere(parts, found.known, found.id);
    report({ event: 'caseKnown', visit, receiptNumber, known: found.known, reached });
    if (!reached) return;
  }
  const outcome = await upstream.caseProgress(receiptNumber, person);
  const online = outcome.ok || provesReached(outcome.failure);
  report({ event: 'networkChanged', network: online ? 'online' : 'offline' });
  if (online) pump.kick();
  if (outcome.ok) report({ event: 'progressFound', visit, receiptNumber, progress: outcome.value });
  else report({ event: 'progressUnavailable', visit, receiptNumber, failure: outcome.failure });
}

/** Takes a case back once: asked again, it is answered with what became of the first time. */
function withdrawCase(
  parts: CaseDeskParts,
  effect: Extract<CaseEffect, { effect: 'withdrawCase' }>,
): Outcome<Taken> {
  const { store, pump } = parts;
  const found = store.cases.find(effect.receiptNumber, effect.person);
  if (found.of !== 'person') return failed(found.of === 'nobody' ? 'case-not-found' : 'case-of-another');
  const { known, id } = found;
  if (known.state === 'withdrawn') return succeeded(found.asked ? 'withdrawn' : 'taken-out');
  if (known.state === 'withdrawing') return succeeded('sending');
  if (known.state === 'refused' || found.asked) return failed('case-already-reviewed');
  return known.state === 'to-upload' && !pump.mayHaveLeft({ id })
    ? takeOut(parts, effect)
    : followWithWithdrawal(parts, effect, id);
}

/** Nobody has received the case: it goes, with its pages, and nobody is told. */
function takeOut(
  { store, clock }: CaseDeskParts,
  { visit, receiptNumber }: Extract<CaseEffect, { effect: 'withdrawCase' }>,
): Outcome<Taken> {
  const at = clock.now();
  const entry = ({ interface: name, service }: NewOutboxRow): JournalEntry => ({
    at,
    event: name === PAGE_INTERFACE ? 'page-taken-out' : 'case-taken-out',
    visit,
    detail: { service, receiptNumber },
  });
  const taken = store.inOneCommit(() => {
    const rows = store.outbox.takeOut(receiptNumber, at, entry);
    // In the same commit: killed in between, the invoices would be taken for ever by a case that is none.
    if (rows.ok) store.invoices.release(receiptNumber);
    return rows;
  });
  if (!taken.ok) return taken;
  for (const { key } of taken.value) store.pages.dropSent(key);
  return succeeded('taken-out');
}

/** A row behind the case tells the platform; whether that still may be is the platform's to say. */
function followWithWithdrawal(
  { store, clock, newId, institution }: CaseDeskParts,
  { visit, receiptNumber, ageMs }: Extract<CaseEffect, { effect: 'withdrawCase' }>,
  id: number,
): Outcome<Taken> {
  const row = store.outbox.row(id);
  if (row === undefined) throw new Error(`case ${id} has vanished`);
  const at = clock.now();
  const taken = store.inOneCommit(() => {
    const sequence = store.nextNumber('msgid', dayOf(at));
    if (!sequence.ok) return sequence;
    const withdrawal: NewOutboxRow = {
      ...withdrawalOf(row, row.madeAt + ageMs),
      key: newId(),
      messageId: messageId(institution, at, sequence.value),
      visit,
      service: row.service,
      receiptNumber,
      madeAt: at,
    };
    const detail = { service: row.service, receiptNumber };
    const enqueued = store.outbox.enqueue(withdrawal, [{ at, event: 'withdrawal-asked', visit, detail }]);
    return enqueued.ok ? store.cases.noteWithdrawal(receiptNumber, enqueued.value.id) : enqueued;
  });
  return taken.ok ? succeeded('sending') : taken;
}
