import { createHash } from 'node:crypto';
import type { PageId } from '../contract/ids.ts';
import { LARGEST_PICTURE_BYTES, type PicturePiece } from '../contract/picture.ts';
import type { Effect } from '../core/effects.ts';
import type { ReportEvent } from '../core/events.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { KioskStore, OutboxRow } from '../core/ports/store.ts';
import type { SendOutcome } from '../core/ports/upstream.ts';
import { PAGE_INTERFACE } from '../upstream/page-submission.ts';

/** Start and end of a JPEG file (ITU-T T.81, markers SOI and EOI). */
const JPEG_START = [0xff, 0xd8] as const;
const JPEG_END = [0xff, 0xd9] as const;
/** A crash draft is offered back for so long, ms: the seven days of an unfinished form (services spec §10.4). */
const KEPT_FOR_MS = 7 * 24 * 3_600_000;

/** What the rules want done about papers and invoices. */
export type AttachmentEffect = Extract<
  Effect,
  { effect: 'keepPage' | 'dropPage' | 'findPages' | 'lookUpInvoice' }
>;

export interface PageDeskParts {
  readonly store: Pick<KioskStore, 'pages' | 'invoices' | 'outbox' | 'inOneCommit'>;
  readonly clock: Pick<Clock, 'now'>;
}

type Asked<E extends AttachmentEffect['effect']> = Extract<AttachmentEffect, { effect: E }>;

/** Where the pieces of pictures come together. */
export interface PageDesk {
  /** Drops what nobody came back for. */
  expireOld(): void;
  pieceCame(piece: PicturePiece): void;
  /**
   * Seals the picture whose pieces came (`picture-incomplete` where one is missing or something else came), drops a page, finds
   * those that outlived a sudden end, and tells of an invoice whether an earlier case had it.
   */
  run(asked: AttachmentEffect): ReportEvent | undefined;
  /** A page the platform answered for is no longer kept here. */
  settled(row: OutboxRow, outcome: SendOutcome): void;
  /** The platform would not have a case: its pages are neither sent nor kept, and its invoices are free for another. */
  caseRefused(refused: Pick<OutboxRow, 'receiptNumber' | 'visit' | 'service'>): void;
  /** A visit is over: lets go of pieces that nobody will ask for, and of what nobody came back for. */
  forget(): void;
}

/** One picture at a time, in memory alone until it is sealed; pieces of another one take its place. */
export function createPageDesk({ store, clock }: PageDeskParts): PageDesk {
  const expireOld = (): void => void store.pages.expire(clock.now() - KEPT_FOR_MS);
  let coming: { readonly page: PageId; readonly of: number; readonly pieces: Buffer[] } | undefined;

  const whole = (page: PageId, digest: string): Buffer | undefined => {
    const picture =
      coming?.page === page && coming.pieces.length === coming.of ? Buffer.concat(coming.pieces) : undefined;
    coming = undefined;
    return picture !== undefined && isPicture(picture, digest) ? picture : undefined;
  };
  const keep = ({ effect: _effect, instead, page: id, digest, ...owner }: Asked<'keepPage'>): ReportEvent => {
    const { visit, service, paper } = owner;
    const picture = whole(id, digest);
    if (picture === undefined) return { event: 'pageNotKept', visit, service, failure: 'picture-incomplete' };
    const kept = store.pages.keep({ ...owner, id, digest, picture, at: clock.now() });
    if (!kept.ok) return { event: 'pageNotKept', visit, service, failure: kept.failure };
    const page = { id, paper, digest, bytes: picture.length };
    return { event: 'pageKept', visit, service, page, ...(instead === undefined ? {} : { instead }) };
  };
  const run = (asked: AttachmentEffect): ReportEvent | undefined => {
    switch (asked.effect) {
      case 'keepPage':
        return keep(asked);
      case 'dropPage':
        store.pages.drop(asked.page);
        return undefined;
      case 'findPages':
        return foundPages(store, asked);
      case 'lookUpInvoice': {
        const { visit, service, invoice } = asked;
        return {
          event: 'invoiceLookedUp',
          visit,
          service,
          invoice,
          usedBefore: store.invoices.isUsed(invoice),
        };
      }
    }
  };
  return {
    expireOld,
    pieceCame: ({ page, at, of, data }) => {
      if (at === 0) coming = { page, of, pieces: [] };
      const next = coming?.page === page && coming.of === of && coming.pieces.length === at;
      if (next) coming?.pieces.push(Buffer.from(data, 'base64'));
      else coming = undefined;
    },
    run,
    settled: ({ key }, { outcome }) => {
      if (outcome !== 'unknown') store.pages.dropSent(key);
    },
    caseRefused: (refused) => dropPagesOf({ store, clock }, refused),
    forget: () => {
      coming = undefined;
      expireOld();
    },
  };
}

/**
 * A resident's cases go in their order and a case before its pages (`upstream/sending-order.ts`), so that none of them has left yet.
 * Where the store cannot write it down they go on, and the platform refuses each.
 */
function dropPagesOf(
  { store, clock }: PageDeskParts,
  { receiptNumber, visit, service }: Pick<OutboxRow, 'receiptNumber' | 'visit' | 'service'>,
): void {
  const at = clock.now();
  const taken = store.inOneCommit(() => {
    const pages = store.outbox.takeOut(
      receiptNumber,
      at,
      () => ({ at, event: 'page-taken-out', visit, detail: { service, receiptNumber } }),
      (row) => row.interface === PAGE_INTERFACE,
    );
    if (pages.ok) store.invoices.release(receiptNumber);
    return pages;
  });
  if (taken.ok) for (const { key } of taken.value) store.pages.dropSent(key);
}

function isPicture(picture: Buffer, digest: string): boolean {
  const framed =
    picture.length <= LARGEST_PICTURE_BYTES &&
    picture.subarray(0, 2).equals(Buffer.from(JPEG_START)) &&
    picture.subarray(-2).equals(Buffer.from(JPEG_END));
  return framed && createHash('sha256').update(picture).digest('hex') === digest;
}

function foundPages(
  store: PageDeskParts['store'],
  { visit, service, person }: Asked<'findPages'>,
): ReportEvent | undefined {
  const pages = store.pages.unsubmitted(person, service);
  if (pages.length === 0) return undefined;
  const ids = pages.map(({ id }) => id);
  const adopted = store.pages.adopt(ids, visit);
  return adopted.ok ? { event: 'pagesFound', visit, service, pages } : undefined;
}
