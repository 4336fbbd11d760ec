import { describe, expect, it } from 'vitest';
import type { Findings } from '../../../../electron/contract/enquiry.ts';
import {
  failed,
  type Outcome,
  succeeded,
  type UpstreamFailure,
} from '../../../../electron/contract/failures.ts';
import type { InsuredRecord } from '../../../../electron/contract/insured-record.ts';
import type { ReportEvent } from '../../../../electron/core/events.ts';
import type { KeptRecord, KioskStore } from '../../../../electron/core/ports/store.ts';
import type { Enquiry } from '../../../../electron/core/ports/upstream.ts';
import {
  createRecordDesk,
  type EnquiryAnswer,
  type RecordAnswer,
} from '../../../../electron/station/record-desk.ts';
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

const RIGHTS: Enquiry = { of: 'rights', person: PERSON, benefits: false };
const EMPLOYER: Enquiry = {
  of: 'employer',
  creditCode: '91350100M000100Y43',
  agent: PERSON,
  authority: 'letter',
};
const FINDINGS: Findings = { of: 'rights', rights: { contributions: [] } };

/** A desk that is asked one thing beyond the record, and what it kept before. */
async function enquiringDesk(
  enquiry: Enquiry,
  outcome: Outcome<Findings, UpstreamFailure>,
  kept?: { readonly of: string; readonly agoMs: number },
) {
  const clock = new HandClock();
  const answers: EnquiryAnswer[] = [];
  const reports: ReportEvent[] = [];
  const keptNow: [person: string, of: string][] = [];
  const store = {
    cache: {
      findFindings: (person: string, of: string) =>
        person === CARD.number && kept?.of === of
          ? { findings: FINDINGS, keptAt: clock.now() - kept.agoMs }
          : undefined,
      keepFindings: (person: string, of: string) => {
        keptNow.push([person, of]);
        return succeeded(undefined);
      },
    },
  } as unknown as KioskStore;
  const own = createRecordDesk({
    store,
    upstream: {
      lookUpInsured: () => Promise.reject(new Error('not asked for here')),
      enquire: () => Promise.resolve(outcome),
    },
    clock,
    report: (event) => reports.push(event),
    pump: { kick: () => undefined },
  });
  own.enquire(enquiry, (answer) => answers.push(answer));
  await Promise.resolve();
  await Promise.resolve();
  return { answers, reports, keptNow };
}

describe('an enquiry', () => {
  it('about rights is kept for the person, treatments apart', async () => {
    const plain = await enquiringDesk(RIGHTS, succeeded(FINDINGS));
    expect(plain.answers).toEqual([
      { event: 'enquiryAnswered', findings: FINDINGS, origin: { from: 'upstream' } },
    ]);
    expect(plain.keptNow).toEqual([[CARD.number, 'rights']]);
    const more = await enquiringDesk({ ...RIGHTS, benefits: true }, succeeded(FINDINGS));
    expect(more.keptNow).toEqual([[CARD.number, 'rights-and-benefits']]);
  });

  it('is answered with what was kept and its day when the platform cannot be asked', async () => {
    const kept = { of: 'rights', agoMs: 2 * DAY_MS };
    const { answers, reports } = await enquiringDesk(RIGHTS, failed('upstream-unreachable'), kept);
    expect(answers).toMatchObject([{ event: 'enquiryAnswered', origin: { from: 'cache' } }]);
    expect(reports).toEqual([{ event: 'networkChanged', network: 'offline' }]);
  });

  it.each([
    ['nothing was kept', RIGHTS, undefined],
    ['it was kept too long', RIGHTS, { of: 'rights', agoMs: 31 * DAY_MS }],
    ['another one was kept', { ...RIGHTS, benefits: true }, { of: 'rights', agoMs: 0 }],
    ['an employer is never kept', EMPLOYER, { of: 'employer', agoMs: 0 }],
  ] as const)('fails where %s', async (_name, enquiry, kept) => {
    const { answers } = await enquiringDesk(enquiry, failed('upstream-timeout'), kept);
    expect(answers).toEqual([{ event: 'enquiryUnavailable', failure: 'upstream-timeout' }]);
  });

  it('about an employer leaves nothing behind', async () => {
    const { keptNow } = await enquiringDesk(EMPLOYER, succeeded(FINDINGS));
    expect(keptNow).toEqual([]);
  });
});
