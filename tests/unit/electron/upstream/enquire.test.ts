import { describe, expect, it } from 'vitest';
import type { Enquiry } from '../../../../electron/core/ports/upstream.ts';
import { enquire } from '../../../../electron/upstream/enquire.ts';
import type { HsaExchange } from '../../../../electron/upstream/hsa-client.ts';
import type { AskPlatform } from '../../../../electron/upstream/insured-look-up.ts';

const person = { certificateType: '01', certificateNumber: '999999197001019957', name: '示例甲' };
const RIGHTS: Enquiry = {
  of: 'rights',
  person,
  personNumber: 'P0001',
  insuredPlace: '341721',
  benefits: true,
};
const CODE = '91350100M000100Y43';
const EMPLOYER: Enquiry = { of: 'employer', creditCode: CODE, agent: person, authority: 'letter' };

const answered = (infcode: number, output: Record<string, unknown> = {}): HsaExchange => ({
  answered: true,
  response: { infcode, output, err_msg: undefined, inf_refmsgid: undefined },
});

function platform(exchange: HsaExchange) {
  const questions: Parameters<AskPlatform>[0][] = [];
  const ask: AskPlatform = (question) => {
    questions.push(question);
    return Promise.resolve(exchange);
  };
  return { ask, questions };
}

describe('what is asked', () => {
  it('rights: of whom, and whether treatments are wanted, at the place of insurance', async () => {
    const { ask, questions } = platform(answered(0, { clctinfo: [] }));
    await enquire(ask, RIGHTS);
    expect(questions).toEqual([
      {
        interface: 'rights.query',
        insuredPlace: '341721',
        input: {
          data: {
            psn_cert_type: '01',
            certno: person.certificateNumber,
            psn_name: person.name,
            psn_no: 'P0001',
            benefits: '1',
          },
        },
      },
    ]);
  });

  it('rights without a record: by certificate alone', async () => {
    const { ask, questions } = platform(answered(0, { clctinfo: [] }));
    await enquire(ask, { of: 'rights', person, benefits: false });
    expect(questions[0]).not.toHaveProperty('insuredPlace');
    expect(questions[0]?.input).toMatchObject({ data: { psn_no: '', benefits: '0' } });
  });

  it('an employer: by its code, with who asks and by what authority', async () => {
    const { ask, questions } = platform(answered(0));
    await enquire(ask, EMPLOYER);
    expect(questions[0]).toMatchObject({
      interface: 'employer.query',
      input: { data: { uscc: CODE, agent: { certno: person.certificateNumber, authority: 'letter' } } },
    });
  });
});

describe('what comes back', () => {
  it.each<[string, Enquiry, HsaExchange, string]>([
    ['no line', RIGHTS, { answered: false, failure: 'upstream-unreachable' }, 'upstream-unreachable'],
    ['a failure of the platform', RIGHTS, answered(-1), 'upstream-refused'],
    ['a refusal', EMPLOYER, answered(-2), 'upstream-refused'],
    ['another output', RIGHTS, answered(0, { list: [] }), 'upstream-bad-envelope'],
    ['no such employer', EMPLOYER, answered(0), 'employer-not-found'],
    ['no authority', EMPLOYER, answered(0, { refused: 'agent' }), 'agent-not-authorised'],
  ])('%s', async (_name, enquiry, exchange, failure) => {
    expect(await enquire(platform(exchange).ask, enquiry)).toEqual({ ok: false, failure });
  });

  it('rights', async () => {
    const outcome = await enquire(platform(answered(0, { clctinfo: [] })).ask, RIGHTS);
    expect(outcome).toEqual({
      ok: true,
      value: { of: 'rights', rights: { contributions: [], benefits: [] } },
    });
  });
});
