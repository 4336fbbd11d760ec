import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { serviceItemSchema } from '../../../../electron/contract/catalogue.ts';
import { readJson } from '../../../../electron/station/json-positions.ts';
import type { JsonPath } from '../../../../electron/station/json-reader.ts';
import { serviceProblems } from '../../../../electron/station/service-checks.ts';
import { projectPath } from '../../../../scripts/write-data.ts';
import { edited, REMOVED } from './support/json-edit.ts';

const FILING = 'offsite-long-term-filing';
const NOTICE = 0;
const COMMITMENT = 5;
const RESULT = 7;

function shipped(id: string): unknown {
  return JSON.parse(readFileSync(projectPath(`resources/services/${id}.json`), 'utf8'));
}

/** What is found in a service after changes, as `field what`; the changed service must still fit its schema. */
function found(id: string, ...changes: readonly (readonly [JsonPath, unknown])[]): readonly string[] {
  const changed = changes.reduce((value, [path, put]) => edited(value, path, put), shipped(id));
  const reading = readJson(JSON.stringify(changed, undefined, 2));
  if (!reading.ok) throw new Error('no JSON');
  const { document } = reading;
  const problems = serviceProblems({
    file: 's.json',
    value: serviceItemSchema.parse(document.value),
    document,
  });
  for (const problem of problems) expect(problem.remedy).not.toBe('');
  return problems.map(({ field, what }) => `${field} ${what}`);
}

describe('the shipped services', () => {
  it.each([
    FILING,
    'insured-info-query',
    'transfer-out-certificate',
    'resident-info-change',
    'flexible-worker-info-change',
  ])('%s has no problem', (id) => {
    expect(found(id)).toEqual([]);
  });
});

describe('the six unified fields', () => {
  it.each(['name', 'code', 'materials', 'timeLimit', 'stages', 'standard'])(
    'an empty %s must be marked locally unknown',
    (field) => {
      const gap = { text: '  ', evidence: 'verified' };
      expect(found(FILING, [['unified', field], gap])).toEqual([`unified.${field}.text 没有写内容`]);
      expect(found(FILING, [['unified', field], { ...gap, evidence: 'locally-unknown' }])).toEqual([]);
    },
  );

  it('promises a day only by the words of its time limit', () => {
    const withLimit = (text: string) => ({ text, evidence: 'verified', workingDays: 10 });
    const found10 = (text: string) => found(FILING, [['unified', 'timeLimit'], withLimit(text)]);
    for (const text of ['不超过10个工作日', '10个工作日', '受理后10个工作日内办结'])
      expect(found10(text)).toEqual([]);
    for (const text of ['即时办结', '110个工作日', '10天', '20个工作日'])
      expect(found10(text)).toEqual(['unified.timeLimit.workingDays 和办理时限的文字不一样']);
  });

  it('a fact that stands there is not locally unknown', () => {
    expect(found(FILING, [['unified', 'name', 'evidence'], 'locally-unknown'])).toEqual([
      'unified.name.evidence 有内容却标成本地不清楚',
    ]);
  });

  it('the same holds for each line of a notice', () => {
    expect(found(FILING, [['journey', NOTICE, 'items', 1, 'text'], ''])).toEqual([
      'journey[0].items[1].text 没有写内容',
    ]);
  });
});

describe('dates', () => {
  it('run forwards', () => {
    expect(found(FILING, [['effectiveUntil'], '2020-01-01'])).toEqual([
      'effectiveUntil 结束日期比开始日期早',
    ]);
    expect(found(FILING, [['effectiveUntil'], '2022-10-17'])).toEqual([]);
  });
});

describe('a journey', () => {
  it('has every step id once', () => {
    expect(found(FILING, [['journey', COMMITMENT, 'id'], 'phone'])).toEqual([
      'journey[5].id 这个步骤的 id 和前面的重复',
    ]);
  });

  it('of a filing asks, lets check, and ends', () => {
    const record = { id: 'record', step: 'record', title: '您的信息' };
    expect(found('insured-info-query', [['kind'], 'filing'])).toEqual([
      'journey 缺少步骤：question、check-answers、result',
    ]);
    expect(found(FILING, [['journey', RESULT + 1], record])).toEqual(['journey[8].step 最后一步不对']);
  });

  it('of a certificate ends with its result, of a query with the record', () => {
    expect(found('insured-info-query', [['kind'], 'certificate'])).toEqual(['journey 缺少步骤：result']);
    expect(found('transfer-out-certificate', [['kind'], 'query'])).toEqual(['journey[6].step 最后一步不对']);
  });

  it('checks answers after asking, not before', () => {
    const [check, question] = [{ id: 'early', step: 'check-answers', submitLabel: '提交' }, REMOVED];
    const removed = [6, 5, 4, 3, 2].map((at) => [['journey', at], question] as const);
    expect(found(FILING, ...removed, [['journey', NOTICE], check])).toEqual([
      'journey 缺少步骤：check-answers',
    ]);
  });
});

describe('a slip', () => {
  it('shows only what a step gives', () => {
    expect(
      found('insured-info-query', [
        ['receipt', 'parts'],
        ['person', 'answers', 'next-steps'],
      ]),
    ).toEqual(['receipt.parts[1] 没有步骤给出这一部分', 'receipt.parts[2] 没有步骤给出这一部分']);
    expect(found(FILING, [['receipt', 'parts'], ['covers']])).toEqual([
      'receipt.parts[0] 没有步骤给出这一部分',
    ]);
  });

  it('shows nothing twice', () => {
    expect(
      found(FILING, [
        ['receipt', 'parts'],
        ['person', 'person'],
      ]),
    ).toEqual(['receipt.parts[1] 这一部分写了两次']);
  });
});

describe('a question that hangs on a choice', () => {
  const CHANGE = 'resident-info-change';
  const PHONE = 2;
  const HOLDER_NAME = 7;
  it.each([
    ['a choice that is not there', PHONE, { step: 'nowhere', is: ['phone'] }, 'step 前面没有这道选择题'],
    ['a choice that comes later', PHONE, { step: 'holder', is: ['own'] }, 'step 前面没有这道选择题'],
    ['no choice at all', HOLDER_NAME, { step: 'account', is: ['own'] }, 'step 前面没有这道选择题'],
    ['itself', PHONE, { step: 'phone', is: ['phone'] }, 'step 前面没有这道选择题'],
    [
      'an option that is not there',
      PHONE,
      { step: 'item', is: ['phone', 'fax'] },
      'is[1] 那道选择题没有这个选项',
    ],
  ])('%s is told', (_name, at, when, problem) => {
    expect(found(CHANGE, [['journey', at, 'when'], when])).toEqual([`journey[${at}].when.${problem}`]);
  });
});

it('a signature on the slip needs a step that asks for one', () => {
  expect(found(FILING, [['receipt', 'parts', 0], 'signature'])).toEqual([
    'receipt.parts[0] 没有步骤给出这一部分',
  ]);
});
