import { describe, expect, it } from 'vitest';
import { type KnownCase, WITHDRAWAL_MS } from '../../../../electron/contract/case-progress.ts';
import { CARD, ENTRIES, FILING, PRINTER, StationUnderTest } from './station-fixture.ts';

const [, CITY, FROM, PHONE] = FILING.journey.map(({ id }) => id);
const NUMBER = 'T-01-20261122-0001';
const home = () => new StationUnderTest().layCard().findRecord();
const visitOf = (station: StationUnderTest) => station.state.visit!.id;

/** The result of a filing that the store took. */
function filed(): StationUnderTest {
  const station = home()
    .do({ event: 'openEntry', entry: ENTRIES.filing })
    .do({ event: 'proceed' })
    .do({ event: 'answerStep', step: CITY!, answer: '340100' })
    .do({ event: 'answerStep', step: FROM!, answer: '2026-12-01' })
    .do({ event: 'answerStep', step: PHONE!, answer: '13800138000' })
    .do({ event: 'agree', service: FILING.id })
    .do({ event: 'submit', service: FILING.id });
  station.report({ event: 'filingAccepted', visit: visitOf(station), receiptNumber: NUMBER });
  station.journal();
  return station;
}
const sent = () => filed().report({ event: 'filingSent', receiptNumber: NUMBER });
const known = (more: Partial<KnownCase> = {}): KnownCase => ({
  receiptNumber: NUMBER,
  service: FILING.id,
  madeAt: new StationUnderTest().at.wall,
  state: 'sent',
  since: new StationUnderTest().at.wall + 1_000,
  ...more,
});
function listed(...cases: KnownCase[]): StationUnderTest {
  const station = home().do({ event: 'openCases' });
  return station.report({ event: 'casesListed', visit: visitOf(station), cases });
}
/** One case with what the terminal knows of it. */
function looking(more: Partial<KnownCase> = {}, reached = true): StationUnderTest {
  const station = listed(known(more)).do({ event: 'askCase', number: NUMBER });
  return station.report({
    event: 'caseKnown',
    visit: visitOf(station),
    receiptNumber: NUMBER,
    known: known(more),
    reached,
  });
}

