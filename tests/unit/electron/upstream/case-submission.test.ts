import { describe, expect, it } from 'vitest';
import type { OutboxRow } from '../../../../electron/core/ports/store.ts';
import {
  caseInput,
  insuredPlaceOfCase,
  judgeCaseAnswer,
  residentOfCase,
} from '../../../../electron/upstream/case-submission.ts';
import type { HsaExchange } from '../../../../electron/upstream/hsa-client.ts';
import { newCase } from './support/memory-outbox.ts';

const row = (input: unknown): OutboxRow => ({
  ...newCase(1, { input: JSON.stringify(input) }),
  id: 1,
  attempts: 0,
});
const filed = row({
  case: { person: { certno: 'someone', insuplc_admdvs: '341799' }, fields: { reason: '07' } },
});

const answered = (
  infcode: number,
  output: Record<string, unknown> = {},
  more: { err_msg?: string; inf_refmsgid?: string } = {},
): HsaExchange => ({
  answered: true,
  response: { infcode, output, err_msg: more.err_msg, inf_refmsgid: more.inf_refmsgid },
});

describe('what is sent', () => {
  it("is the row's input with the key beside it", () => {
    expect(caseInput(filed)).toEqual({
      case: { person: { certno: 'someone', insuplc_admdvs: '341799' }, fields: { reason: '07' } },
      key: newCase(1).key,
    });
  });

  it('never lets an input bring a key of its own', () => {
    expect(caseInput(row({ case: {}, key: 'other' }))['key']).toBe(newCase(1).key);
  });

  it('is nothing at all when the row is no JSON object: that is a defect', () => {
    expect(() => caseInput(row([1]))).toThrow();
    expect(() => caseInput({ ...filed, input: '{' })).toThrow();
  });
});

describe('what is read from a case', () => {
  it('the division of insurance, for the envelope', () => {
    expect(insuredPlaceOfCase(filed)).toBe('341799');
    expect(insuredPlaceOfCase(row({ case: { person: { insuplc_admdvs: null } } }))).toBeUndefined();
    expect(insuredPlaceOfCase(row({ case: 1 }))).toBeUndefined();
  });

  it('the resident, for the order; the visit where a case names nobody', () => {
    expect(residentOfCase(filed)).toBe('someone');
    expect(residentOfCase(row({ case: {} }))).toBe('visit-1');
    expect(residentOfCase(row({ case: { person: { certno: null } } }))).toBe('visit-1');
  });
});

describe('what an answer makes certain', () => {
  it.each<[string, HsaExchange, unknown]>([
    [
      '0 with a reference',
      answered(0, { result: { reference: 'R-1' } }),
      { outcome: 'acknowledged', reference: 'R-1' },
    ],
    [
      '0 with a number',
      answered(0, { result: { reference: 77 } }),
      { outcome: 'acknowledged', reference: '77' },
    ],
    [
      "0 with the platform's message number only",
      answered(0, {}, { inf_refmsgid: '341721' }),
      { outcome: 'acknowledged', reference: '341721' },
    ],
    ['0 and nothing else', answered(0), { outcome: 'acknowledged', reference: newCase(1).messageId }],
    ['-2', answered(-2, {}, { err_msg: '已有备案' }), { outcome: 'refused', reason: '已有备案' }],
    ['-2 without words', answered(-2), { outcome: 'refused', reason: '医保平台未说明原因，请咨询工作人员' }],
    [
      '-1 with an explicit refusal of our own interface',
      answered(-1, { result: { refused: { reason: '不在受理时间' } } }),
      { outcome: 'refused', reason: '不在受理时间' },
    ],
    [
      '0 with an explicit refusal is a refusal',
      answered(0, { result: { refused: { reason: '材料不全' } } }),
      { outcome: 'refused', reason: '材料不全' },
    ],
    ['-1', answered(-1, {}, { err_msg: '数据库异常' }), { outcome: 'unknown', failure: 'upstream-refused' }],
    [
      '-1 whose refusal has no reason',
      answered(-1, { result: { refused: true } }),
      { outcome: 'unknown', failure: 'upstream-refused' },
    ],
    ['any other number', answered(500), { outcome: 'unknown', failure: 'upstream-refused' }],
    [
      'no envelope',
      { answered: false, failure: 'upstream-timeout' },
      { outcome: 'unknown', failure: 'upstream-timeout' },
    ],
    [
      'no envelope and a pause',
      { answered: false, failure: 'upstream-busy', retryAfterMs: 5_000 },
      { outcome: 'unknown', failure: 'upstream-busy', retryAfterMs: 5_000 },
    ],
  ])('infcode %s', (_what, exchange, outcome) => {
    expect(judgeCaseAnswer(exchange, filed)).toEqual(outcome);
  });
});
