import { describe, expect, it } from 'vitest';
import type { QuestionStep, ServiceItem } from '../../../../electron/contract/catalogue.ts';
import type { InsuredRecord } from '../../../../electron/contract/insured-record.ts';
import { complaintAbout } from '../../../../electron/core/answers.ts';
import { askedSteps } from '../../../../electron/core/asked-steps.ts';
import { readCatalogue } from '../../../../electron/station/catalogue-files.ts';
import { projectPath } from '../../../../scripts/write-data.ts';

/** Filings, recognitions, queries and the certificate: how long they are, and what they turn away. */

const TODAY = '2026-11-23';
/** Screens from home to the result, the result among them. */
const MOST_SCREENS = 8;

const levels = [
  ['cz-designated', '431002'],
  ['xx-township', '140828'],
  ['tl-township', '140405'],
  ['cz-extension', '431002'],
] as const;
const catalogues = levels.map(([level, place]) => {
  const reading = readCatalogue({ resources: projectPath('resources'), level, place, today: TODAY });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.catalogue;
});
function service(id: string): ServiceItem {
  const found = catalogues.map(({ services }) => services.get(id)).find((item) => item !== undefined);
  if (found === undefined) throw new Error(`no level offers ${id}`);
  return found;
}
function question(id: string, step: string): QuestionStep {
  const found = service(id).journey.find((candidate) => candidate.id === step);
  if (found?.step !== 'question') throw new Error(`${id} asks no ${step}`);
  return found;
}

const cover = { insuranceType: '390', personType: '15', insuredPlace: '431002' };
const INSURED: InsuredRecord = {
  personNumber: 'P1',
  name: '示例甲',
  covers: [{ ...cover, standing: 'normal' }],
  accumulations: [],
};
const SUSPENDED: InsuredRecord = { ...INSURED, covers: [{ ...cover, standing: 'suspended' }] };

const answer = (id: string, step: string, given: string, more: { readonly record?: InsuredRecord } = {}) =>
  complaintAbout(question(id, step), given, {
    catalogue: catalogues[0]!,
    today: TODAY,
    record: INSURED,
    answerTo: (other) => (other === 'begin-day' ? '2026-12-01' : undefined),
    ...more,
  });

/** Plain cases: what somebody answers who has the usual paper, or the usual promise. */
const PLAIN: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  'offsite-retiree-filing': [{ proof: 'household' }, { proof: 'commitment' }],
  'offsite-long-term-filing': [{}],
  'offsite-worker-filing': [{ proof: 'contract' }, { proof: 'commitment' }],
  'offsite-referral-filing': [{ proof: 'paper' }, { proof: 'hospital' }],
  'offsite-emergency-filing': [{ state: 'paper' }, { state: 'no-paper' }],
  'referral-transfer': [{ stage: 'stamped' }, { stage: 'signed' }],
  'chronic-disease-recognition': [{ disease: 'M03900' }],
  'maternity-registration': [{ insured: 'self' }],
  'transfer-out-certificate': [{ kind: 'employee-employee' }],
  'rights-record': [{ what: 'payments' }],
  'employer-info-query': [{ authority: 'letter' }],
};

describe.each(Object.entries(PLAIN))('%s', (id, cases) => {
  it.each(cases)(`takes at most ${MOST_SCREENS} screens with %o`, (given) => {
    const answers = new Map(
      service(id)
        .journey.filter((step) => given[step.id] !== undefined)
        .map((step) => [step.id, given[step.id] ?? ''] as const),
    );
    expect(askedSteps(service(id), answers).length).toBeLessThanOrEqual(MOST_SCREENS);
  });
});

it('asks the holder of a card for no character where it only looks something up', () => {
  const forms = service('rights-record').journey.flatMap((step) =>
    step.step === 'question' ? [step.answer.form] : [],
  );
  expect(new Set(forms)).toEqual(new Set(['choice']));
});

describe('a filing turns away, with the way out,', () => {
  it.each([
    'offsite-retiree-filing',
    'offsite-worker-filing',
    'offsite-referral-filing',
    'offsite-emergency-filing',
    'referral-transfer',
  ])('a destination inside the pool, and whoever has no cover in force: %s', (id) => {
    expect(answer(id, 'destination', '431000')).toMatch(/就在.*市.*请/);
    expect(answer(id, 'destination', '110100')).toBeUndefined();
    expect(answer(id, 'destination', '110100', { record: SUSPENDED })).toBe(
      '您的参保现在没有生效。请到柜台先办好。',
    );
  });

  it.each([
    ['a posting that ends before it begins', 'offsite-worker-filing', 'end-day', '2026-11-30', '2026-12-01'],
    ['a referral without its paper', 'offsite-referral-filing', 'proof', 'none', 'paper'],
    ['an emergency that was settled', 'offsite-emergency-filing', 'state', 'settled', 'paper'],
    ['an emergency that has not happened', 'offsite-emergency-filing', 'begin-day', '2026-11-24', TODAY],
    ['a transfer that nobody signed', 'referral-transfer', 'stage', 'asked', 'signed'],
    ['an examination of two years ago', 'chronic-disease-recognition', 'day', '2024-11-23', '2026-01-10'],
    [
      'a resident who stays a resident',
      'transfer-out-certificate',
      'kind',
      'resident-resident',
      'resident-employee',
    ],
    ['a retired employee', 'transfer-out-certificate', 'kind', 'retired', 'employee-employee'],
    ['a cover that was not stopped', 'transfer-out-certificate', 'stopped', 'no', 'yes'],
    ['no cover at the new place', 'transfer-out-certificate', 'joined', 'no', 'yes'],
    ['a query without authority', 'employer-info-query', 'authority', 'none', 'letter'],
    [
      'a code with a wrong character',
      'employer-info-query',
      'code',
      '91350100M000100Y44',
      '91350100M000100Y43',
    ],
  ])('%s', (_name, id, step, wrong, right) => {
    const complaint = answer(id, step, wrong);
    expect(complaint).toContain('请');
    expect(answer(id, step, right)).toBeUndefined();
  });
});

it('reminds of arrears and refuses nobody for them', () => {
  expect(answer('transfer-out-certificate', 'arrears', 'some')).toBeUndefined();
  const result = service('transfer-out-certificate').journey.at(-1);
  expect(result?.step === 'result' && result.next.join('')).toContain('欠费');
});

it('promises only where no paper is at hand', () => {
  for (const id of ['offsite-retiree-filing', 'offsite-worker-filing']) {
    const commitment = service(id).journey.find(({ step }) => step === 'commitment');
    expect(commitment).toMatchObject({ when: { step: 'proof', is: ['commitment'] } });
  }
});