describe('办理进度', () => {
  it('lists what the person handed in here, by a hash of theirs alone', () => {
    const station = home();
    expect(station.screen).toMatchObject({ name: 'home', cases: true });
    station.do({ event: 'openCases' });
    expect(station.screen).toEqual({ name: 'cases' });
    expect(station.taken('listCases')).toEqual([
      { effect: 'listCases', visit: visitOf(station), person: CARD.number },
    ]);
    station.report({ event: 'casesListed', visit: visitOf(station), cases: [known()] });
    expect(station.screen).toMatchObject({
      list: [{ receiptNumber: NUMBER, action: '办备案', state: 'sent' }],
    });
  });

  it('shows what the terminal knows at once, and what the platform says after it', () => {
    const station = looking();
    expect(station.screen).toMatchObject({ name: 'case', asking: true, known: { state: 'sent' } });
    expect(station.taken('askProgress')).toHaveLength(1);
    station.report({
      event: 'progressFound',
      visit: visitOf(station),
      receiptNumber: NUMBER,
      progress: { state: 'more-wanted', what: '户口簿' },
    });
    expect(station.screen).toMatchObject({
      asking: false,
      review: { state: 'more-wanted', what: '户口簿' },
      withdrawable: false,
    });
    expect(station.journal()).toContain('progress-asked');
  });

  it('asks nobody after a case that never left', () => {
    expect(looking({ state: 'to-upload' }, false).screen).toMatchObject({
      asking: false,
      known: { state: 'to-upload' },
      withdrawable: true,
    });
  });

  it('takes the digits of a number of this terminal, and says what is wrong with others', () => {
    const station = listed().do({ event: 'openCaseNumber' }).do({ event: 'askCase', number: '2026' });
    expect(station.screen).toMatchObject({ name: 'case-number', tried: '2026', failure: 'answer-missing' });
    station.do({ event: 'askCase', number: '202611220001' });
    expect(station.screen).toMatchObject({ name: 'case', receiptNumber: NUMBER, asking: true });
    const failure = 'case-of-another' as const;
    station.report({ event: 'progressUnavailable', visit: visitOf(station), receiptNumber: NUMBER, failure });
    expect(station.screen).toMatchObject({ name: 'case', failure, withdrawable: false });
    expect(station.journal()).toContain('failure:case-of-another');
    expect(station.do({ event: 'goBack' }).screen.name).toBe('case-number');
    expect(station.do({ event: 'goBack' }).screen.name).toBe('cases');
    expect(station.do({ event: 'goBack' }).screen.name).toBe('home');
  });

  it('drops an answer to another case, and to another visit', () => {
    const station = looking();
    const before = station.screen;
    const progress = { state: 'done' } as const;
    station.report({ event: 'progressFound', visit: visitOf(station), receiptNumber: 'other', progress });
    station.report({
      event: 'progressFound',
      visit: station.newVisit(),
      receiptNumber: NUMBER,
      progress,
    });
    expect(station.screen).toEqual(before);
  });

  it.each([
    ['a case of the list that is none', { event: 'askCase', number: 'other' }],
    ['taking back from the list', { event: 'openWithdrawal' }],
    ['confirming what was not asked', { event: 'withdrawCase' }],
  ] as const)('%s is not expected', (_name, event) => {
    const station = listed(known());
    const before = station.screen;
    station.journal();
    expect(station.do(event).screen).toEqual(before);
    expect(station.journal()).toEqual(['failure:command-not-expected']);
  });

  it('is for nobody who was only named', () => {
    const station = home();
    const visit = station.state.visit!;
    const stated = { ...CARD, kind: 'stated' } as unknown as NonNullable<typeof visit.card>;
    station.state = { ...station.state, visit: { ...visit, card: stated } };
    expect(station.screen).not.toHaveProperty('cases');
    expect(station.do({ event: 'openCases' }).screen.name).toBe('home');
  });
});

