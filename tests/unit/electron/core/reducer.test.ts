import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serviceId, stepId, visitId } from '../../../../electron/contract/ids.ts';
import { screenSchema, stationStatusSchema } from '../../../../electron/contract/status.ts';
import type { CommandEvent, ReportEvent } from '../../../../electron/core/events.ts';
import { AssistedStation, MANDATE, WANG_CARD } from './assist-fixture.ts';
import { ClaimUnderTest } from './claim-fixture.ts';
import { atSecondCheck } from './duty-fixture.ts';
import { ENQUIRING } from './enquiry-fixture.ts';
import {
  CARD,
  CERTIFICATE,
  CONTEXT,
  ENTRIES,
  FILING,
  PRINTER,
  QUERY,
  READER,
  RECORD,
  StationUnderTest,
} from './station-fixture.ts';
import { VoucherStation } from './voucher-fixture.ts';

const [, CITY, FROM, PHONE] = FILING.journey.map(({ id }) => id);

describe('the main job', () => {
  it('goes from the card to the record and the slip, and leaves nothing behind', () => {
    const station = new StationUnderTest();
    expect(station.screen.name).toBe('welcome');
    station.layCard();
    expect(station.screen.name).toBe('home');
    expect(station.status.resident).toEqual({
      name: CARD.name,
      idNumber: '110***********002X',
      idNumberShown: false,
    });
    expect(station.taken('lookUpInsured')).toMatchObject([
      { person: { certificateType: '01', certificateNumber: CARD.number } },
    ]);
    station.findRecord().do({ event: 'openEntry', entry: ENTRIES.query });
    expect(station.screen).toMatchObject({ name: 'record', last: true, progress: { step: 1, of: 1 } });
    station.print();
    expect(station.taken('printSlip')).toMatchObject([{ device: PRINTER, duplicate: 0 }]);
    station.slip('sent').slip('printed');
    expect(station.screen).toMatchObject({ name: 'record', slip: { state: 'printed', duplicate: 0 } });
    station.do({ event: 'proceed' }).do({ event: 'finish' });
    expect(station.screen.name).toBe('rate');
    station.do({ event: 'rate', rating: 5 });
    expect(station.screen).toEqual({ name: 'farewell', takeCard: true, takeSlip: true });
    expect(JSON.stringify(station.state)).not.toContain(CARD.number);
    expect(JSON.stringify(station.state)).not.toContain(CARD.name);
    expect(station.taken('eraseVisit')).toHaveLength(1);
    station.wait(20_000);
    expect(station.screen.name).toBe('welcome');
  });

  it('journals what happened without a word about the person', () => {
    const station = new StationUnderTest();
    station
      .layCard()
      .findRecord()
      .do({ event: 'openEntry', entry: ENTRIES.query })
      .do({ event: 'showIdNumber' });
    station.do({ event: 'finish' });
    const text = JSON.stringify(station.effects.filter(({ effect }) => effect === 'journal'));
    expect(text).not.toContain(CARD.number);
    expect(text).not.toContain(CARD.name);
    expect(station.journal()).toEqual([
      'visit-began',
      'visit-identified',
      'service-opened',
      'id-number-shown',
      'visit-ended',
    ]);
  });
});

