import type { VisitId } from '../contract/ids.ts';
import type { Effect } from '../core/effects.ts';
import type { ReportEvent } from '../core/events.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { KioskStore, OutboxRow } from '../core/ports/store.ts';
import type { SendOutcome, Upstream } from '../core/ports/upstream.ts';
import type { VoucherDecoder } from '../core/ports/voucher-decoder.ts';
import type { StationContext } from '../core/state.ts';
import { PAGE_INTERFACE } from '../upstream/page-submission.ts';
import { takesBack } from '../upstream/withdrawal.ts';
import { type CaseDesk, type CaseDeskParts, createCaseDesk } from './case-desk.ts';
import type { DeviceLink } from './device-link.ts';
import { createDraftDesk, type DraftDesk } from './draft-desk.ts';
import { acceptFiling, type FilingParts } from './filings.ts';
import type { JournalKeeper } from './journal-keeper.ts';
import type { PageDesk } from './page-desk.ts';
import { NOTICE_KEPT_MS, printPaper, type SetOnSheets } from './paper-printing.ts';
import { nextReceiptNumber } from './receipt-number.ts';
import { createRecordDesk } from './record-desk.ts';
import { createStaffDesk } from './staff-desk.ts';
import type { StaffReading } from './staff-file.ts';
import { createVoucherDesk } from './voucher-desk.ts';

export interface EffectRunnerParts extends FilingParts {
  readonly store: KioskStore;
  readonly upstream: Upstream;
  readonly clock: Clock;
  readonly context: StationContext;
  readonly newId: () => string;
  readonly report: (event: ReportEvent) => void;
  readonly journal: JournalKeeper;
  readonly deviceLink: DeviceLink;
  readonly setOnSheets: SetOnSheets;
  readonly pages: PageDesk;
  readonly pump: CaseDeskParts['pump'];
  readonly readStaff?: (() => StaffReading) | undefined;
  readonly voucherDecoder?: VoucherDecoder | undefined;
}

export interface EffectRunner {
  /** Settles what a power cut left open. */
  start(): void;
  run(effect: Effect): void;
  /** Resolves when nothing that writes into the store is under way any more. */
  settled(): Promise<void>;
  /** A case of the outbox came to a certain end, or was delayed once more. */
  filingSettled(row: OutboxRow, outcome: SendOutcome): void;
}

/** Does what the reducer wants done, and reports back. */
export function createEffectRunner(parts: EffectRunnerParts): EffectRunner {
  const { store, clock, report, pages } = parts;
  const desk = createRecordDesk(parts);
  const staff = createStaffDesk(parts);
  const vouchers = createVoucherDesk(parts);
  const cases = createCaseDesk({ ...parts, institution: parts.site.upstream.institution.code });
  const countOutbox = (): void => report({ event: 'outboxCounted', ...store.outbox.counts() });

  const drafts = createDraftDesk(parts);
  const run = runnerOver(parts, { desk, staff, vouchers, cases, drafts, countOutbox });
  return {
    start: () => {
      desk.expireOld();
      pages.expireOld();
      drafts.expireOld();
      cases.expireOld();
      store.notices.expire(clock.now() - NOTICE_KEPT_MS);
      for (const job of store.printJobs.unfinished())
        store.printJobs.change(job.id, 'unknown', [
          { at: clock.now(), event: 'slip-unknown', detail: { job: job.id } },
        ]);
      countOutbox();
      parts.pump.kick();
    },
    run,
    settled: async () => {
      await Promise.all([staff.settled(), vouchers.settled()]);
    },
    filingSettled: (row, outcome) => {
      const { receiptNumber } = row;
      if (row.interface === PAGE_INTERFACE) {
        pages.settled(row, outcome);
        return countOutbox();
      }
      if (takesBack(row)) {
        cases.withdrawalSettled(row, outcome);
        return countOutbox();
      }
      if (outcome.outcome === 'acknowledged') report({ event: 'filingSent', receiptNumber });
      else if (outcome.outcome === 'refused') {
        pages.caseRefused(row);
        report({ event: 'filingRefused', receiptNumber, reason: outcome.reason });
      } else report({ event: 'filingDelayed', receiptNumber });
      countOutbox();
    },
  };
}