describe('撤回这次办理', () => {
  it('is offered once the platform has the case or nobody can have it, and asks once more', () => {
    const station = filed();
    expect(station.screen).not.toHaveProperty('withdrawable');
    station.report({ event: 'filingSent', receiptNumber: NUMBER });
    expect(station.screen).toMatchObject({ name: 'result', withdrawable: true });
    station.do({ event: 'openWithdrawal' });
    expect(station.screen).toEqual({
      name: 'withdraw-case',
      receiptNumber: NUMBER,
      action: '办备案',
      asked: false,
    });
    expect(station.do({ event: 'goBack' }).screen).toMatchObject({ name: 'result', outcome: 'sent' });
  });

  it('keeps the news of its case for the result it lies over', () => {
    const station = filed().report({ event: 'filingDelayed', receiptNumber: NUMBER });
    station.do({ event: 'openWithdrawal' }).report({ event: 'filingSent', receiptNumber: NUMBER });
    expect(station.do({ event: 'goBack' }).screen).toMatchObject({ name: 'result', outcome: 'sent' });
  });

  it('is asked for once, with the age of the case, and ends in a plain result with a slip', () => {
    const station = sent().wait(60_000).do({ event: 'openWithdrawal' }).do({ event: 'withdrawCase' });
    expect(station.screen).toMatchObject({ asked: true });
    station.do({ event: 'withdrawCase' });
    expect(station.taken('withdrawCase')).toEqual([
      {
        effect: 'withdrawCase',
        visit: visitOf(station),
        receiptNumber: NUMBER,
        person: CARD.number,
        ageMs: 60_000,
      },
    ]);
    station.report({ event: 'withdrawalTaken', visit: visitOf(station), outcome: 'taken-out' });
    expect(station.screen).toMatchObject({ name: 'case-withdrawn', outcome: 'taken-out' });
    station.print();
    expect(station.taken('printSlip')).toMatchObject([
      { device: PRINTER, content: { of: 'withdrawal', withdrawal: { receiptNumber: NUMBER } } },
    ]);
    expect(station.slip('sent').slip('printed').screen).toMatchObject({ slip: { state: 'printed' } });
    expect(station.do({ event: 'proceed' }).screen.name).toBe('home');
  });

  it('says while it is on its way, and what became of it', () => {
    const asked = () => {
      const station = sent().do({ event: 'openWithdrawal' }).do({ event: 'withdrawCase' });
      return station.report({ event: 'withdrawalTaken', visit: visitOf(station), outcome: 'sending' });
    };
    expect(asked().screen).toMatchObject({ outcome: 'sending' });
    expect(asked().wait(8_000).screen).toMatchObject({ outcome: 'to-upload' });
    const settled = (outcome: 'withdrawn' | 'refused', reason?: string) =>
      asked().report({
        event: 'withdrawalSettled',
        receiptNumber: NUMBER,
        outcome,
        ...(reason === undefined ? {} : { reason }),
      }).screen;
    expect(settled('withdrawn')).toMatchObject({ outcome: 'withdrawn' });
    expect(settled('refused', '已经审核')).toMatchObject({ outcome: 'refused', reason: '已经审核' });
  });

  it('without a network says at once that it waits', () => {
    const station = sent().report({ event: 'networkChanged', network: 'offline' });
    station.do({ event: 'openWithdrawal' }).do({ event: 'withdrawCase' });
    station.report({ event: 'withdrawalTaken', visit: visitOf(station), outcome: 'sending' });
    expect(station.screen).toMatchObject({ outcome: 'to-upload' });
  });

  it('is too late after ten minutes, whatever the wall clock says, and sends nothing', () => {
    const station = sent().do({ event: 'openWithdrawal' });
    station.at = { wall: station.at.wall, mono: station.at.mono + WITHDRAWAL_MS + 1 };
    station.do({ event: 'withdrawCase' });
    expect(station.screen).toMatchObject({ name: 'withdraw-case', failure: 'withdrawal-too-late' });
    expect(station.taken('withdrawCase')).toEqual([]);
    expect(station.journal()).toContain('failure:withdrawal-too-late');
    expect(station.do({ event: 'goBack' }).screen).toMatchObject({ name: 'result' });
    expect(station.screen).not.toHaveProperty('withdrawable');
  });

  it('is offered to whoever comes back with the card, until an officer has looked or the time is over', () => {
    expect(looking().screen).toMatchObject({ withdrawable: true });
    expect(looking({ state: 'refused' }).screen).toMatchObject({ withdrawable: false });
    expect(looking({ state: 'withdrawn' }).screen).toMatchObject({ withdrawable: false });
    expect(looking({ reason: '已经超过十分钟' }).screen).toMatchObject({ withdrawable: false });
    const old = new StationUnderTest().at.wall - WITHDRAWAL_MS - 1;
    expect(looking({ madeAt: old }).screen).toMatchObject({ withdrawable: false });
    const station = looking().do({ event: 'openWithdrawal' });
    expect(station.screen).toMatchObject({ name: 'withdraw-case', receiptNumber: NUMBER });
    expect(station.do({ event: 'goBack' }).screen.name).toBe('case');
  });

  it.each(['case-not-found', 'case-of-another', 'case-already-reviewed', 'store-disk-full'] as const)(
    'says why not: %s',
    (failure) => {
      const station = sent().do({ event: 'openWithdrawal' }).do({ event: 'withdrawCase' });
      station.report({ event: 'withdrawalNotTaken', visit: visitOf(station), failure });
      expect(station.screen).toMatchObject({ name: 'withdraw-case', asked: false, failure });
      expect(station.journal()).toContain(`failure:${failure}`);
    },
  );

  it('leaves nothing of the case behind when the visit ends', () => {
    const station = sent()
      .do({ event: 'openWithdrawal' })
      .do({ event: 'finish' })
      .do({ event: 'skipRating' });
    expect(station.screen.name).toBe('farewell');
    expect(JSON.stringify(Object.values(station.state.visit ?? {}))).not.toContain(CARD.number);
  });
});