describe('identification', () => {
  it('tells why a card could not be read and reads the next one', () => {
    const station = new StationUnderTest().begin();
    expect(station.screen).toEqual({ name: 'identify', phase: 'waiting-for-card', ways: ['id-card'] });
    station.device({ kind: 'cardFound', device: READER });
    expect(station.screen).toEqual({ name: 'identify', phase: 'reading', ways: ['id-card'] });
    station.device({ kind: 'cardReadFailed', device: READER, failure: 'card-removed-early' });
    expect(station.screen).toEqual({
      name: 'identify',
      phase: 'waiting-for-card',
      ways: ['id-card'],
      failure: 'card-removed-early',
    });
    expect(station.layCard().screen.name).toBe('home');
    expect(station.journal()).toContain('failure:card-removed-early');
  });

  it('offers a way without the card and back', () => {
    const station = new StationUnderTest().begin().do({ event: 'sayNoCard' });
    expect(station.screen.name).toBe('no-card');
    expect(station.do({ event: 'goBack' }).screen.name).toBe('identify');
    station.do({ event: 'sayNoCard' });
    expect(station.layCard().screen.name).toBe('home');
  });

  it('does not let a second card disturb a visit', () => {
    const station = new StationUnderTest().layCard().findRecord();
    station.layCard({ ...CARD, name: '另一人', number: '340524198001010011' });
    expect(station.status.resident?.name).toBe(CARD.name);
  });

  it('begins no visit for a card that the last resident left, until it is lifted', () => {
    const station = new StationUnderTest().layCard().do({ event: 'finish' }).wait(20_000);
    expect(station.screen.name).toBe('welcome');
    expect(station.layCard().screen.name).toBe('welcome');
    station.device({ kind: 'cardRemoved', device: READER });
    expect(station.layCard().screen.name).toBe('home');
  });

  it('tells the reader when a card is of use', () => {
    const station = new StationUnderTest();
    station.layCard();
    expect(station.taken('awaitCard')).toEqual([{ effect: 'awaitCard', awaited: false }]);
    station.device({ kind: 'cardRemoved', device: READER }).do({ event: 'finish' }).wait(20_000);
    expect(station.taken('awaitCard')).toEqual([{ effect: 'awaitCard', awaited: true }]);
  });

  it('says so when the reader is in trouble, and returns by itself', () => {
    const station = new StationUnderTest().begin();
    const trouble = { kind: 'deviceChanged', device: READER, facts: {} } as const;
    station.device({ ...trouble, state: 'trouble', failure: 'reader-lost' });
    expect(station.screen).toEqual({
      name: 'device-trouble',
      device: 'id-card-reader',
      failure: 'reader-lost',
    });
    station.device({ ...trouble, state: 'ready' });
    expect(station.screen.name).toBe('identify');
  });
});

it('shows the whole ID number for ten seconds when asked', () => {
  const station = new StationUnderTest().layCard().do({ event: 'showIdNumber' });
  expect(station.status.resident).toMatchObject({ idNumber: CARD.number, idNumberShown: true });
  expect(station.wait(10_000).status.resident).toMatchObject({ idNumberShown: false });
});

it('says it is out of service while the disk is full, and returns to where it was', () => {
  const station = new StationUnderTest()
    .layCard()
    .report({ event: 'storeFailed', failure: 'store-disk-full' });
  expect(station.screen).toEqual({ name: 'out-of-service', failure: 'store-disk-full' });
  expect(station.report({ event: 'storeRecovered' }).screen.name).toBe('home');
});

it('journals a command that does not fit the screen and changes nothing', () => {
  const station = new StationUnderTest().layCard();
  const before = station.screen;
  station.taken('journal');
  station.do({ event: 'submit', service: FILING.id });
  expect(station.screen).toEqual(before);
  expect(station.journal()).toEqual(['failure:command-not-expected']);
});

const ELSEWHERE = {
  ...CONTEXT,
  catalogue: {
    ...CONTEXT.catalogue,
    elsewhere: [
      {
        service: serviceId('aid'),
        action: '办救助',
        offices: [{ name: '县医保窗口', evidence: 'assumed' as const }],
      },
    ],
  },
};

