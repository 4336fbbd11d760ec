import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { failed } from '../../../../electron/contract/failures.ts';
import type { Attached, KeptPage } from '../../../../electron/core/attached.ts';
import type { KioskStore } from '../../../../electron/core/ports/store.ts';
import { acceptAttachments, attachmentRecord } from '../../../../electron/station/attachment-filing.ts';
import { partsOfPage } from '../../../../electron/upstream/page-submission.ts';
import { anInvoice, CLAIM, ClaimUnderTest, POLICE_PAPER, page, RECORD_PAPER } from '../core/claim-fixture.ts';
import { CARD, RECORD } from '../core/station-fixture.ts';
import { NOW } from '../store/people.ts';
import { aFolder, aKey, openStore } from '../store/support.ts';

const BYTES = 60_000;

/** The claim as it is submitted, with its pictures in the store. */
function aFiling(store: KioskStore) {
  const station = new ClaimUnderTest().filled().do({ event: 'submit', service: CLAIM.id });
  const [filing] = station.taken('acceptFiling');
  if (filing === undefined) throw new Error('nothing was submitted');
  const pages = (filing.attached?.pages ?? []).map((kept): KeptPage => {
    const picture = randomBytes(BYTES);
    const digest = createHash('sha256').update(picture).digest('hex');
    store.pages.keep({
      ...kept,
      visit: filing.visit,
      service: CLAIM.id,
      person: CARD.number,
      digest,
      picture,
      at: NOW,
    });
    return { ...kept, digest, bytes: BYTES };
  });
  const attached: Attached = { ...filing.attached!, pages };
  return { ...filing, attached };
}

function parts(store: KioskStore) {
  let id = 0;
  return {
    store,
    clock: { now: () => NOW },
    site: { upstream: { institution: { code: 'S34172100001' } } },
    newId: () => {
      id += 1;
      return `key-${id}`;
    },
  } as unknown as Parameters<typeof acceptAttachments>[0];
}

describe('what a case says of papers and invoices', () => {
  it('names each paper with the hashes of its pages in order, each invoice, and the total', () => {
    const filing = aFiling(openStore(aFolder(), aKey()));
    const [first, second] = filing.attached.pages;
    expect(attachmentRecord(filing)).toMatchObject({
      papers: [
        {
          paper: RECORD_PAPER,
          label: '出院记录',
          way: 'photographed',
          pages: [{ sha256: first!.digest, bytes: BYTES }, { sha256: second!.digest }],
        },
        { label: '关系证明', way: 'photographed' },
      ],
      invoices: [{ number: '00000001', issue_date: '2026-10-01', amount: '100.00' }, { amount: '50.00' }],
      invoice_total: '150.00',
    });
  });

  it('says nothing where a service has neither', () => {
    const { attached: _attached, ...filing } = aFiling(openStore(aFolder(), aKey()));
    const journey = CLAIM.journey.filter(({ step }) => step !== 'materials' && step !== 'invoices');
    expect(attachmentRecord({ ...filing, service: { ...CLAIM, journey } })).toEqual({});
  });
});

describe('taking a case with pages', () => {
  it('puts a row for each page behind it, in order, with a message for each part', () => {
    const store = openStore(aFolder(), aKey());
    const filing = aFiling(store);
    const taken = store.inOneCommit(() => acceptAttachments(parts(store), filing, 'R1', NOW));
    expect(taken.ok).toBe(true);
    const rows = store.outbox.pending(10);
    expect(rows.map((row) => [row.key, row.interface, row.receiptNumber])).toEqual([
      ['key-1', 'page.upload', 'R1'],
      ['key-2', 'page.upload', 'R1'],
      ['key-3', 'page.upload', 'R1'],
    ]);
    const inputs = rows.map(({ input }) => JSON.parse(input) as Record<string, Record<string, unknown>>);
    expect(inputs[0]).toMatchObject({
      case: {
        receipt_number: 'R1',
        person: { certno: CARD.number, insuplc_admdvs: RECORD.covers[0]!.insuredPlace },
      },
      page: { paper: RECORD_PAPER, number: 1, of: 3, bytes: BYTES },
    });
    const messages = inputs.flatMap(({ messages: ids }) => ids as unknown as string[]);
    expect(messages).toHaveLength(3 * partsOfPage(BYTES));
    expect(new Set(messages).size).toBe(messages.length);
    for (const { input } of rows) expect(input).not.toContain(CARD.name);
    store.eraseVisit(filing.visit);
    expect(store.pages.picture(filing.attached.pages[0]!.id)).toBeDefined();
    expect(store.invoices.isUsed(anInvoice(1))).toBe(true);
    expect(store.invoices.isUsed(anInvoice(9))).toBe(false);
  });

  it('drops a page of a paper that the answers no longer ask for', () => {
    const store = openStore(aFolder(), aKey());
    const filing = aFiling(store);
    const stray = { id: page(50), paper: POLICE_PAPER, digest: '0'.repeat(64), bytes: 1 };
    const owner = { visit: filing.visit, service: CLAIM.id, person: CARD.number };
    store.pages.keep({ ...owner, ...stray, picture: randomBytes(1), at: NOW });
    const pages = [...filing.attached.pages, stray];
    acceptAttachments(parts(store), { ...filing, attached: { ...filing.attached, pages } }, 'R1', NOW);
    expect(store.outbox.counts().pending).toBe(3);
    expect(store.pages.picture(stray.id)).toBeUndefined();
  });

  it('leaves nothing half done where the disk is full', () => {
    const store = openStore(aFolder(), aKey());
    const filing = aFiling(store);
    const full = { ...store, nextNumber: () => failed('store-disk-full' as const) };
    const taken = store.inOneCommit(() => acceptAttachments(parts(full), filing, 'R1', NOW));
    expect(taken).toEqual(failed('store-disk-full'));
    expect(store.outbox.counts().pending).toBe(0);
    expect(store.invoices.isUsed(anInvoice(1))).toBe(false);
    expect(store.pages.unsubmitted(CARD.number, CLAIM.id)).toHaveLength(3);
  });
});
