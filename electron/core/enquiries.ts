import type { EnquiryStep } from '../contract/catalogue.ts';
import { type Answers, answersTo } from './asked-steps.ts';
import type { Effect } from './effects.ts';
import type { EnquiryState } from './enquiry-state.ts';
import type { ReportEvent, StationEvent } from './events.ts';
import { stepOf } from './journeys.ts';
import type { Enquiry } from './ports/upstream.ts';
import type { Moment, StationState, Visit } from './state.ts';
import { failureJournalled, type Step, unchanged, withVisit } from './transition.ts';
import { personOf } from './visit-life.ts';

/**
 * What a service asks the platform beyond the record: the person's rights, an employer. It is asked when its step comes up, answered
 * at most twice (kept, then fresh), and nothing of it outlives the visit.
 */

function subjectOf(visit: Visit, { asks }: EnquiryStep, answers: Answers): Enquiry | undefined {
  const { card, record } = visit;
  if (card === undefined) return undefined;
  const person = personOf(card);
  if (asks.of === 'employer') {
    const creditCode = answers.get(asks.code);
    const authority = answers.get(asks.authority);
    if (creditCode === undefined || authority === undefined) return undefined;
    return { of: 'employer', agent: person, creditCode, authority };
  }
  const chosen = asks.benefits === undefined ? undefined : answers.get(asks.benefits.step);
  const benefits = chosen !== undefined && asks.benefits?.is.includes(chosen) === true;
  const found = record?.state === 'found' ? record.record : undefined;
  const cover = found?.covers.find(({ standing }) => standing === 'normal') ?? found?.covers[0];
  return {
    of: 'rights',
    person,
    benefits,
    ...(found === undefined ? {} : { personNumber: found.personNumber }),
    ...(cover === undefined ? {} : { insuredPlace: cover.insuredPlace }),
  };
}

/** The enquiry of the present step, with what tells it from every other. */
function wanted(
  visit: Visit | undefined,
): { readonly key: string; readonly enquiry: Enquiry; readonly step: EnquiryStep } | undefined {
  if (visit?.standing.at !== 'journey') return undefined;
  const { journey } = visit.standing;
  const step = stepOf(journey);
  if (step.step !== 'enquiry') return undefined;
  const answers = answersTo(visit, journey.service.id);
  const enquiry = subjectOf(visit, step, answers);
  if (enquiry === undefined) return undefined;
  // The answers alone: a record that comes in late makes no other question of it.
  const asked =
    enquiry.of === 'rights' ? String(enquiry.benefits) : `${enquiry.creditCode} ${enquiry.authority}`;
  return { key: `${journey.service.id} ${step.id} ${asked}`, enquiry, step };
}

/** The state with the enquiry of the present step under way, unless it was made already. */
export function askingToEnquire(state: StationState, { at }: StationEvent): Step {
  const { visit } = state;
  const now = wanted(visit);
  if (visit === undefined || now === undefined || visit.enquiry?.key === now.key) return unchanged(state);
  const { key, enquiry } = now;
  // Whoever was only named is shown no record.
  if (visit.card?.kind === 'stated') {
    const shown = { state: 'unavailable', failure: 'record-needs-card' } as const;
    return withVisit(
      state,
      { ...visit, enquiry: { key, shown } },
      failureJournalled(at, 'record-needs-card', visit),
    );
  }
  const effect: Effect = { effect: 'enquire', visit: visit.id, key, enquiry };
  return withVisit(state, { ...visit, enquiry: { key, shown: { state: 'asked' } } }, effect);
}

type EnquiryAnswer = Extract<ReportEvent, { event: 'enquiryAnswered' | 'enquiryUnavailable' }>;

/** What the platform, or the cache, answered; to another enquiry, or after the visit, it is dropped. */
export function enquiryAnswered(state: StationState, event: EnquiryAnswer, at: Moment): Step {
  const { visit } = state;
  if (visit?.id !== event.visit || visit.enquiry?.key !== event.key) return unchanged(state);
  if (event.event === 'enquiryAnswered') {
    const { findings, origin } = event;
    const shown: EnquiryState['shown'] = { state: 'found', findings, origin };
    return withVisit(state, { ...visit, enquiry: { key: event.key, shown } });
  }
  const shown: EnquiryState['shown'] = { state: 'unavailable', failure: event.failure };
  return withVisit(
    state,
    { ...visit, enquiry: { key: event.key, shown } },
    failureJournalled(at, event.failure, visit),
  );
}
