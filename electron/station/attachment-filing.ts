import { type Outcome, type StoreFailure, succeeded } from '../contract/failures.ts';
import { invoicesTotal, NOTHING_ATTACHED, papersGiven } from '../core/attached.ts';
import { dayOf } from '../core/days.ts';
import type { Effect } from '../core/effects.ts';
import { personOf } from '../core/visit-life.ts';
import { messageId } from '../upstream/message-id.ts';
import { PAGE_INTERFACE, partsOfPage } from '../upstream/page-submission.ts';
import type { FilingParts } from './filings.ts';

/** What a case says of papers and invoices, and the rows that carry the papers' pictures after it. */

type Filing = Extract<Effect, { effect: 'acceptFiling' }>;

/** The part of the case record: each paper with the hashes of its pages in order, each invoice, and their total in yuan. */
export function attachmentRecord({ service, answers, attached = NOTHING_ATTACHED }: Filing): object {
  const given = papersGiven(service, answers, attached);
  const papers = given.map(({ paper, pages, way }) => ({
    paper: paper.id,
    label: paper.label,
    way,
    pages: pages.map(({ id, digest, bytes }) => ({ id, sha256: digest, bytes })),
  }));
  const invoices = attached.invoices.map(({ check, date, ...invoice }) => ({
    ...invoice,
    check_code: check,
    issue_date: date,
  }));
  return {
    ...(papers.length === 0 ? {} : { papers }),
    ...(invoices.length === 0
      ? {}
      : { invoices, invoice_total: (invoicesTotal(attached.invoices) / 100).toFixed(2) }),
  };
}

/**
 * Writes down, in the commit that takes the case, that its invoices are used and that its pages follow it: one row of the
 * outbox for each page, in order, behind the case.
 */
export function acceptAttachments(
  parts: FilingParts,
  filing: Filing,
  receiptNumber: string,
  at: number,
): Outcome<void, StoreFailure> {
  const { store } = parts;
  const { service, answers, attached = NOTHING_ATTACHED } = filing;
  const used = store.invoices.use(attached.invoices, receiptNumber, at);
  if (!used.ok) return used;
  const wanted = papersGiven(service, answers, attached);
  const pages = wanted.flatMap((given) => given.pages);
  for (const [index, page] of pages.entries()) {
    const row = pageRow(parts, filing, { receiptNumber, at, page, number: index + 1, of: pages.length });
    if (!row.ok) return row;
    const assigned = store.pages.sendAs(page.id, row.value.key);
    if (!assigned.ok) return assigned;
    const enqueued = store.outbox.enqueue(row.value, []);
    if (!enqueued.ok) return enqueued;
  }
  // A page of a paper that the answers no longer ask for belongs to no case.
  for (const page of attached.pages) if (!pages.includes(page)) store.pages.drop(page.id);
  return succeeded(undefined);
}

interface PageOfCase {
  readonly receiptNumber: string;
  readonly at: number;
  readonly page: NonNullable<Filing['attached']>['pages'][number];
  readonly number: number;
  readonly of: number;
}

/** The row names the picture; the bytes stay sealed until they are sent. Its message ids are made here, one for each part. */
function pageRow(parts: FilingParts, filing: Filing, { receiptNumber, at, page, number, of }: PageOfCase) {
  const messageIds: string[] = [];
  for (let part = 0; part < partsOfPage(page.bytes); part += 1) {
    const sequence = parts.store.nextNumber('msgid', dayOf(at));
    if (!sequence.ok) return sequence;
    messageIds.push(messageId(parts.site.upstream.institution.code, at, sequence.value));
  }
  const cover =
    filing.record?.covers.find(({ standing }) => standing === 'normal') ?? filing.record?.covers[0];
  const { certificateNumber } = personOf(filing.card);
  const input = {
    case: {
      receipt_number: receiptNumber,
      person: { certno: certificateNumber, insuplc_admdvs: cover?.insuredPlace ?? null },
    },
    page: { id: page.id, paper: page.paper, number, of, sha256: page.digest, bytes: page.bytes },
    messages: messageIds,
  };
  return succeeded({
    key: parts.newId(),
    messageId: messageIds[0] ?? '',
    interface: PAGE_INTERFACE,
    visit: filing.visit,
    service: filing.service.id,
    receiptNumber,
    input: JSON.stringify(input),
    madeAt: at,
  });
}
