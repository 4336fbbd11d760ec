import { describe, expect, it } from 'vitest';
import { ASSISTED, AssistedStation, PIN, RELATIVE_CARD, WANG, WANG_CARD } from './assist-fixture.ts';
import {
  CARD,
  CERTIFICATE,
  CONTEXT,
  ENTRIES,
  FILING,
  QUERY,
  READER,
  StationUnderTest,
} from './station-fixture.ts';

describe('signing in', () => {
  it('asks for the attendant’s card, then the PIN, then what to do', () => {
    const station = new AssistedStation().openAttendant();
    expect(station.screen).toEqual({
      name: 'attendant-card',
      phase: 'waiting-for-card',
      ways: ['id-card'],
      cardInTheWay: false,
    });
    station.device({ kind: 'cardFound', device: READER });
    expect(station.screen).toMatchObject({ name: 'attendant-card', phase: 'reading' });
    station.device({ kind: 'cardRead', device: READER, card: WANG_CARD });
    expect(station.taken('recogniseAttendant')).toMatchObject([{ number: WANG_CARD.number }]);
    station.recognise();
    expect(station.screen).toMatchObject({ name: 'attendant-pin', attendantName: WANG.name, tries: 0 });
    station.do({ event: 'enterPin', pin: PIN });
    expect(station.screen).toMatchObject({ name: 'attendant-pin', checking: true, tries: 1 });
    expect(station.taken('checkPin')).toMatchObject([{ attendant: WANG.id, pin: PIN }]);
    station.report({
      event: 'pinChecked',
      visit: station.visit,
      attendant: WANG.id,
      outcome: { pin: 'right' },
    });
    expect(station.screen).toEqual({ name: 'attendant-desk', roles: ['beside', 'on-behalf', 'machine'] });
    expect(station.status.operator).toEqual({ mode: 'none', attendantName: WANG.name });
    expect(station.journal()).toEqual(['visit-began', 'attendant-signed-in']);
  });

  it('holds no PIN in any state or status', () => {
    const station = new AssistedStation().openAttendant().layCard(WANG_CARD).recognise();
    station.do({ event: 'enterPin', pin: PIN });
    expect(JSON.stringify([station.state.visit, station.status])).not.toContain(PIN);
    expect(JSON.stringify(station.taken('journal'))).not.toContain(PIN);
  });

  it('shows the card’s number to nobody', () => {
    const station = new AssistedStation().openAttendant().layCard(WANG_CARD);
    expect(JSON.stringify(station.status)).not.toContain(WANG_CARD.number);
    station.recognise();
    expect(JSON.stringify(station.status)).not.toContain(WANG_CARD.number);
    station.pin();
    expect(JSON.stringify(station.status)).not.toContain(WANG_CARD.number);
  });

  it('asks to take away a card that lies there already', () => {
    const station = new AssistedStation().layCard().openAttendant();
    expect(station.screen).toMatchObject({ name: 'attendant-card', cardInTheWay: true });
    expect(station.lift().screen).toMatchObject({ cardInTheWay: false });
  });

  it('tells that a card is of no attendant, and waits for the next one', () => {
    const station = new AssistedStation().openAttendant().layCard(RELATIVE_CARD);
    station.report({
      event: 'attendantNotRecognised',
      visit: station.visit,
      failure: 'attendant-not-known',
    });
    expect(station.screen).toMatchObject({
      name: 'attendant-card',
      phase: 'waiting-for-card',
      failure: 'attendant-not-known',
    });
    expect(station.journal()).toContain('failure:attendant-not-known');
    expect(JSON.stringify(station.state.visit)).not.toContain(RELATIVE_CARD.number);
    expect(station.layCard(WANG_CARD).recognise().screen.name).toBe('attendant-pin');
  });

  it('tells why a card could not be read', () => {
    const station = new AssistedStation().openAttendant().device({ kind: 'cardFound', device: READER });
    station.device({ kind: 'cardReadFailed', device: READER, failure: 'card-removed-early' });
    expect(station.screen).toMatchObject({ name: 'attendant-card', failure: 'card-removed-early' });
  });

  it('tells a wrong PIN, and until when nobody can try', () => {
    const station = new AssistedStation().openAttendant().layCard(WANG_CARD).recognise();
    station.pin({ pin: 'wrong', failure: 'attendant-pin-wrong' });
    expect(station.screen).toMatchObject({ failure: 'attendant-pin-wrong', checking: false, tries: 1 });
    const lockedUntil = station.at.wall + 900_000;
    station.pin({ pin: 'wrong', failure: 'attendant-locked-out', lockedUntil });
    expect(station.screen).toMatchObject({ failure: 'attendant-locked-out', lockedUntil });
    station.taken('checkPin');
    station.do({ event: 'enterPin', pin: PIN });
    expect(station.taken('checkPin')).toEqual([]);
    station.at = { wall: lockedUntil, mono: station.at.mono + 1 };
    station.do({ event: 'enterPin', pin: PIN });
    expect(station.taken('checkPin')).toHaveLength(1);
  });

  it('tells at the card already that the name is locked', () => {
    const station = new AssistedStation().openAttendant().layCard(WANG_CARD);
    station.recognise(WANG, station.at.wall + 60_000);
    expect(station.screen).toMatchObject({ name: 'attendant-pin', failure: 'attendant-locked-out' });
  });

  it('takes one PIN at a time', () => {
    const station = new AssistedStation().openAttendant().layCard(WANG_CARD).recognise();
    station.do({ event: 'enterPin', pin: PIN }).do({ event: 'enterPin', pin: '111111' });
    expect(station.taken('checkPin')).toHaveLength(1);
    expect(station.journal()).toContain('failure:command-not-expected');
  });

  it('answers a call for help', () => {
    const station = new AssistedStation().layCard().do({ event: 'callHelp' });
    station.signIn();
    expect(station.status.help).toEqual({ state: 'none' });
    expect(station.journal()).toContain('help-answered');
    station.do({ event: 'showMachine' });
    expect(station.screen).toMatchObject({ name: 'attendant-machine', calledAt: station.at.wall });
  });

  it('is not to be had where the site names no staff file', () => {
    const station = new AssistedStation(CONTEXT).openAttendant();
    expect(station.screen.name).toBe('welcome');
    expect(station.status.site.attendants).toBeUndefined();
    expect(new AssistedStation().status.site.attendants).toBe(true);
  });

  it('drops an answer that comes when nobody waits for it', () => {
    const station = new AssistedStation().openAttendant().layCard(WANG_CARD);
    const late = station.visit;
    station.do({ event: 'goBack' });
    expect(station.screen.name).toBe('identify');
    station.report({ event: 'attendantRecognised', visit: late, attendant: WANG });
    station.report({ event: 'pinChecked', visit: late, attendant: WANG.id, outcome: { pin: 'right' } });
    expect(station.screen.name).toBe('identify');
    expect(station.session).toBeUndefined();
  });

  it('asks for the card again when the device process dies while it is read', () => {
    const station = new AssistedStation().openAttendant().device({ kind: 'cardFound', device: READER });
    station.report({ event: 'deviceProcessLost' });
    station.device({ kind: 'deviceChanged', device: READER, state: 'ready', facts: {} });
    expect(station.screen).toMatchObject({ name: 'attendant-card', phase: 'waiting-for-card' });
  });

  it('tells the reader that a card is of use, and the scanner that no code is', () => {
    const station = new AssistedStation().layCard().openAttendant();
    expect(station.taken('awaitCard').at(-1)).toEqual({ effect: 'awaitCard', awaited: true });
    expect(station.status.codes.awaited).toBe(false);
  });
});

