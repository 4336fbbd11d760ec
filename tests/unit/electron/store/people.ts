import { fileURLToPath } from 'node:url';
import { serviceId, visitId } from '../../../../electron/contract/ids.ts';
import type { InsuredRecord } from '../../../../electron/contract/insured-record.ts';
import type { JournalEntry } from '../../../../electron/core/journal-events.ts';
import type { NewOutboxRow } from '../../../../electron/core/ports/store.ts';
import { readMigrations } from '../../../../electron/store/migrations.ts';

/** Synthetic people's cases, and how their store is opened; for the tests and for the processes they start. */

export const NOW = Date.UTC(2026, 10, 22, 8, 0, 0);
export const migrationsFolder = fileURLToPath(new URL('../../../../resources/migrations', import.meta.url));
export const migrations = readMigrations(migrationsFolder);
/** Valid check digit, a division that does not exist and a birth day far in the past: nobody's number. */
export const ID_NUMBER = '999999190001010014';
export const NAME = '测试甲样例';

export const optionsFor = (folder: string, key: Uint8Array | undefined) => ({
  folder,
  key,
  migrations,
  now: () => NOW,
});

export const aVisit = visitId('visit-1');

export function aCase(n: number, over: Partial<NewOutboxRow> = {}): NewOutboxRow {
  return {
    key: `key-${n}`,
    messageId: `message-${n}`,
    interface: 'case.submit',
    visit: aVisit,
    service: serviceId('remote-residence-filing'),
    receiptNumber: `DZ-SL-01-20261122-${n}`,
    input: JSON.stringify({ name: NAME, certno: ID_NUMBER, n }),
    madeAt: NOW + n,
    ...over,
  };
}

export const anEntry = (n: number, over: Partial<JournalEntry> = {}): JournalEntry => ({
  at: NOW + n,
  event: 'filing-accepted',
  visit: aVisit,
  detail: { receiptNumber: `DZ-SL-01-20261122-${n}` },
  ...over,
});

export const aRecord: InsuredRecord = {
  personNumber: '99000000000000000001',
  name: NAME,
  covers: [{ insuranceType: '390', personType: '1501', standing: 'normal', insuredPlace: '999999' }],
  accumulations: [{ insuranceType: '390', year: '2026', kind: 'S001', amount: 123_456 }],
};
