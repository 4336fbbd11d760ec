import { beforeEach, describe, expect, it } from 'vitest';
import type { ServiceItem } from '../../../../electron/contract/catalogue.ts';
import type { Findings } from '../../../../electron/contract/enquiry.ts';
import { serviceId, stepId, visitId } from '../../../../electron/contract/ids.ts';
import { CARD, CONTEXT, QUERY, RECORD, StationUnderTest } from './station-fixture.ts';

const choice = (id: string, ...values: readonly string[]) => ({
  id: stepId(id),
  step: 'question' as const,
  question: '选哪个？',
  label: id,
  why: '要知道。',
  answer: { form: 'choice' as const, options: values.map((value) => ({ value, label: value })) },
  rules: [],
  privacy: 'plain' as const,
  field: id,
});

const RIGHTS: ServiceItem = {
  ...QUERY,
  id: serviceId('some-rights'),
  journey: [
    choice('what', 'payments', 'all'),
    {
      id: stepId('rights'),
      step: 'enquiry',
      title: '您的权益记录',
      asks: { of: 'rights', benefits: { step: stepId('what'), is: ['all'] } },
    },
  ],
  receipt: { title: '权益记录', parts: ['person', 'findings'] },
};
const EMPLOYER: ServiceItem = {
  ...QUERY,
  id: serviceId('an-employer'),
  journey: [
    { ...choice('code', 'x', 'y'), answer: { form: 'code', groups: [6, 6, 6] } },
    choice('authority', 'registered', 'letter'),
    {
      id: stepId('employer'),
      step: 'enquiry',
      title: '单位的参保信息',
      asks: { of: 'employer', code: stepId('code'), authority: stepId('authority') },
    },
  ],
};
const context = {
  ...CONTEXT,
  catalogue: {
    ...CONTEXT.catalogue,
    level: {
      ...CONTEXT.catalogue.level,
      entries: [
        { no: 1, name: '权益记录', services: [RIGHTS.id] },
        { no: 2, name: '单位', services: [EMPLOYER.id] },
      ],
    },
    services: new Map([RIGHTS, EMPLOYER].map((service) => [service.id as string, service])),
  },
};
const FINDINGS: Findings = {
  of: 'rights',
  rights: {
    contributions: [
      { year: '2026', insuranceType: '390', own: 40_000, subsidy: 70_000, paidOn: '2025-12-02' },
    ],
  },
};

let station: StationUnderTest;
beforeEach(() => {
  station = new StationUnderTest(context).layCard().findRecord();
});

const visitOf = () => station.state.visit?.id ?? visitId('none');
const open = (entry: number) => station.do({ event: 'openEntry', entry });
const answer = (step: string, value: string) =>
  station.do({ event: 'answerStep', step: stepId(step), answer: value });
function asked() {
  const [effect] = station.taken('enquire');
  if (effect === undefined) throw new Error('nothing was asked');
  return effect;
}