it('keeps the reader looking while somebody is signed in, so that the card laid again is seen', () => {
  const station = new AssistedStation().layCard().signIn();
  station.taken('awaitCard');
  station.mode('beside').do({ event: 'openEntry', entry: ENTRIES.query });
  expect(station.taken('awaitCard')).toEqual([]);
  station.openAttendant().do({ event: 'signOut' });
  expect(station.taken('awaitCard')).toEqual([{ effect: 'awaitCard', awaited: false }]);
});

describe('the resident’s own visit', () => {
  it('survives the attendant’s card: who they are, where they stand, what they answered', () => {
    const station = new AssistedStation().layCard().findRecord();
    station
      .do({ event: 'openEntry', entry: ENTRIES.filing })
      .do({ event: 'proceed' })
      .answer('city', '340100');
    const before = station.screen;
    const { card, record, answers } = station.state.visit!;
    station.signIn();
    expect(station.status.resident).toBeUndefined();
    expect(JSON.stringify(station.status)).not.toContain(CARD.name);
    station.mode('beside');
    expect(station.screen).toEqual(before);
    expect(station.state.visit).toMatchObject({ card, record });
    expect(station.state.visit?.answers).toEqual(answers);
    expect(station.status.operator).toEqual({
      mode: 'beside',
      attendantName: WANG.name,
      residentName: CARD.name,
    });
  });

  it('cannot be touched while the attendant’s page is up', () => {
    const station = new AssistedStation().layCard().findRecord().signIn();
    for (const event of [
      { event: 'openEntry', entry: ENTRIES.query },
      { event: 'finish' },
      { event: 'showIdNumber' },
      { event: 'sayNoCard' },
    ] as const) {
      station.do(event);
      expect(station.screen.name, event.event).toBe('attendant-desk');
    }
    expect(station.state.visit?.standing).toEqual({ at: 'home' });
  });

  it('begins with the resident’s card where nobody was known yet', () => {
    const station = new AssistedStation().signIn().mode('beside');
    expect(station.screen.name).toBe('identify');
    expect(station.layCard().screen.name).toBe('home');
    expect(station.status.operator).toMatchObject({ mode: 'beside', residentName: CARD.name });
  });

  it('goes on alone after 退出', () => {
    const station = new AssistedStation().layCard().findRecord().signIn().mode('beside').openAttendant();
    station.do({ event: 'signOut' });
    expect(station.screen.name).toBe('home');
    expect(station.status.resident?.name).toBe(CARD.name);
    expect(station.status.operator).toBeUndefined();
    expect(station.journal()).toContain('attendant-signed-out');
    expect(JSON.stringify(station.state.visit)).not.toContain(WANG_CARD.number);
  });

  it('goes on alone when the attendant lays their card again', () => {
    const station = new AssistedStation().signIn().mode('beside').layCard().lift();
    station.layCard(WANG_CARD);
    expect(station.session).toBeUndefined();
    expect(station.status.resident?.name).toBe(CARD.name);
    expect(station.journal()).toContain('attendant-signed-out');
  });

  it('is not ended by the attendant’s card that still lies there when another one is asked for', () => {
    const station = new AssistedStation().openAttendant().layCard(WANG_CARD).recognise().pin();
    station.mode('beside').layCard(WANG_CARD);
    expect(station.session?.mode).toBe('beside');
    expect(station.screen).toEqual({
      name: 'identify',
      phase: 'waiting-for-card',
      ways: ['id-card'],
      failure: 'attendant-card-lies',
    });
    expect(station.lift().layCard().screen.name).toBe('home');
    expect(station.status.resident?.name).toBe(CARD.name);
  });

  it('is not asked for the attendant’s card by the resident’s that still lies there', () => {
    const station = new AssistedStation().layCard().openAttendant().layCard();
    expect(station.taken('recogniseAttendant')).toEqual([]);
    expect(station.screen).toMatchObject({
      name: 'attendant-card',
      phase: 'waiting-for-card',
      cardInTheWay: true,
    });
    expect(station.lift().layCard(WANG_CARD).recognise().screen.name).toBe('attendant-pin');
  });

  it('is nobody’s where the attendant’s own card had begun it', () => {
    const station = new AssistedStation().layCard(WANG_CARD);
    expect(station.status.resident?.name).toBe(WANG_CARD.name);
    station.openAttendant().lift().layCard(WANG_CARD).recognise().pin().lift().mode('beside');
    expect(station.status.resident).toBeUndefined();
    expect(station.screen.name).toBe('identify');
    expect(station.layCard().status.operator).toMatchObject({ residentName: CARD.name });
  });

  it.each(['the PIN', 'the page', 'the resident’s card'] as const)(
    'does not become the attendant’s own where they leave at %s with their card still there',
    (where) => {
      const station = new AssistedStation().openAttendant().layCard(WANG_CARD).recognise();
      if (where !== 'the PIN') station.pin();
      if (where === 'the resident’s card') station.mode('beside').openAttendant();
      station.do({ event: where === 'the PIN' ? 'goBack' : 'signOut' });
      // A reader reads a lying card again when one is asked for.
      station.layCard(WANG_CARD);
      expect(station.state.visit?.card).toBeUndefined();
      expect(station.screen).toMatchObject({ name: 'identify', failure: 'attendant-card-lies' });
      expect(JSON.stringify(station.state.visit)).not.toContain(WANG_CARD.number);
      expect(station.lift().layCard().status.resident?.name).toBe(CARD.name);
    },
  );

  it('never takes the attendant for the resident', () => {
    const station = new AssistedStation().signIn().mode('beside');
    station.layCard(WANG_CARD);
    expect(station.state.visit?.card).toBeUndefined();
    expect(station.screen).toMatchObject({ name: 'identify', phase: 'waiting-for-card' });
    expect(station.session).toBeUndefined();
  });
});

