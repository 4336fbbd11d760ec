import { describe, expect, it } from 'vitest';
import type { ServiceItem } from '../../../../electron/contract/catalogue.ts';
import { succeeded } from '../../../../electron/contract/failures.ts';
import { serviceId, stepId, visitId } from '../../../../electron/contract/ids.ts';
import type { SiteFile } from '../../../../electron/contract/site.ts';
import type { KioskStore, NewOutboxRow } from '../../../../electron/core/ports/store.ts';
import type { FiledCase, NumberedCase } from '../../../../electron/core/ports/upstream.ts';
import { acceptFiling, type FilingParts } from '../../../../electron/station/filings.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { CARD, CONTEXT, FILING, RECORD } from '../core/station-fixture.ts';

const TRANSFER: ServiceItem = {
  ...FILING,
  id: serviceId('a-transfer'),
  upstream: { interface: '2501', message: { tel: { field: 'phone' } } },
};
const site = {
  site: { terminal: 'SL-01', place: '341721' },
  upstream: { institution: { code: 'H34172100001', name: '示例' } },
} as unknown as SiteFile;

type Filing = Parameters<typeof acceptFiling>[1];
const filing = (more: Partial<Filing> = {}): Filing => ({
  effect: 'acceptFiling',
  visit: visitId('v'),
  service: TRANSFER,
  card: CARD,
  record: RECORD,
  answers: new Map([
    [stepId('phone'), '13900000000'],
    [stepId('promise'), 'agreed'],
  ]),
  ...more,
});

/** What the outbox gets of a filing, and what the platform was shown of it. */
function taken(made: Filing, numbered: NumberedCase | undefined, context = CONTEXT) {
  const rows: NewOutboxRow[] = [];
  const shown: FiledCase[] = [];
  const forgotten: unknown[] = [];
  const noted: unknown[] = [];
  const forgetting = (way: 'forget' | 'drop', what: string) => ({
    [way]: (...matter: unknown[]) => {
      forgotten.push([what, ...matter]);
      return succeeded(undefined);
    },
  });
  const store = {
    inOneCommit: <T>(work: () => T) => work(),
    nextNumber: () => succeeded(7),
    invoices: { use: () => succeeded(undefined) },
    cases: {
      note: (...holder: unknown[]) => {
        noted.push(holder);
        return succeeded(undefined);
      },
    },
    notices: forgetting('forget', 'notices'),
    drafts: forgetting('drop', 'draft'),
    outbox: {
      enqueue: (row: NewOutboxRow) => {
        rows.push(row);
        return succeeded({ ...row, id: 1, attempts: 0 });
      },
    },
  } as unknown as KioskStore;
  const parts: FilingParts = {
    site,
    store,
    clock: new HandClock(),
    context,
    newId: () => 'key-1',
    upstream: {
      numbered: (_route, filed) => {
        shown.push(filed);
        return numbered;
      },
    },
  };
  const report = acceptFiling(parts, made);
  const [row] = rows;
  if (row === undefined) throw new Error('nothing was written down');
  return {
    report,
    row,
    shown,
    forgotten,
    noted,
    input: JSON.parse(row.input) as Record<string, Record<string, unknown>>,
  };
}
const MESSAGE: NumberedCase = { interface: '2501', message: { psn_no: 'P0001', tel: '13900000000' } };

describe('a case of a service that has a number of the platform', () => {
  it('is written down under the number, with its message beside the case', () => {
    const { report, row, input, shown } = taken(filing(), MESSAGE);
    expect(report.event).toBe('filingAccepted');
    expect(row.interface).toBe('2501');
    expect(input['message']).toEqual(MESSAGE.message);
    expect(input['case']?.['person']).toMatchObject({ certno: CARD.number, insuplc_admdvs: '341721' });
    expect(shown).toMatchObject([
      { person: { psn_no: 'P0001', insutype: '390' }, fields: { phone: '13900000000' } },
    ]);
  });

  it('goes as our own where its message is not whole', () => {
    const { row, input } = taken(filing(), undefined);
    expect(row.interface).toBe('case.submit');
    expect(input).not.toHaveProperty('message');
  });

  it('goes as our own without a record, and the platform is not even asked for a message', () => {
    const { record: _none, ...rest } = filing();
    const { row, shown } = taken(rest, MESSAGE);
    expect(row.interface).toBe('case.submit');
    expect(shown).toEqual([]);
  });

  it('sends no agreement as an answer', () => {
    const { input } = taken(filing(), undefined);
    expect(JSON.stringify(input)).not.toContain('agreed');
  });
});

it('a case of any other service never asks for a number', () => {
  const { row, shown } = taken(filing({ service: FILING }), MESSAGE);
  expect(row.interface).toBe('case.submit');
  expect(shown).toEqual([]);
});

it('a case that is handed in ends its draft and its notices: the next one belongs to another matter', () => {
  const { forgotten } = taken(filing(), undefined);
  expect(forgotten).toEqual([
    ['draft', CARD.number, TRANSFER.id],
    ['notices', CARD.number, TRANSFER.id],
  ]);
});

it('a case names the versions of the local facts it was taken in under, and none where there are none', () => {
  const localFacts = [
    { place: '341700', version: 3 },
    { place: '341721', version: 1 },
  ];
  const context = { ...CONTEXT, catalogue: { ...CONTEXT.catalogue, localFacts } };
  expect(taken(filing(), undefined, context).input['case']).toMatchObject({ local_facts: localFacts });
  expect(taken(filing(), undefined).input['case']).not.toHaveProperty('local_facts');
});

describe('a service whose limit counts working days', () => {
  const timeLimit = { text: '10个工作日', evidence: 'verified' as const, workingDays: 10 };
  const PROMISING: ServiceItem = { ...FILING, unified: { ...FILING.unified, timeLimit } };

  it('promises its day in the case record and to whoever stands there', () => {
    const { report, input } = taken(filing({ service: PROMISING }), undefined);
    expect(report).toMatchObject({ promised: { by: '2026-12-04', limit: 'latest' } });
    expect(input['case']?.['promised_by']).toBe('2026-12-04');
  });

  it('promises nothing while a paper is still to come, nor does any other service', () => {
    const paper = {
      id: stepId('proof'),
      label: '证明',
      why: '要看。',
      least: 1,
      most: 1,
      evidence: 'assumed' as const,
    };
    const materials = { id: stepId('papers'), step: 'materials' as const, title: '材料', label: '材料' };
    const journey = [{ ...materials, papers: [paper] }, ...PROMISING.journey];
    const attached = { pages: [], invoices: [], later: [], counter: [paper.id] };
    const made = filing({ service: { ...PROMISING, journey }, attached });
    const parts = taken(made, undefined);
    expect(parts.report).not.toHaveProperty('promised');
    expect(parts.input['case']).not.toHaveProperty('promised_by');
    expect(taken(filing(), undefined).report).not.toHaveProperty('promised');
  });
});
