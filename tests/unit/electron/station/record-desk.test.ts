import { expect, it } from 'vitest';
import {
  failed,
  type Outcome,
  succeeded,
  type UpstreamFailure,
} from '../../../../electron/contract/failures.ts';
import type { InsuredRecord } from '../../../../electron/contract/insured-record.ts';
import type { ReportEvent } from '../../../../electron/core/events.ts';
import type { KeptRecord, KioskStore } from '../../../../electron/core/ports/store.ts';
import { createRecordDesk, type RecordAnswer } from '../../../../electron/station/record-desk.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { CARD, RECORD } from '../core/station-fixture.ts';

const PERSON = { certificateType: '01', certificateNumber: CARD.number, name: CARD.name };
const DAY_MS = 86_400_000;

function desk(kept?: { agoMs: number }) {
  const clock = new HandClock();
  const answers: RecordAnswer[] = [];
  const reports: ReportEvent[] = [];
  let cached: KeptRecord | undefined =
    kept === undefined ? undefined : { record: RECORD, keptAt: clock.now() - kept.agoMs };
  let kicks = 0;
  let settle: (outcome: Outcome<InsuredRecord, UpstreamFailure>) => void = () => undefined;
  const store = {
    cache: {
      find: () => cached,
      keep: (_person: string, record: InsuredRecord, at: number) => {
        cached = { record, keptAt: at };
        return succeeded(undefined);
      },
      expire: () => 0,
    },
  } as unknown as KioskStore;
  const upstream = {
    lookUpInsured: () =>
      new Promise<Outcome<InsuredRecord, UpstreamFailure>>((resolve) => {
        settle = resolve;
      }),
    enquire: () => Promise.reject(new Error('not asked for here')),
    send: () => Promise.reject(new Error('not asked for here')),
    close: () => Promise.resolve(),
  };
  const own = createRecordDesk({
    store,
    upstream,
    clock,
    report: (event) => reports.push(event),
    pump: { kick: () => (kicks += 1) },
  });
  own.lookUp(PERSON, (answer) => answers.push(answer));
  return {
    clock,
    answers,
    reports,
    cached: () => cached,
    kicks: () => kicks,
    answerWith: async (outcome: Outcome<InsuredRecord, UpstreamFailure>) => {
      settle(outcome);
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

it('keeps a fresh record and shows it as fresh', async () => {
  const own = desk();
  await own.answerWith(succeeded(RECORD));
  expect(own.answers).toEqual([{ event: 'recordFound', record: RECORD, origin: { from: 'upstream' } }]);
  expect(own.cached()).toEqual({ record: RECORD, keptAt: own.clock.now() });
  expect(own.reports).toEqual([{ event: 'networkChanged', network: 'online' }]);
  expect(own.clock.waiting).toBe(0);
});

it('shows the kept record with its age when the platform cannot be reached', async () => {
  const own = desk({ agoMs: 2 * DAY_MS });
  await own.answerWith(failed('upstream-unreachable'));
  expect(own.answers).toMatchObject([{ event: 'recordFound', origin: { from: 'cache' } }]);
  expect(own.reports).toEqual([{ event: 'networkChanged', network: 'offline' }]);
});

it('shows the kept record beside a slow platform, then the fresh one', async () => {
  const own = desk({ agoMs: DAY_MS });
  own.clock.turn(1_500);
  await own.answerWith(succeeded(RECORD));
  expect(own.answers.map((answer) => (answer.event === 'recordFound' ? answer.origin.from : ''))).toEqual([
    'cache',
    'upstream',
  ]);
});

it('does not show the kept record twice when the slow platform fails', async () => {
  const own = desk({ agoMs: DAY_MS });
  own.clock.turn(1_500);
  await own.answerWith(failed('upstream-timeout'));
  expect(own.answers).toHaveLength(1);
});

it('never answers from the cache for somebody the platform does not know', async () => {
  const own = desk({ agoMs: DAY_MS });
  await own.answerWith(failed('person-not-insured'));
  expect(own.answers).toEqual([{ event: 'recordUnavailable', failure: 'person-not-insured' }]);
  expect(own.reports).toEqual([{ event: 'networkChanged', network: 'online' }]);
});

it('does not show a record kept longer than thirty days', async () => {
  const own = desk({ agoMs: 31 * DAY_MS });
  await own.answerWith(failed('upstream-unreachable'));
  expect(own.answers).toEqual([{ event: 'recordUnavailable', failure: 'upstream-unreachable' }]);
});

it('takes somebody else’s page for a lost line, and a busy platform for a reached one', async () => {
  const portal = desk();
  await portal.answerWith(failed('upstream-not-json'));
  expect(portal.reports).toEqual([{ event: 'networkChanged', network: 'offline' }]);
  expect(portal.kicks()).toBe(0);
  const busy = desk();
  await busy.answerWith(failed('upstream-busy'));
  expect(busy.reports).toEqual([{ event: 'networkChanged', network: 'online' }]);
});

it('wakes waiting cases when the platform answers', async () => {
  const own = desk();
  await own.answerWith(succeeded(RECORD));
  expect(own.kicks()).toBe(1);
});