describe('the attendant’s page', () => {
  it('leads back to the resident, and out where nothing was chosen', () => {
    const station = new AssistedStation().layCard().signIn();
    expect(station.do({ event: 'goBack' }).session).toBeUndefined();
    expect(station.screen.name).toBe('home');
    station.signIn().mode('beside').openAttendant();
    expect(station.screen.name).toBe('attendant-desk');
    expect(station.do({ event: 'goBack' }).screen.name).toBe('home');
    expect(station.session?.mode).toBe('beside');
  });

  it('shows the machine and goes back to itself', () => {
    const station = new AssistedStation().signIn().do({ event: 'showMachine' });
    expect(station.screen).toEqual({ name: 'attendant-machine' });
    expect(station.do({ event: 'goBack' }).screen.name).toBe('attendant-desk');
  });

  it('tells how sure every fact of the present service is', () => {
    const station = new AssistedStation().layCard().do({ event: 'openEntry', entry: ENTRIES.filing });
    station.signIn().do({ event: 'showMachine' });
    const { evidence } = station.screen as { evidence: { service: string; facts: unknown[] } };
    expect(evidence.service).toBe('异地备案');
    expect(evidence.facts).toContainEqual({ label: '事项编码', evidence: 'locally-unknown' });
    expect(evidence.facts).toContainEqual({ label: '身份证', evidence: 'assumed' });
    expect(JSON.stringify(evidence.facts)).not.toContain('放假安排');
  });

  it('tells how sure the places are that residents are sent to', () => {
    const office = { name: '县医保窗口', evidence: 'assumed' as const };
    const near = { name: '乡镇', evidence: 'verified' as const };
    const elsewhere = [
      { service: CERTIFICATE.id, action: '办甲', offices: [near] },
      { service: FILING.id, action: '办乙', offices: [office] },
      { service: QUERY.id, action: '办丙', offices: [office] },
    ];
    const station = new AssistedStation({ ...ASSISTED, catalogue: { ...CONTEXT.catalogue, elsewhere } });
    station.layCard().do({ event: 'openElsewhere' }).signIn().do({ event: 'showMachine' });
    expect(station.screen).toMatchObject({
      evidence: {
        service: '去别处办的事',
        facts: [
          { label: '乡镇', evidence: 'verified' },
          { label: '县医保窗口', evidence: 'assumed' },
        ],
      },
    });
  });

  it('tells which year has no holidays yet, for a service that promises a day', () => {
    const timeLimit = { text: '30个工作日', evidence: 'verified' as const, workingDays: 30 };
    const promising = { ...FILING, unified: { ...FILING.unified, timeLimit } };
    const services = new Map([...CONTEXT.catalogue.services, [FILING.id as string, promising] as const]);
    const station = new AssistedStation({ ...ASSISTED, catalogue: { ...CONTEXT.catalogue, services } });
    station.layCard().do({ event: 'openEntry', entry: ENTRIES.filing });
    station.signIn().do({ event: 'showMachine' });
    const { evidence } = station.screen as { evidence: { facts: unknown[] } };
    expect(evidence.facts).toContainEqual({ label: '2027年放假安排', evidence: 'locally-unknown' });
  });

  it('offers and does only what the attendant may', () => {
    const onlyBeside = { ...WANG, roles: ['beside'] as const };
    const station = new AssistedStation().signIn(onlyBeside);
    expect(station.screen).toMatchObject({ roles: ['beside'] });
    station.mode('on-behalf');
    expect(station.screen).toMatchObject({ name: 'attendant-desk', failure: 'attendant-role-missing' });
    station.do({ event: 'showMachine' });
    expect(station.screen).toMatchObject({ name: 'attendant-desk', failure: 'attendant-role-missing' });
    expect(station.journal()).toContain('failure:attendant-role-missing');
  });
});

