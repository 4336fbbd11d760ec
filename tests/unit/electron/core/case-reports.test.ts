import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visitId } from '../../../../electron/contract/ids.ts';
import { caseReported, isCaseReport } from '../../../../electron/core/case-reports.ts';
import type { ReportEvent } from '../../../../electron/core/events.ts';
import { FILING, StationUnderTest } from './station-fixture.ts';

const VISIT = visitId('visit-4');
const known = { receiptNumber: 'R1', service: FILING.id, madeAt: 1, state: 'sent', since: 2 } as const;
const REPORTS = [
  { event: 'casesListed', visit: VISIT, cases: [known] },
  { event: 'caseKnown', visit: VISIT, receiptNumber: 'R1', known, reached: true },
  { event: 'progressFound', visit: VISIT, receiptNumber: 'R1', progress: { state: 'done' } },
  { event: 'progressUnavailable', visit: VISIT, receiptNumber: 'R1', failure: 'upstream-timeout' },
  { event: 'withdrawalTaken', visit: VISIT, outcome: 'sending' },
  { event: 'withdrawalNotTaken', visit: VISIT, failure: 'case-not-found' },
  { event: 'withdrawalSettled', receiptNumber: 'R1', outcome: 'withdrawn' },
] as const satisfies readonly ReportEvent[];

describe('reports of a person’s cases', () => {
  it('are known as such, and no other report is', () => {
    expect(REPORTS.every(isCaseReport)).toBe(true);
    expect(isCaseReport({ event: 'ticked' })).toBe(false);
    expect(isCaseReport({ event: 'filingSent', receiptNumber: 'R1' })).toBe(false);
  });

  it.each([
    ['nobody is there', () => new StationUnderTest()],
    ['the resident is elsewhere', () => new StationUnderTest().layCard().findRecord()],
    ['it is another visit', () => new StationUnderTest().begin().begin()],
  ])('change nothing where %s', (_name, station) => {
    const { state, at } = station();
    for (const report of REPORTS) expect(caseReported(state, report, at)).toEqual({ state, effects: [] });
  });

  it('property: in whatever order they come, a page only ever takes what belongs to it', () => {
    const pages = fc.constantFrom('list', 'number', 'case');
    fc.assert(
      fc.property(pages, fc.array(fc.constantFrom(...REPORTS), { maxLength: 12 }), (page, reports) => {
        const station = new StationUnderTest().layCard().findRecord().do({ event: 'openCases' });
        const visit = station.state.visit!.id;
        if (page !== 'list') station.do({ event: 'openCaseNumber' });
        if (page === 'case') station.do({ event: 'askCase', number: '202611220001' });
        const { name } = station.screen;
        for (const report of reports) station.report('visit' in report ? { ...report, visit } : report);
        expect(station.screen.name).toBe(name);
        // Each of them names R1, and the case that is up is another one.
        if (page === 'case') expect(station.screen).toMatchObject({ asking: true });
      }),
      { numRuns: 100 },
    );
  });
});