describe('whatever happens, in whatever order', () => {
  const commands: fc.Arbitrary<CommandEvent> = fc.oneof(
    ...(
      [
        'sayNoCard',
        'goBack',
        'goHome',
        'proceed',
        'printReceipt',
        'finish',
        'skipRating',
        'showIdNumber',
        'callHelp',
        'takeBackHelp',
        'resetPreferences',
        'stay',
      ] as const
    ).map((event) => fc.constant({ event })),
    fc.constant({ event: 'begin' as const, newVisit: visitId('visit-x') }),
    fc.record({
      event: fc.constant('openEntry' as const),
      entry: fc.integer({ min: 0, max: 5 }),
      service: fc.option(fc.constantFrom(QUERY.id, FILING.id, CERTIFICATE.id), { nil: undefined }),
    }),
    fc.record({
      event: fc.constant('answerStep' as const),
      step: fc.constantFrom(...FILING.journey.map(({ id }) => id)),
      answer: fc.constantFrom('340100', '341700', '2026-12-01', '13800138000', '', 'x'),
    }),
    fc.record({
      event: fc.constant('changeAnswer' as const),
      step: fc.constantFrom(...FILING.journey.map(({ id }) => id)),
    }),
    fc.constant({ event: 'agree' as const, service: FILING.id }),
    fc.constant({ event: 'openGuide' as const }),
    fc.constant({ event: 'openElsewhere' as const }),
    fc.constantFrom(
      { event: 'openCases' as const },
      { event: 'openCaseNumber' as const },
      { event: 'askCase' as const, number: '202611220001' },
      { event: 'openWithdrawal' as const },
      { event: 'withdrawCase' as const },
    ),
    fc.constant({ event: 'submit' as const, service: FILING.id }),
    fc.constant({ event: 'rate' as const, rating: 3 as const }),
    fc.constant({ event: 'giveReason' as const, reason: 'not-done' as const }),
  );
  type Move =
    | { do: CommandEvent }
    | { report: (station: StationUnderTest) => ReportEvent }
    | { wait: number };
  const moves: fc.Arbitrary<Move> = fc.oneof(
    { weight: 5, arbitrary: commands.map((event) => ({ do: event })) },
    fc.integer({ min: 1, max: 200_000 }).map((wait) => ({ wait })),
    fc
      .constantFrom<(station: StationUnderTest) => ReportEvent>(
        (s) => ({
          event: 'deviceReported',
          newVisit: s.newVisit(),
          report: { kind: 'cardRead', device: READER, card: CARD },
        }),
        (s) => ({
          event: 'deviceReported',
          newVisit: s.newVisit(),
          report: { kind: 'cardRemoved', device: READER },
        }),
        (s) => ({
          event: 'deviceReported',
          newVisit: s.newVisit(),
          report: { kind: 'cardFound', device: READER },
        }),
        () => ({ event: 'deviceProcessLost' }),
        (s) => ({
          event: 'recordFound',
          visit: s.state.visit?.id ?? visitId('none'),
          record: RECORD,
          origin: { from: 'upstream' },
        }),
        (s) => ({
          event: 'filingAccepted',
          visit: s.state.visit?.id ?? visitId('none'),
          receiptNumber: 'R1',
        }),
        () => ({ event: 'filingSent', receiptNumber: 'R1' }),
        () => ({ event: 'networkChanged', network: 'offline' }),
      )
      .map((report) => ({ report })),
  );

  it('the status keeps its schema, and a person never outlives the visit', () => {
    fc.assert(
      fc.property(fc.array(moves, { maxLength: 60 }), (sequence) => {
        const station = new StationUnderTest();
        for (const move of sequence) {
          if ('do' in move) station.do(move.do);
          else if ('wait' in move) station.wait(move.wait);
          else station.report(move.report(station));
          stationStatusSchema.parse(station.status);
          const nobody = station.state.visit === undefined || station.screen.name === 'farewell';
          if (nobody) expect(JSON.stringify(Object.values(station.state))).not.toContain(CARD.number);
        }
        // However it went, three quiet minutes and a farewell lead back to a clean welcome.
        station.device({ kind: 'printChanged', device: PRINTER, job: 'none' as never, state: 'printed' });
        const slip = station.state.visit?.slip.state;
        if (slip === 'queued' || slip === 'sent') return;
        station.wait(200_000).wait(200_000);
        expect(station.state.visit).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it('every screen of the contract is one the rules can show', () => {
    const home = (): StationUnderTest => new StationUnderTest().layCard().findRecord();
    const filing = (): StationUnderTest => home().do({ event: 'openEntry', entry: ENTRIES.filing });
    const promise = (): StationUnderTest =>
      filing()
        .do({ event: 'proceed' })
        .do({ event: 'answerStep', step: CITY!, answer: '340100' })
        .do({ event: 'answerStep', step: FROM!, answer: '2026-12-01' })
        .do({ event: 'answerStep', step: PHONE!, answer: '13800138000' });
    const check = (): StationUnderTest => promise().do({ event: 'agree', service: FILING.id });
    const result = check().do({ event: 'submit', service: FILING.id });
    result.report({ event: 'filingAccepted', visit: result.state.visit!.id, receiptNumber: 'R1' });
    const lost = {
      kind: 'deviceChanged',
      device: READER,
      facts: {},
      state: 'trouble',
      failure: 'reader-lost',
    } as const;
    const stations = [
      new StationUnderTest(),
      new StationUnderTest().begin(),
      new StationUnderTest().begin().do({ event: 'sayNoCard' }),
      new StationUnderTest().device(lost),
      new StationUnderTest().report({ event: 'storeFailed', failure: 'store-disk-full' }),
      home(),
      home().do({ event: 'openEntry', entry: ENTRIES.counter }),
      new StationUnderTest(ELSEWHERE).layCard().do({ event: 'openElsewhere' }),
      home().do({ event: 'openEntry', entry: ENTRIES.query }),
      filing(),
      filing().do({ event: 'openGuide' }),
      filing().do({ event: 'proceed' }),
      promise(),
      check(),
      result,
    ];
    const cases = (): StationUnderTest => home().do({ event: 'openCases' });
    const withdrawing = result.again().report({ event: 'filingSent', receiptNumber: 'R1' });
    withdrawing.do({ event: 'openWithdrawal' });
    stations.push(
      cases(),
      cases().do({ event: 'openCaseNumber' }),
      cases().do({ event: 'openCaseNumber' }).do({ event: 'askCase', number: '202611220001' }),
      withdrawing,
      withdrawing
        .again()
        .do({ event: 'withdrawCase' })
        .report({ event: 'withdrawalTaken', visit: result.state.visit!.id, outcome: 'taken-out' }),
    );
    stations.push(
      home()
        .do({ event: 'openEntry', entry: ENTRIES.query })
        .do({ event: 'proceed' })
        .do({ event: 'finish' }),
    );
    stations.push(home().do({ event: 'finish' }));
    stations.push(
      home()
        .do({ event: 'openEntry', entry: ENTRIES.query })
        .do({ event: 'proceed' })
        .do({ event: 'finish' })
        .do({ event: 'rate', rating: 2 }),
    );
    stations.push(
      new ClaimUnderTest().injured('no'),
      new ClaimUnderTest().injured('no').photographAll().proceed(),
    );
    const enquiring = new StationUnderTest(ENQUIRING).layCard().findRecord();
    enquiring.do({ event: 'openEntry', entry: 1 });
    enquiring.do({ event: 'answerStep', step: stepId('what'), answer: 'payments' });
    stations.push(new VoucherStation().activating(), enquiring);
    const staffed = () => new AssistedStation();
    const signature = staffed().signIn().mode('on-behalf').answer('agent', 'attendant');
    stations.push(
      staffed().openAttendant(),
      staffed().openAttendant().layCard(WANG_CARD).recognise(),
      staffed().signIn(),
      staffed().signIn().do({ event: 'showMachine' }),
      atSecondCheck(),
      signature.answer('person', 'card').layCard().do({ event: 'agree', service: MANDATE.id }),
    );
    const shown = new Set(stations.map((station) => station.screen.name));
    expect([...shown].toSorted()).toEqual(
      screenSchema.options.map((option) => option.shape.name.value).toSorted(),
    );
  });
});