describe('leaving', () => {
  it.each(['finish', 'idle', 'home without a resident'] as const)('by %s signs the attendant out', (how) => {
    const station = new AssistedStation().signIn().mode('beside');
    if (how === 'home without a resident') station.do({ event: 'goHome' });
    else if (how === 'finish') station.layCard().do({ event: 'finish' });
    else station.layCard().lift().wait(180_000);
    expect(station.session).toBeUndefined();
    expect(station.journal().filter((event) => event === 'attendant-signed-out')).toHaveLength(1);
    expect(JSON.stringify(station.state.visit ?? null)).not.toContain(WANG_CARD.number);
    expect(JSON.stringify(station.status)).not.toContain(WANG.name);
  });

  it('keeps the idle times as they are for residents', () => {
    const station = new AssistedStation().signIn();
    expect(station.wait(60_000).status.idle.stage).toBe('covered');
    expect(station.wait(60_000).status.idle.stage).toBe('warned');
    expect(station.wait(60_000).screen.name).toBe('welcome');
  });

  it('is out of the question at the farewell: nobody signs in there', () => {
    const station = new AssistedStation(ASSISTED).layCard().do({ event: 'finish' }).openAttendant();
    expect(station.screen.name).toBe('farewell');
  });
});

it('leaves residents alone where nobody signs in', () => {
  const station = new StationUnderTest(ASSISTED).layCard();
  expect(station.do({ event: 'signOut' }).screen.name).toBe('home');
  expect(station.do({ event: 'chooseMode', mode: 'beside' }).screen.name).toBe('home');
  expect(station.journal().filter((event) => event === 'failure:command-not-expected')).toHaveLength(2);
});
