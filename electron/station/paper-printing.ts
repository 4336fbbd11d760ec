import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Outcome, type StoreFailure, succeeded } from '../contract/failures.ts';
import { type PrintJobId, printJobId, type ServiceId, type VisitId } from '../contract/ids.ts';
import type { ReceiptDocument } from '../contract/receipt.ts';
import { caseSheets, isUnconfirmed } from '../core/case-sheets.ts';
import type { Effect, SlipContent } from '../core/effects.ts';
import type { ReportEvent } from '../core/events.ts';
import type { JournalEntry } from '../core/journal-events.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { KioskStore } from '../core/ports/store.ts';
import { composeSlip } from '../core/receipts.ts';
import type { StationContext } from '../core/state.ts';
import type { DeviceLink } from './device-link.ts';
import type { JournalKeeper } from './journal-keeper.ts';
import { nextReceiptNumber } from './receipt-number.ts';

/** Sets a paper on A4 sheets; a PDF. */
export type SetOnSheets = (
  document: ReceiptDocument,
  options: {
    readonly mark?: string;
    readonly after?: readonly ReceiptDocument[];
    readonly duplicate: number;
    readonly madeAt: number;
    readonly onUnknownCharacters: (count: number) => void;
  },
) => Promise<Uint8Array>;

export interface PaperPrintingParts {
  readonly store: KioskStore;
  readonly journal: Pick<JournalKeeper, 'write'>;
  readonly clock: Clock;
  readonly context: StationContext;
  readonly newId: () => string;
  readonly deviceLink: DeviceLink;
  readonly setOnSheets: SetOnSheets;
}

type PaperEffect = Extract<Effect, { effect: 'printSlip' | 'printDocument' }>;

/** A matter that nobody took up for a quarter of a year is another one when it comes again. */
export const NOTICE_KEPT_MS = 90 * 24 * 60 * 60 * 1000;

/** What the queue of the A4 printer shows of a paper; nothing of whose it is. */
const QUEUE_TITLE = 'kiosk';

/** Prints a paper; the job is written down before the port is touched (printing spec §1.6). */
export function printPaper(parts: PaperPrintingParts, effect: PaperEffect): ReportEvent {
  const { visit, device, duplicate } = effect;
  const written = parts.store.inOneCommit(() => writeDownPaper(parts, effect));
  if (!written.ok) return { event: 'slipNotQueued', visit, failure: written.failure };
  const { job, notice, ...papers } = written.value;
  if (effect.effect === 'printSlip')
    parts.deviceLink.send({ kind: 'printReceipt', device, job, document: papers.document, duplicate });
  else void printSheets(parts, effect, job, papers);
  return { event: 'slipQueued', visit, job, ...(notice === undefined ? {} : { notice }) };
}

/** Made beside the station's other work: a page takes a few hundred milliseconds. */
async function printSheets(
  { clock, setOnSheets, deviceLink, journal }: PaperPrintingParts,
  { visit, device, duplicate, content }: PaperEffect,
  job: PrintJobId,
  { document, after }: Pick<WrittenDown, 'document' | 'after'>,
): Promise<void> {
  const sample = content.service.receipt.parts.includes('sample-mark') || isUnconfirmed(content);
  try {
    const pdf = await setOnSheets(document, {
      duplicate,
      madeAt: clock.now(),
      after,
      // Whoever has such a name is helped by somebody who knows; the journal says that, and not which character.
      onUnknownCharacters: (count) =>
        journal.write([
          { at: clock.now(), event: 'characters-replaced', visit, detail: { job, device, count } },
        ]),
      ...(sample ? { mark: '样张' } : {}),
    });
    const title = `${QUEUE_TITLE}-${job}`;
    const text = Buffer.from(pdf).toString('base64');
    pdf.fill(0);
    deviceLink.send({ kind: 'printDocument', device, job, pdf: text, title, copies: 1 });
  } catch {
    deviceLink.documentNotMade(job, device);
  }
}

interface WrittenDown {
  readonly job: PrintJobId;
  readonly document: ReceiptDocument;
  /** What follows it on sheets; a slip carries nothing after it. */
  readonly after: readonly ReceiptDocument[];
  readonly notice?: { readonly service: ServiceId; readonly times: number };
}

function writeDownPaper(
  { store, clock, context, newId }: PaperPrintingParts,
  { effect, visit, content, device, duplicate }: PaperEffect,
): Outcome<WrittenDown, StoreFailure> {
  const known = content.result?.receiptNumber ?? content.withdrawal?.receiptNumber;
  const number =
    known === undefined ? nextReceiptNumber(store, clock, context.site.terminal) : succeeded(known);
  if (!number.ok) return number;
  const receiptNumber = number.value;
  const job = printJobId(newId());
  const journalHead = store.journal.head();
  const told = noticeTold(store, content, clock.now());
  if (!told.ok) return told;
  const notice = told.value;
  const counted = notice === undefined ? content : { ...content, noticeTimes: notice.times };
  const stamp = { receiptNumber, printedAt: clock.now(), journalHead };
  const document = composeSlip(context, counted, stamp);
  const after = effect === 'printDocument' ? caseSheets(context, counted, stamp) : [];
  const printed = after.length === 0 ? document : [document, ...after];
  const digest = createHash('sha256').update(JSON.stringify(printed)).digest('hex');
  const detail = { job, receiptNumber, device, count: duplicate };
  const queued = store.printJobs.queue({ id: job, visit, receiptNumber, duplicate, digest }, [
    { at: clock.now(), event: 'slip-queued', visit, detail },
    ...(notice === undefined ? [] : [noticeEntry(clock.now(), visit, notice)]),
  ]);
  const value = { job, document, after, ...(notice === undefined ? {} : { notice }) };
  return queued.ok ? succeeded(value) : queued;
}

/** Counts a notice that this visit has not printed before; any other paper is none. */
function noticeTold(
  { notices }: KioskStore,
  { of, service, card, noticeTimes }: SlipContent,
  at: number,
): Outcome<WrittenDown['notice'], StoreFailure> {
  if (of !== 'notice' || noticeTimes !== undefined) return succeeded(undefined);
  const times = notices.give(card.number, service.id, at, at - NOTICE_KEPT_MS);
  return times.ok ? succeeded({ service: service.id, times: times.value }) : times;
}

function noticeEntry(
  at: number,
  visit: VisitId,
  { service, times }: NonNullable<WrittenDown['notice']>,
): JournalEntry {
  const event = times > 1 ? 'notice-repeated' : 'notice-given';
  return { at, event, visit, detail: { service, count: times } };
}

/** The sheets of this installation; the library and the fonts are loaded with the first paper. */
export function sheetsFrom(resources: string): SetOnSheets {
  let font: ReturnType<typeof import('../documents/sheet-fonts.ts').fontReader> | undefined;
  return async (document, options) => {
    const [{ renderSheet }, { fontReader }] = await Promise.all([
      import('../documents/sheet-pdf.ts'),
      import('../documents/sheet-fonts.ts'),
    ]);
    font ??= fontReader(join(resources, 'fonts'));
    return renderSheet(document, { ...options, font });
  };
}