describe('an enquiry', () => {
  it('asks for the person’s rights as the platform knows them, and for benefits only on request', () => {
    open(1);
    expect(station.taken('enquire')).toEqual([]);
    answer('what', 'payments');
    expect(asked().enquiry).toEqual({
      of: 'rights',
      person: { certificateNumber: CARD.number, certificateType: '01', name: CARD.name },
      personNumber: RECORD.personNumber,
      insuredPlace: '341721',
      benefits: false,
    });
    station.do({ event: 'goBack' });
    answer('what', 'all');
    expect(asked().enquiry).toMatchObject({ benefits: true });
  });

  it('asks for an employer by its code and the authority', () => {
    open(2);
    answer('code', '91350100m000100y43');
    answer('authority', 'letter');
    expect(asked().enquiry).toMatchObject({
      of: 'employer',
      creditCode: '91350100M000100Y43',
      authority: 'letter',
      agent: { certificateNumber: CARD.number },
    });
  });

  it('shows that it is asked, then what was found, in words', () => {
    open(1);
    answer('what', 'payments');
    expect(station.screen).toMatchObject({ name: 'enquiry', title: '您的权益记录', last: true });
    expect(station.screen).not.toHaveProperty('parts');
    const { visit, key } = asked();
    station.report({
      event: 'enquiryAnswered',
      visit,
      key,
      findings: FINDINGS,
      origin: { from: 'upstream' },
    });
    expect(station.screen).toMatchObject({
      origin: { from: 'upstream' },
      parts: [
        {
          heading: '2026年的保费',
          rows: [
            { label: '险种', shown: '城乡居民医保' },
            { label: '个人交的', shown: '400.00元' },
            { label: '政府补的', shown: '700.00元' },
            { label: '哪天交的', shown: '2025年12月2日' },
          ],
        },
      ],
    });
  });

  it('is not made twice for the same question, and a late answer to another is dropped', () => {
    open(1);
    answer('what', 'payments');
    const first = asked();
    station.wait(1_000);
    expect(station.taken('enquire')).toEqual([]);
    station.do({ event: 'goBack' });
    answer('what', 'all');
    asked();
    station.report({ ...first, event: 'enquiryAnswered', findings: FINDINGS, origin: { from: 'upstream' } });
    expect(station.screen).not.toHaveProperty('parts');
  });

  it('that failed says so, and is made again when somebody comes there once more', () => {
    open(1);
    answer('what', 'payments');
    const { visit, key } = asked();
    station.report({ event: 'enquiryUnavailable', visit, key, failure: 'upstream-timeout' });
    expect(station.screen).toMatchObject({ name: 'enquiry', failure: 'upstream-timeout' });
    expect(station.journal()).toContain('failure:upstream-timeout');
    station.wait(1_000);
    expect(station.taken('enquire')).toEqual([]);
    station.do({ event: 'goBack' });
    answer('what', 'payments');
    expect(station.taken('enquire')).toHaveLength(1);
  });

  it('is printed once it was found, and ends at home', () => {
    open(1);
    answer('what', 'payments');
    station.do({ event: 'printReceipt' });
    expect(station.taken('printSlip')).toEqual([]);
    const { visit, key } = asked();
    station.report({
      event: 'enquiryAnswered',
      visit,
      key,
      findings: FINDINGS,
      origin: { from: 'upstream' },
    });
    station.do({ event: 'printReceipt' });
    expect(station.taken('printSlip')).toMatchObject([
      { content: { enquiry: { shown: { findings: FINDINGS } } } },
    ]);
    station.do({ event: 'proceed' });
    expect(station.screen.name).toBe('home');
  });

  it('shows nothing of somebody who was only named, not even inside an application', () => {
    const filing: ServiceItem = { ...RIGHTS, kind: 'filing' };
    const services = new Map([[filing.id as string, filing]]);
    const filings = { ...context, catalogue: { ...context.catalogue, services } };
    station = new StationUnderTest(filings).layCard().findRecord();
    const { visit } = station.state;
    if (visit === undefined) throw new Error('no visit');
    station.state = {
      ...station.state,
      visit: { ...visit, card: { kind: 'stated', name: '示例甲', number: CARD.number } },
    };
    open(1);
    answer('what', 'all');
    expect(station.taken('enquire')).toEqual([]);
    expect(station.screen).toMatchObject({ failure: 'record-needs-card' });
  });

  it('leaves nothing behind when the visit ends', () => {
    open(1);
    answer('what', 'payments');
    const { visit, key } = asked();
    expect(visit).toBe(visitOf());
    station.wait(10 * 60_000);
    expect(station.state.visit).toBeUndefined();
    station.report({
      event: 'enquiryAnswered',
      visit,
      key,
      findings: FINDINGS,
      origin: { from: 'upstream' },
    });
    expect(JSON.stringify(station.status)).not.toContain('保费');
  });

  it('writes nothing of what was found into the journal', () => {
    open(1);
    answer('what', 'all');
    const { visit, key } = asked();
    station.report({
      event: 'enquiryAnswered',
      visit,
      key,
      findings: FINDINGS,
      origin: { from: 'upstream' },
    });
    const written = JSON.stringify(station.taken('journal'));
    expect(written).not.toMatch(/40000|70000|2025-12-02/);
    expect(written).not.toContain(CARD.number);
    expect(written).not.toContain(CARD.name);
  });
});
