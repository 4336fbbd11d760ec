import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { serviceId, stepId, visitId } from '../../../../electron/contract/ids.ts';
import { PIECE_BYTES } from '../../../../electron/contract/picture.ts';
import { createPageDesk } from '../../../../electron/station/page-desk.ts';
import { page } from '../core/claim-fixture.ts';
import { NOW } from '../store/people.ts';
import { aFolder, aKey, openStore } from '../store/support.ts';

const jpeg = (bytes: number): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xd8]), randomBytes(bytes), Buffer.from([0xff, 0xd9])]);
const digestOf = (picture: Buffer) => createHash('sha256').update(picture).digest('hex');

function aDesk() {
  const store = openStore(aFolder(), aKey());
  const clock = { at: NOW };
  const desk = createPageDesk({ store, clock: { now: () => clock.at } });
  const send = (n: number, picture: Buffer, skip?: number): void => {
    const of = Math.ceil(picture.length / PIECE_BYTES);
    for (let at = 0; at < of; at += 1) {
      const data = picture.subarray(at * PIECE_BYTES, (at + 1) * PIECE_BYTES).toString('base64');
      if (at !== skip) desk.pieceCame({ page: page(n), at, of, data });
    }
  };
  const keep = (n: number, digest: string) =>
    desk.run({
      effect: 'keepPage',
      visit: visitId('visit-1'),
      service: serviceId('a-claim'),
      person: '999999190001010022',
      paper: stepId('record'),
      page: page(n),
      digest,
    });
  return { store, desk, clock, send, keep };
}

describe('the desk of pages', () => {
  it.each([1, PIECE_BYTES - 4, PIECE_BYTES, 290_000])('puts %i bytes together and seals them', (bytes) => {
    const { store, send, keep } = aDesk();
    const picture = jpeg(bytes);
    send(1, picture);
    expect(keep(1, digestOf(picture))).toEqual({
      event: 'pageKept',
      visit: 'visit-1',
      service: 'a-claim',
      page: { id: page(1), paper: 'record', digest: digestOf(picture), bytes: picture.length },
    });
    expect(Buffer.from(store.pages.picture(page(1)) ?? []).equals(picture)).toBe(true);
  });

  it.each([
    ['a piece is missing', (d: ReturnType<typeof aDesk>, p: Buffer) => d.send(1, p, 1)],
    ['nothing came', () => undefined],
    ['it was forgotten', (d: ReturnType<typeof aDesk>, p: Buffer) => [d.send(1, p), d.desk.forget()]],
    [
      'another picture came after it',
      (d: ReturnType<typeof aDesk>, p: Buffer) => [d.send(1, p), d.send(2, p)],
    ],
  ])('keeps nothing where %s', (_what, happens) => {
    const all = aDesk();
    const picture = jpeg(30_000);
    happens(all, picture);
    expect(all.keep(1, digestOf(picture))).toMatchObject({
      event: 'pageNotKept',
      failure: 'picture-incomplete',
    });
    expect(all.store.pages.picture(page(1))).toBeUndefined();
  });

  it.each([
    ['it has another hash', jpeg(100), 'f'.repeat(64)],
    ['it is no picture', Buffer.from('hello'), undefined],
    ['it is too large', jpeg(300_000), undefined],
  ])('keeps nothing where %s', (_what, picture, digest) => {
    const { send, keep } = aDesk();
    send(1, picture);
    expect(keep(1, digest ?? digestOf(picture))).toMatchObject({ failure: 'picture-incomplete' });
  });

  it('takes the pieces of a picture once', () => {
    const { send, keep } = aDesk();
    const picture = jpeg(100);
    send(1, picture);
    keep(1, digestOf(picture));
    expect(keep(1, digestOf(picture))).toMatchObject({ event: 'pageNotKept' });
  });

  it('drops what nobody came back for within seven days, as soon as the next visit is over', () => {
    const { store, desk, clock, send, keep } = aDesk();
    const picture = jpeg(100);
    send(1, picture);
    keep(1, digestOf(picture));
    clock.at += 7 * 24 * 3_600_000;
    desk.forget();
    expect(store.pages.picture(page(1))).toBeDefined();
    clock.at += 1;
    desk.forget();
    expect(store.pages.picture(page(1))).toBeUndefined();
  });

  it('gives what a sudden end left to the next visit of the person, and nothing where there is none', () => {
    const { desk, send, keep } = aDesk();
    const picture = jpeg(100);
    const asked = {
      effect: 'findPages',
      visit: visitId('visit-2'),
      service: serviceId('a-claim'),
      person: '999999190001010022',
    } as const;
    expect(desk.run(asked)).toBeUndefined();
    send(1, picture);
    keep(1, digestOf(picture));
    expect(desk.run(asked)).toMatchObject({
      event: 'pagesFound',
      visit: 'visit-2',
      pages: [{ id: page(1) }],
    });
  });

  it('neither sends nor keeps the pages of a case that was refused, and frees its invoices; other cases keep theirs', () => {
    const { store, desk, send, keep } = aDesk();
    const invoice = { code: '034011900111', number: '99900001' };
    const enqueue = (receiptNumber: string, key: string, name: string) =>
      store.outbox.enqueue(
        {
          key,
          messageId: `M-${key}`,
          interface: name,
          visit: visitId('visit-1'),
          service: serviceId('a-claim'),
          receiptNumber,
          input: '{}',
          madeAt: NOW,
        },
        [],
      );
    for (const [n, receiptNumber] of [
      [1, 'R1'],
      [2, 'R2'],
    ] as const) {
      const picture = jpeg(100);
      send(n, picture);
      keep(n, digestOf(picture));
      enqueue(receiptNumber, `case-${n}`, 'case.submit');
      enqueue(receiptNumber, `page-${n}`, 'page.upload');
      store.pages.sendAs(page(n), `page-${n}`);
    }
    store.invoices.use([invoice], 'R1', NOW);
    const [refused] = store.outbox.pending(1);
    if (refused === undefined) throw new Error('no case');
    store.outbox.refuse(refused.id, '已有报销', NOW, []);
    desk.caseRefused(refused);
    expect(store.outbox.pending(9).map(({ key }) => key)).toEqual(['case-2', 'page-2']);
    expect(store.pages.picture(page(1))).toBeUndefined();
    expect(store.pages.picture(page(2))).toBeDefined();
    expect(store.invoices.isUsed(invoice)).toBe(false);
  });
});
