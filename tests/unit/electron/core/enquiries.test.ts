import { beforeEach, describe, expect, it } from 'vitest';
import type { ServiceItem } from '../../../../electron/contract/catalogue.ts';
import type { Findings } from '../../../../electron/contract/enquiry.ts';
import { stepId, visitId } from '../../../../electron/contract/ids.ts';
import { ENQUIRING, RIGHTS } from './enquiry-fixture.ts';
import { CARD, RECORD, StationUnderTest } from './station-fixture.ts';

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
  station = new StationUnderTest(ENQUIRING).layCard().findRecord();
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
    const filings = { ...ENQUIRING, catalogue: { ...ENQUIRING.catalogue, services } };
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
