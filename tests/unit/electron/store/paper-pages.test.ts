import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pageId, serviceId, stepId, visitId } from '../../../../electron/contract/ids.ts';
import type { NewPage } from '../../../../electron/core/ports/attachments.ts';
import type { NewOutboxRow } from '../../../../electron/core/ports/store.ts';
import { ID_NUMBER, NOW } from './people.ts';
import { aFolder, aKey, allFiles, openStore, withDatabase } from './support.ts';

const VISIT = visitId('visit-1');
const SERVICE = serviceId('inpatient-reimbursement');
const PAPER = stepId('discharge-record');
/** A mark that stands in no other file. */
const MARK = Buffer.from('\xff\xd8MARKOFAPAGE', 'latin1');

function aPage(n: number, change: Partial<NewPage> = {}): NewPage {
  const picture = Buffer.concat([MARK, randomBytes(2_000)]);
  return {
    id: pageId(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`),
    visit: VISIT,
    service: SERVICE,
    person: ID_NUMBER,
    paper: PAPER,
    digest: createHash('sha256').update(picture).digest('hex'),
    picture,
    at: NOW + n,
    ...change,
  };
}

const aRow = (key: string): NewOutboxRow => ({
  key,
  messageId: `m-${key}`,
  interface: 'page.upload',
  visit: VISIT,
  service: SERVICE,
  receiptNumber: 'R1',
  input: '{}',
  madeAt: NOW,
});

describe('photographed pages', () => {
  it('come back as they were put in, in order, for the person and service they belong to', () => {
    const store = openStore(aFolder(), aKey());
    const pages = [aPage(1), aPage(2), aPage(3)];
    for (const page of pages) expect(store.pages.keep(page)).toEqual({ ok: true, value: undefined });
    for (const { id, picture } of pages)
      expect(Buffer.from(store.pages.picture(id) ?? []).equals(Buffer.from(picture))).toBe(true);
    expect(store.pages.unsubmitted(ID_NUMBER, SERVICE)).toEqual(
      pages.map(({ id, paper, digest, picture }) => ({ id, paper, digest, bytes: picture.length })),
    );
    expect(store.pages.unsubmitted('999999190001010022', SERVICE)).toEqual([]);
    expect(store.pages.unsubmitted(ID_NUMBER, serviceId('another'))).toEqual([]);
  });

  it('stand in no file as they are, neither while they are kept nor afterwards', () => {
    const folder = aFolder();
    const key = aKey();
    const store = openStore(folder, key);
    store.pages.keep(aPage(1));
    const seen = () =>
      [...allFiles(folder).values()].some((bytes) => bytes.includes(MARK) || bytes.includes(ID_NUMBER));
    expect(seen()).toBe(false);
    store.eraseVisit(VISIT);
    store.close();
    expect(seen()).toBe(false);
    const left = withDatabase(folder, key, (database) =>
      database.prepare<[], number>('SELECT count(*) FROM paper_page').pluck().get(),
    );
    expect(left).toBe(0);
  });

  it('are wiped with a visit that did not submit, and with no other', () => {
    const store = openStore(aFolder(), aKey());
    store.pages.keep(aPage(1));
    store.pages.keep(aPage(2, { visit: visitId('visit-2') }));
    store.eraseVisit(VISIT);
    expect(store.pages.picture(aPage(1).id)).toBeUndefined();
    expect(store.pages.picture(aPage(2).id)).toBeDefined();
  });

  it('outlive the visit when they go with a case, until the platform has answered', () => {
    const store = openStore(aFolder(), aKey());
    const { id } = aPage(1);
    store.pages.keep(aPage(1));
    store.pages.sendAs(id, 'key-1');
    store.eraseVisit(VISIT);
    store.pages.drop(id);
    expect(store.pages.picture(id)).toBeDefined();
    expect(store.pages.unsubmitted(ID_NUMBER, SERVICE)).toEqual([]);
    expect(() => store.pages.sendAs(id, 'key-2')).toThrow('not there');
    store.pages.dropSent('key-1');
    expect(store.pages.picture(id)).toBeUndefined();
  });

  it('go at the next start where the end came between the answer and the dropping', () => {
    const folder = aFolder();
    const key = aKey();
    const store = openStore(folder, key);
    for (const n of [1, 2]) {
      store.pages.keep(aPage(n));
      store.pages.sendAs(aPage(n).id, `key-${n}`);
    }
    const first = store.outbox.enqueue(aRow('key-1'), []);
    store.outbox.enqueue(aRow('key-2'), []);
    if (!first.ok) throw new Error(first.failure);
    store.outbox.acknowledge(first.value.id, 'SP1', NOW, []);
    store.close();
    const again = openStore(folder, key);
    expect(again.pages.picture(aPage(1).id)).toBeUndefined();
    expect(again.pages.picture(aPage(2).id)).toBeDefined();
  });

  it('of a visit that ended suddenly are there for the same person, until they are too old', () => {
    const folder = aFolder();
    const key = aKey();
    const store = openStore(folder, key);
    store.pages.keep(aPage(1));
    store.close();
    const again = openStore(folder, key);
    const [found] = again.pages.unsubmitted(ID_NUMBER, SERVICE);
    expect(found?.id).toBe(aPage(1).id);
    again.pages.adopt([aPage(1).id], visitId('visit-9'));
    again.eraseVisit(VISIT);
    expect(again.pages.picture(aPage(1).id)).toBeDefined();
    expect(again.pages.expire(NOW)).toBe(0);
    expect(again.pages.expire(NOW + 2)).toBe(1);
    expect(again.pages.picture(aPage(1).id)).toBeUndefined();
  });
});
