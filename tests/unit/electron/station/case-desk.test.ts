import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WITHDRAWAL_MS } from '../../../../electron/contract/case-progress.ts';
import { failed, succeeded } from '../../../../electron/contract/failures.ts';
import { visitId } from '../../../../electron/contract/ids.ts';
import type { CommandEvent, ReportEvent } from '../../../../electron/core/events.ts';
import type { OutboxRow } from '../../../../electron/core/ports/store.ts';
import type { Upstream } from '../../../../electron/core/ports/upstream.ts';
import { initialState } from '../../../../electron/core/state.ts';
import { createCaseDesk } from '../../../../electron/station/case-desk.ts';
import { CARD, FILING, StationUnderTest } from '../core/station-fixture.ts';
import { aFolder, aKey, openStore } from '../store/support.ts';

const VISIT = visitId('visit-1');
const OTHER = '999999190001010022';
const PERSON = { certificateType: '01', certificateNumber: CARD.number, name: CARD.name };
const INVOICE = { code: '034011900111', number: '99900001' };

/** A desk over a real store; `left` are the rows that somebody may have received. */
function aDesk(caseProgress: Upstream['caseProgress'] = async () => failed('upstream-unreachable')) {
  const store = openStore(aFolder(), aKey());
  const reports: ReportEvent[] = [];
  const left = new Set<number>();
  const clock = { at: new StationUnderTest().at.wall };
  let serial = 0;
  const desk = createCaseDesk({
    store,
    upstream: { caseProgress },
    clock: { now: () => clock.at, monotonic: () => 0, after: () => () => undefined },
    newId: () => `withdrawal-${(serial += 1)}`,
    institution: 'H34172100001',
    report: (event) => reports.push(event),
    pump: { kick: () => undefined, mayHaveLeft: ({ id }) => left.has(id) },
  });
  const file = (receiptNumber: string, person = CARD.number, name = 'case.submit'): OutboxRow => {
    const filed = { receipt_number: receiptNumber, person: { certno: person, psn_name: CARD.name } };
    const message = name === 'case.submit' ? {} : { message: { psn_no: 'P1', refl_date: '2026-11-22' } };
    const taken = store.inOneCommit(() => {
      const row = store.outbox.enqueue(
        {
          key: `case-${receiptNumber}`,
          messageId: 'M1',
          interface: name,
          visit: VISIT,
          service: FILING.id,
          receiptNumber,
          input: JSON.stringify({ case: { ...filed, fields: { phone: '13900000000' } }, ...message }),
          madeAt: clock.at,
        },
        [],
      );
      if (!row.ok) return row;
      const noted = store.cases.note(person, receiptNumber, row.value.id);
      return noted.ok ? row : noted;
    });
    if (!taken.ok) throw new Error(taken.failure);
    return taken.value;
  };
  const withdraw = (receiptNumber: string, person = CARD.number, ageMs = 60_000) => {
    desk.run({ effect: 'withdrawCase', visit: VISIT, receiptNumber, person, ageMs });
    return reports.at(-1);
  };
  return { store, desk, reports, left, clock, file, withdraw };
}

const takenAs = (outcome: string) => ({ event: 'withdrawalTaken', visit: VISIT, outcome });
const notTaken = (failure: string) => ({ event: 'withdrawalNotTaken', visit: VISIT, failure });

