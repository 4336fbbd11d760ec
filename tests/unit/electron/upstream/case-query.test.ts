import { describe, expect, it } from 'vitest';
import { askCaseProgress } from '../../../../electron/upstream/case-query.ts';
import type { HsaExchange } from '../../../../electron/upstream/hsa-client.ts';
import type { AskPlatform } from '../../../../electron/upstream/insured-look-up.ts';

const person = { certificateType: '01', certificateNumber: '999999197001019957', name: '示例甲' };

const answered = (infcode: number, output: Record<string, unknown> = {}): HsaExchange => ({
  answered: true,
  response: { infcode, output, err_msg: undefined, inf_refmsgid: undefined },
});

async function asking(exchange: HsaExchange) {
  const questions: Parameters<AskPlatform>[0][] = [];
  const ask: AskPlatform = (question) => {
    questions.push(question);
    return Promise.resolve(exchange);
  };
  return { outcome: await askCaseProgress(ask, 'T-20261122-0001', person), questions };
}

describe('asking what became of a case', () => {
  it('names the case and whoever asks, and no name', async () => {
    const { questions } = await asking(answered(0, { result: { state: 'received' } }));
    expect(questions).toEqual([
      {
        interface: 'case.query',
        input: {
          case: {
            receipt_number: 'T-20261122-0001',
            person: { psn_cert_type: '01', certno: person.certificateNumber },
          },
        },
      },
    ]);
  });

  it.each([
    { state: 'received' },
    { state: 'more-wanted', what: '户口簿' },
    { state: 'refused', reason: '材料不清楚' },
    { state: 'done' },
    { state: 'withdrawn' },
  ])('reads %j', async (result) => {
    expect((await asking(answered(0, { result }))).outcome).toEqual({ ok: true, value: result });
  });

  it.each([
    ['no such case', answered(0, { refused: 'case' }), 'case-not-found'],
    ['another person’s', answered(0, { refused: 'person' }), 'case-of-another'],
    ['a failure of the platform', answered(-1, { result: { state: 'done' } }), 'upstream-refused'],
    ['nothing', answered(0), 'upstream-bad-envelope'],
    ['a state nobody agreed on', answered(0, { result: { state: 'lost' } }), 'upstream-bad-envelope'],
    ['more wanted of nothing', answered(0, { result: { state: 'more-wanted' } }), 'upstream-bad-envelope'],
    ['no answer', { answered: false, failure: 'upstream-timeout' } as const, 'upstream-timeout'],
  ])('%s is %s', async (_name, exchange, failure) => {
    expect((await asking(exchange)).outcome).toEqual({ ok: false, failure });
  });
});
