import { describe, expect, it } from 'vitest';
import type { ServiceItem } from '../../../../electron/contract/catalogue.ts';
import { stepId } from '../../../../electron/contract/ids.ts';
import { attachmentProblems } from '../../../../electron/station/attachment-checks.ts';
import { CLAIM, INJURY, INVOICES } from '../core/claim-fixture.ts';

/** What is found in the claim with its journey changed. */
function found(change: (journey: ServiceItem['journey']) => ServiceItem['journey']): readonly string[] {
  const service = { ...CLAIM, journey: change(CLAIM.journey) };
  const report = (path: readonly (string | number)[], what: string) => ({
    file: 'a-claim.json',
    line: 1,
    column: 1,
    field: path.join('.'),
    what,
    remedy: '',
  });
  return attachmentProblems(service, report).map(({ field, what }) => `${field} ${what}`);
}

const withPaper = (change: object) => (journey: ServiceItem['journey']) =>
  journey.map((step) =>
    step.step === 'materials'
      ? { ...step, papers: step.papers.map((paper, at) => (at === 0 ? { ...paper, ...change } : paper)) }
      : step,
  );

describe('papers and invoices of a service file', () => {
  it('are in order where they are', () => {
    expect(found((journey) => journey)).toEqual([]);
  });

  it('want no more pages than there may be', () => {
    expect(found(withPaper({ least: 4, most: 3 }))).toEqual([
      'journey.1.papers.0.least 最少页数比最多页数还多',
    ]);
  });

  it('hang on a choice that comes before them and has the value', () => {
    expect(found(withPaper({ when: { step: stepId('later'), is: ['yes'] } }))).toEqual([
      'journey.1.papers.0.when.step 前面没有这道选择题',
    ]);
    expect(found(withPaper({ when: { step: INJURY, is: ['maybe'] } }))).toEqual([
      'journey.1.papers.0.when.is.0 那道选择题没有这个选项',
    ]);
  });

  it('come before the amounts that are held against them', () => {
    expect(found((journey) => journey.filter(({ id }) => id !== INVOICES))).toEqual([
      'journey.2.rules.0 前面没有加发票的步骤',
      'journey.3.rules.0 前面没有加发票的步骤',
    ]);
  });
});