describe('taking a case back', () => {
  it('takes what nobody received out of the outbox, and frees its invoices', () => {
    const { store, file, withdraw } = aDesk();
    file('R1');
    store.invoices.use([INVOICE], 'R1', 1);
    expect(withdraw('R1')).toEqual(takenAs('taken-out'));
    expect(store.outbox.counts().pending).toBe(0);
    expect(store.invoices.isUsed(INVOICE)).toBe(false);
    expect(withdraw('R1')).toEqual(takenAs('taken-out'));
  });

  it('keeps the case when its invoices cannot be freed: both or neither', () => {
    const { store, file, withdraw } = aDesk();
    const row = file('R1');
    store.invoices.use([INVOICE], 'R1', 1);
    Object.assign(store.invoices, {
      release: () => {
        throw new Error('killed in between');
      },
    });
    expect(() => withdraw('R1')).toThrow('killed in between');
    expect(store.outbox.openIds()).toEqual([row.id]);
    expect(store.invoices.isUsed(INVOICE)).toBe(true);
  });

  it('follows what may have left with one row that says so, and nothing of the answers in it', () => {
    const { store, file, withdraw, left, clock } = aDesk();
    const { id } = file('R1');
    left.add(id);
    clock.at += 90_000;
    expect(withdraw('R1', CARD.number, 90_000)).toEqual(takenAs('sending'));
    expect(withdraw('R1')).toEqual(takenAs('sending'));
    const [, row, none] = store.outbox.pending(9);
    expect(none).toBeUndefined();
    expect(row).toMatchObject({ interface: 'case.withdraw', receiptNumber: 'R1', key: 'withdrawal-1' });
    expect(JSON.parse(row?.input ?? '{}')).toEqual({
      case: { receipt_number: 'R1', person: { certno: CARD.number, psn_name: CARD.name } },
      withdrawal: { asked_at: new Date(clock.at).toISOString() },
    });
  });

  it('undoes a numbered filing by its own number, its serial still to be read', () => {
    const { store, file, withdraw, left } = aDesk();
    left.add(file('R1', CARD.number, '2501').id);
    withdraw('R1');
    const [, row] = store.outbox.pending(9);
    expect(row?.interface).toBe('2502');
    expect(JSON.parse(row?.input ?? '{}')).toMatchObject({
      message: { refl_date: '2026-11-22' },
      undo: { psn_no: 'P1', memo: '本人在自助终端撤回' },
    });
  });

  it('refuses a number that is none, another person’s, and what was decided', () => {
    const { store, file, withdraw } = aDesk();
    file('R1', OTHER);
    const { id } = file('R2');
    store.outbox.refuse(id, '材料不清楚', 1, []);
    expect(withdraw('R9')).toEqual(notTaken('case-not-found'));
    expect(withdraw('R1')).toEqual(notTaken('case-of-another'));
    expect(withdraw('R2')).toEqual(notTaken('case-already-reviewed'));
    expect(store.outbox.counts().pending).toBe(1);
  });

  it('tells what became of it; the invoices are free only then', () => {
    const { store, desk, file, withdraw, left, reports } = aDesk();
    left.add(file('R1').id);
    store.invoices.use([INVOICE], 'R1', 1);
    withdraw('R1');
    const row = store.outbox.pending(9)[1]!;
    desk.withdrawalSettled(row, { outcome: 'unknown', failure: 'upstream-timeout' });
    desk.withdrawalSettled(row, { outcome: 'refused', reason: '已经审核' });
    expect(store.invoices.isUsed(INVOICE)).toBe(true);
    desk.withdrawalSettled(row, { outcome: 'acknowledged', reference: 'SW1' });
    expect(store.invoices.isUsed(INVOICE)).toBe(false);
    const settled = { event: 'withdrawalSettled', receiptNumber: 'R1' };
    expect(reports.slice(-3)).toEqual([
      { ...settled, outcome: 'to-upload' },
      { ...settled, outcome: 'refused', reason: '已经审核' },
      { ...settled, outcome: 'withdrawn' },
    ]);
  });

  it('property: at most once, and never after ten minutes, whatever is pressed, jumps or restarts', () => {
    const { store, desk, left, clock, file, reports } = aDesk();
    /** All the way from the home screen; and each step alone, where it fits or not. */
    const wholeWay: CommandEvent[] = [
      { event: 'goHome' },
      { event: 'openCases' },
      { event: 'askCase', number: '' },
      { event: 'openWithdrawal' },
      { event: 'withdrawCase' },
    ];
    const commands: CommandEvent[] = [
      { event: 'openCases' },
      { event: 'askCase', number: '' },
      { event: 'openWithdrawal' },
      { event: 'withdrawCase' },
      { event: 'withdrawCase' },
      { event: 'goBack' },
    ];
    const moves = fc.array(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...commands).map((press) => ({ presses: [press] })) },
        { weight: 2, arbitrary: fc.constantFrom({ presses: wholeWay }, { presses: wholeWay.slice(0, 4) }) },
        fc.record({ waits: fc.integer({ min: 0, max: 500_000 }) }),
        fc.record({ jumps: fc.integer({ min: -400_000, max: 400_000 }) }),
        fc.constant({ restarts: true } as const),
      ),
      { minLength: 4, maxLength: 40 },
    );
    let [runs, taken, late] = [0, 0, 0];
    fc.assert(
      fc.property(moves, fc.boolean(), (sequence, mayHaveLeft) => {
        const receiptNumber = `R${(runs += 1)}`;
        const station = new StationUnderTest().layCard().findRecord();
        let trueAge = 0;
        let jumped = 0;
        clock.at = station.at.wall;
        const { id } = file(receiptNumber);
        if (mayHaveLeft) left.add(id);
        const before = store.outbox.counts().pending;
        station.report({ event: 'filingAccepted', visit: station.state.visit!.id, receiptNumber });
        station.effects = [];
        let accepted = 0;
        const settle = (): void => {
          for (let effect = station.effects.shift(); effect; effect = station.effects.shift()) {
            if (effect.effect !== 'listCases' && effect.effect !== 'withdrawCase') continue;
            if (effect.effect === 'withdrawCase') {
              accepted += 1;
              expect(effect.ageMs).toBeLessThanOrEqual(WITHDRAWAL_MS);
              expect(trueAge).toBeLessThanOrEqual(WITHDRAWAL_MS);
            }
            desk.run(effect);
            const said = reports.at(-1);
            if (said !== undefined) station.report(said);
          }
        };
        for (const move of sequence) {
          if ('waits' in move) {
            trueAge += move.waits;
            station.at = { wall: station.at.wall + move.waits, mono: station.at.mono + move.waits };
            station.do({ event: 'stay' });
          } else if ('jumps' in move) {
            jumped += move.jumps;
            station.at = { ...station.at, wall: station.at.wall + move.jumps };
          } else if ('restarts' in move) {
            // What the wall clock lost over a restart nothing can tell: only then it must be right.
            if (jumped !== 0) continue;
            station.at = { ...station.at, mono: 7 };
            station.state = initialState(station.context, station.at);
            station.layCard().findRecord();
            station.effects = [];
          } else
            for (const press of move.presses) {
              station.do(press.event === 'askCase' ? { ...press, number: receiptNumber } : press);
              clock.at = station.at.wall;
              settle();
            }
        }
        if (accepted > 0) taken += 1;
        if (trueAge > WITHDRAWAL_MS) late += 1;
        const found = store.cases.find(receiptNumber, CARD.number);
        const state = found.of === 'person' ? found.known.state : undefined;
        const withdrawn = accepted > 0;
        expect(state).toBe(withdrawn ? (mayHaveLeft ? 'withdrawing' : 'withdrawn') : 'to-upload');
        const more = withdrawn ? (mayHaveLeft ? 1 : -1) : 0;
        expect(store.outbox.counts().pending).toBe(before + more);
      }),
      { numRuns: 200 },
    );
    process.stdout.write(
      `withdrawals: ${taken} of ${runs} cases taken back, ${late} grew older than ten minutes\n`,
    );
    expect(taken).toBeGreaterThan(10);
  });
});