interface Desks {
  readonly desk: ReturnType<typeof createRecordDesk>;
  readonly staff: ReturnType<typeof createStaffDesk>;
  readonly vouchers: ReturnType<typeof createVoucherDesk>;
  readonly cases: CaseDesk;
  readonly drafts: DraftDesk;
  readonly countOutbox: () => void;
}

/** Each effect to the desk that sees to it. */
function runnerOver(
  parts: EffectRunnerParts,
  { desk, staff, vouchers, cases, drafts, countOutbox }: Desks,
): (effect: Effect) => void {
  const { store, report, journal, deviceLink, pages } = parts;
  return (effect) => {
    switch (effect.effect) {
      case 'lookUpInsured':
        return desk.lookUp(effect.person, (said) => report({ ...said, visit: effect.visit }));
      case 'checkSlip':
        return report(checkSlip(parts, effect));
      case 'lookUpRoster':
        return void lookUpRoster(parts, effect);
      case 'acceptFiling':
        report(acceptFiling(parts, effect));
        countOutbox();
        return parts.pump.kick();
      case 'keepPage':
      case 'dropPage':
      case 'findPages':
      case 'lookUpInvoice':
        return tell(report, pages.run(effect));
      case 'keepDraft':
      case 'findDraft':
        return tell(report, drafts.run(effect));
      case 'enquire':
        return desk.enquire(effect.enquiry, (said) =>
          report({ ...said, visit: effect.visit, key: effect.key }),
        );
      case 'listCases':
      case 'askProgress':
      case 'withdrawCase':
        cases.run(effect);
        return countOutbox();
      case 'makeCertificate':
        return report(makeCertificate(parts, effect.visit));
      case 'printSlip':
      case 'printDocument':
        return report(printPaper(parts, effect));
      case 'clearPrinter':
        return deviceLink.send({ kind: 'clearPrinter', device: effect.device });
      case 'decodeVoucher':
        return vouchers.decode(effect);
      case 'awaitCard':
        return deviceLink.send({ kind: 'awaitCard', awaited: effect.awaited });
      case 'awaitCode':
        return deviceLink.send({ kind: 'awaitCode', awaited: effect.awaited });
      case 'recogniseAttendant':
        return staff.recognise(effect);
      case 'checkPin':
        return staff.checkPin(effect);
      case 'journal':
        return journal.write(effect.entries);
      case 'eraseVisit':
        pages.forget();
        drafts.expireOld();
        return store.eraseVisit(effect.visit);
    }
  };
}

/** What a desk has to say, where it has. */
function tell(report: EffectRunnerParts['report'], said: ReportEvent | undefined): void {
  if (said !== undefined) report(said);
}

function checkSlip(
  { store }: EffectRunnerParts,
  { receiptNumber, journalHead }: Extract<Effect, { effect: 'checkSlip' }>,
): ReportEvent {
  const madeAt = store.journal.paperMadeAt(receiptNumber, journalHead);
  return { event: 'slipChecked', receiptNumber, madeAt };
}

async function lookUpRoster(
  { upstream, report }: EffectRunnerParts,
  { visit, village }: Extract<Effect, { effect: 'lookUpRoster' }>,
): Promise<void> {
  const outcome = await upstream.lookUpRoster(village);
  if (outcome.ok) report({ event: 'rosterFound', visit, village, people: outcome.value });
  else report({ event: 'rosterUnavailable', visit, village, failure: outcome.failure });
}

function makeCertificate(parts: EffectRunnerParts, visit: VisitId): ReportEvent {
  const number = nextReceiptNumber(parts.store, parts.clock, parts.context.site.terminal);
  if (!number.ok) return { event: 'filingNotAccepted', visit, failure: number.failure };
  return { event: 'certificateMade', visit, receiptNumber: number.value };
}
