import type { EnquiryStep } from '../contract/catalogue.ts';
import { type Answers, answersTo } from './asked-steps.ts';
import { dayOf } from './days.ts';
import type { Effect } from './effects.ts';
import type { EnquiryState } from './enquiry-state.ts';
import type { ReportEvent, StationEvent } from './events.ts';
import { stepOf } from './journeys.ts';
import type { Enquiry } from './ports/upstream.ts';
import { type PremiumCase, premiumFor } from './premium.ts';
import type { Moment, StationContext, StationState, Visit } from './state.ts';
import { failureJournalled, type Step, unchanged, withVisit } from './transition.ts';
import { personOf } from './visit-life.ts';

/**
 * What a service asks the platform beyond the record: the person's rights, an employer. It is asked when its step comes up, answered
 * at most twice (kept, then fresh), and nothing of it outlives the visit.
 */

type Subject = Enquiry | ({ readonly of: 'premium' } & PremiumCase);

function subjectOf(visit: Visit, { asks }: EnquiryStep, answers: Answers): Subject | undefined {
  const { card, record } = visit;
  if (asks.of === 'premium') return premiumCase(answers.get(asks.group), answers.get(asks.missed));
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

/** Value of the group question for newborns, who wait for nothing. */
const NEWBORN = 'newborn';

/** The answers as the table is asked: a group, and a number of years; whoever was never insured missed none. */
function premiumCase(group: string | undefined, missed: string | undefined): Subject | undefined {
  if (group === undefined || missed === undefined) return undefined;
  return { of: 'premium', group, missed: Number(missed), repaid: 0, exempt: group === NEWBORN };
}

/** What tells an enquiry from another of the same step: the answers alone, for a record that comes in late makes no other of it. */
function askedOf(subject: Subject): string {
  switch (subject.of) {
    case 'rights':
      return String(subject.benefits);
    case 'employer':
      return `${subject.creditCode} ${subject.authority}`;
    case 'premium':
      return `${subject.group} ${subject.missed}`;
  }
}

/** The enquiry of the present step, with what tells it from every other. */
function wanted(
  visit: Visit | undefined,
): { readonly key: string; readonly enquiry: Subject; readonly step: EnquiryStep } | undefined {
  if (visit?.standing.at !== 'journey') return undefined;
  const { journey } = visit.standing;
  const step = stepOf(journey);
  if (step.step !== 'enquiry') return undefined;
  const answers = answersTo(visit, journey.service.id);
  const enquiry = subjectOf(visit, step, answers);
  if (enquiry === undefined) return undefined;
  return { key: `${journey.service.id} ${step.id} ${askedOf(enquiry)}`, enquiry, step };
}

/** What leads to an enquiry's step: coming there once more asks again for what could not be had. */
const LEADING: ReadonlySet<StationEvent['event']> = new Set(['openEntry', 'answerStep', 'proceed', 'agree']);

/** The state with the enquiry of the present step under way, unless it was made already. */
export function askingToEnquire(
  context: StationContext,
  state: StationState,
  { event, at }: StationEvent,
): Step {
  const { visit } = state;
  const now = wanted(visit);
  if (visit === undefined || now === undefined) return unchanged(state);
  const again = visit.enquiry?.shown.state === 'unavailable' && LEADING.has(event);
  if (visit.enquiry?.key === now.key && !again) return unchanged(state);
  const { key, enquiry } = now;
  if (enquiry.of === 'premium') {
    const { premium: table } = context.catalogue;
    if (table === undefined) throw new Error('a service asks for a premium, and no table was read');
    const premium = premiumFor(table, context.site.place, dayOf(at.wall), enquiry);
    const shown: EnquiryState['shown'] = { state: 'found', findings: { of: 'premium', premium } };
    return withVisit(state, { ...visit, enquiry: { key, shown } });
  }
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