describe('how far a case is', () => {
  const ask = async (setUp: (desk: ReturnType<typeof aDesk>) => void) => {
    const asked: string[] = [];
    const made = aDesk(async (number) => {
      asked.push(number);
      return succeeded({ state: 'received' });
    });
    setUp(made);
    made.desk.run({ effect: 'askProgress', visit: VISIT, receiptNumber: 'R1', person: PERSON });
    await Promise.resolve();
    await Promise.resolve();
    return { asked, told: made.reports.filter(({ event }) => event !== 'networkChanged') };
  };
  const found = {
    event: 'progressFound',
    visit: VISIT,
    receiptNumber: 'R1',
    progress: { state: 'received' },
  };

  it('asks the platform after one that may be there, and after one of another terminal', async () => {
    const there = await ask(({ file, left }) => void left.add(file('R1').id));
    expect(there.told).toMatchObject([{ event: 'caseKnown', reached: true }, found]);
    expect((await ask(() => undefined)).told).toEqual([found]);
  });

  it('asks nobody after one that never left, or that is another person’s', async () => {
    const unsent = await ask(({ file }) => void file('R1'));
    expect(unsent).toMatchObject({ asked: [], told: [{ event: 'caseKnown', reached: false }] });
    const taken = await ask(({ file, withdraw }) => void [file('R1'), withdraw('R1')]);
    expect(taken.asked).toEqual([]);
    expect(taken.told.at(-1)).toMatchObject({ event: 'caseKnown', known: { state: 'withdrawn' } });
    const other = await ask(({ file }) => void file('R1', OTHER));
    expect(other).toMatchObject({ asked: [], told: [{ failure: 'case-of-another' }] });
  });

  it('lists the cases of a person, and says where the platform cannot be asked', async () => {
    const { desk, reports, file } = aDesk();
    file('R1');
    desk.run({ effect: 'listCases', visit: VISIT, person: CARD.number });
    expect(reports.at(-1)).toMatchObject({ event: 'casesListed', cases: [{ receiptNumber: 'R1' }] });
    desk.run({ effect: 'askProgress', visit: VISIT, receiptNumber: 'R2', person: PERSON });
    await Promise.resolve();
    await Promise.resolve();
    expect(reports.slice(-2)).toMatchObject([
      { event: 'networkChanged', network: 'offline' },
      { event: 'progressUnavailable', failure: 'upstream-unreachable' },
    ]);
  });
});
