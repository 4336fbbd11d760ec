import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepId } from '../../../../electron/contract/ids.ts';
import { stationStatusSchema } from '../../../../electron/contract/status.ts';
import { pendingMandate } from '../../../../electron/core/assist-state.ts';
import type { CommandEvent } from '../../../../electron/core/events.ts';
import { AssistedStation, MANDATE, PIN, RELATIVE_CARD, SIGN, WANG, WANG_CARD } from './assist-fixture.ts';
import { CARD, FILING, PRINTER, READER } from './station-fixture.ts';

/** What can happen to a station at which people sign in, act for others, come and go. */
type Move = (station: AssistedStation) => AssistedStation;

const plain = [
  'sayNoCard',
  'goBack',
  'goHome',
  'proceed',
  'printReceipt',
  'finish',
  'skipRating',
  'showMachine',
  'signOut',
  'callHelp',
  'stay',
] as const;

const commands: fc.Arbitrary<CommandEvent> = fc.oneof(
  ...plain.map((event) => fc.constant({ event })),
  fc.constantFrom('beside', 'on-behalf').map((mode) => ({ event: 'chooseMode' as const, mode })),
  fc.integer({ min: 0, max: 4 }).map((entry) => ({ event: 'openEntry' as const, entry })),
  fc
    .record({
      step: fc.constantFrom(...[...MANDATE.journey, ...FILING.journey].map(({ id }) => id)),
      answer: fc.constantFrom(
        'attendant',
        'relative',
        'child',
        'card',
        'stated',
        CARD.number,
        '测试甲',
        '340100',
      ),
    })
    .map((answered) => ({ event: 'answerStep' as const, ...answered })),
  fc.constantFrom(MANDATE.id, FILING.id).map((service) => ({ event: 'agree' as const, service })),
  fc.constant(SIGN),
  fc.constant({ event: 'submit' as const, service: FILING.id }),
);

const moves: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 6,
    arbitrary: commands.map(
      (event): Move =>
        (station) =>
          station.do(event),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Move>(
      (station) => station.signIn(),
      (station) => station.signIn().mode('beside'),
      (station) => station.signIn().mode('on-behalf').answer('agent', 'attendant'),
      (station) => station.openAttendant(),
      (station) => station.recognise(),
      (station) => station.pin(),
      (station) => station.pin({ pin: 'wrong', failure: 'attendant-pin-wrong' }),
      (station) => station.begin(),
      (station) => station.layCard(),
      (station) => station.layCard(WANG_CARD),
      (station) => station.layCard(RELATIVE_CARD),
      (station) => station.lift(),
      (station) => station.findRecord(),
      (station) => station.authorise(),
      (station) => station.device({ kind: 'cardReadFailed', device: READER, failure: 'card-rejected' }),
      (station) => station.report({ event: 'deviceProcessLost' }),
      (station) => station.report({ event: 'filingAccepted', visit: station.visit, receiptNumber: 'R1' }),
    ),
  },
  fc.integer({ min: 1, max: 200_000 }).map(
    (ms): Move =>
      (station) =>
        station.wait(ms),
  ),
);

const walk = fc.array(moves, { maxLength: 60 });

/** Everything a visit holds, maps and all. */
const textOf = (value: unknown): string =>
  JSON.stringify(value ?? null, (_key, inner: unknown) => (inner instanceof Map ? [...inner] : inner));

describe('whatever happens, in whatever order', () => {
  it('nobody is signed in after a visit, and nothing of them is left', () => {
    fc.assert(
      fc.property(walk, (sequence) => {
        const station = new AssistedStation();
        for (const move of sequence) {
          move(station);
          stationStatusSchema.parse(station.status);
          if (station.state.visit !== undefined && station.state.visit.standing.at !== 'farewell') continue;
          expect(station.session).toBeUndefined();
          expect(station.status.operator).toBeUndefined();
          const left = textOf(station.state);
          for (const { number } of [CARD, RELATIVE_CARD, WANG_CARD]) expect(left).not.toContain(number);
          expect(left).not.toContain(WANG.id);
        }
        const slip = station.state.visit?.slip.state;
        if (slip === 'queued' || slip === 'sent') return;
        station.wait(200_000).wait(200_000);
        expect(station.state.visit).toBeUndefined();
      }),
      { numRuns: 400 },
    );
  });

  it('an attendant who is signed in never becomes the resident, nor the agent by a second card', () => {
    fc.assert(
      fc.property(walk, (sequence) => {
        const station = new AssistedStation();
        for (const move of sequence) {
          const before = station.session;
          const { card } = station.state.visit ?? {};
          move(station);
          const after = station.session;
          const became = station.state.visit?.card;
          if (before !== undefined && after?.attendant.id === before.attendant.id && became !== card)
            expect(became?.number).not.toBe(WANG_CARD.number);
          expect(after?.mandate?.agentCard?.number).not.toBe(WANG_CARD.number);
          expect(after?.mandate?.person?.number).not.toBe(WANG_CARD.number);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('an attendant’s card that lies there becomes nobody until it was taken away', () => {
    fc.assert(
      fc.property(walk, (sequence) => {
        const station = new AssistedStation();
        station.openAttendant().layCard(WANG_CARD).recognise();
        const { visit } = station;
        for (const move of sequence) {
          move(station);
          // Lifted, or another visit: from here on it is a card like any other.
          if (station.state.cardsPresent.size === 0 || station.visit !== visit) return;
          expect(station.state.visit?.card?.number).not.toBe(WANG_CARD.number);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('nobody acts for a person without an authority: no look-up, no case, no slip', () => {
    fc.assert(
      fc.property(walk, (sequence) => {
        const station = new AssistedStation();
        for (const move of sequence) {
          move(station);
          const { visit } = station.state;
          const effects = station.effects.splice(0);
          for (const effect of effects) {
            if (effect.effect !== 'acceptFiling' && effect.effect !== 'printSlip') continue;
            const agent = effect.effect === 'acceptFiling' ? effect.assist : effect.content.assist;
            if (agent?.mode === 'on-behalf') expect(agent.agent?.signature).toBeDefined();
          }
          if (visit === undefined || pendingMandate(visit) === undefined) continue;
          expect(['journey', 'identify', 'no-card']).toContain(visit.standing.at);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('every entry of the journal is one the journal takes, and none has the PIN', () => {
    fc.assert(
      fc.property(walk, (sequence) => {
        const station = new AssistedStation();
        for (const move of sequence) move(station);
        const said = JSON.stringify(station.taken('journal'));
        for (const trace of [PIN, CARD.number, RELATIVE_CARD.number, WANG_CARD.number, WANG.name])
          expect(said).not.toContain(trace);
      }),
      { numRuns: 200 },
    );
  });
});

it('a slip of the visit before is not the attendant’s: news of it changes nobody', () => {
  const station = new AssistedStation().signIn().mode('beside').layCard();
  station.device({ kind: 'printChanged', device: PRINTER, job: 'old' as never, state: 'printed' });
  expect(station.session?.mode).toBe('beside');
  expect(station.do({ event: 'answerStep', step: stepId('agent'), answer: 'x' }).screen.name).toBe('home');
});
