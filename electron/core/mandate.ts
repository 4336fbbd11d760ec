import type { ServiceItem } from '../contract/catalogue.ts';
import type { Credential } from '../contract/credential.ts';
import type { StepId } from '../contract/ids.ts';
import { answersTo, signatureTo } from './asked-steps.ts';
import { MANDATE_STEPS, pendingMandate, type SignedIn, signedIn } from './assist-state.ts';
import type { CommandEvent } from './events.ts';
import { END_AFTER_MS } from './idle.ts';
import { stepOf } from './journeys.ts';
import type { Moment, StationState, Visit } from './state.ts';
import { failureJournalled, journalled, type Step, withVisit } from './transition.ts';
import { identify } from './visit-life.ts';
import { coreWords } from './words.ts';

/**
 * 代人办: the questions, the words of the authority and the signature are a journey of the catalogue like any other; what is
 * special, the two identities it needs and what it is worth when it is signed, is here.
 */

/** Begins to ask for the authority; what was answered to an earlier one is forgotten. */
export function beginMandate(
  state: StationState,
  visit: Visit,
  assist: SignedIn,
  service: ServiceItem,
): Step {
  const asked: Visit = withoutAnswers(visit, service);
  const next: SignedIn = { ...assist, page: 'none', mode: 'on-behalf', mandate: { service, given: false } };
  const journey = { service, entryName: coreWords.mandate, index: 0, submitting: false };
  return withVisit(state, { ...asked, assist: next, standing: { at: 'journey', journey } });
}

/** The visit without anything of the authority. */
export function withoutAnswers(visit: Visit, { id }: ServiceItem): Visit {
  const answers = new Map(visit.answers);
  const signatures = new Map(visit.signatures);
  answers.delete(id);
  signatures.delete(id);
  return { ...visit, answers, signatures };
}

/** Gives up an authority that was not yet given: back to the attendant's page, in no mode. */
export function giveUpMandate(state: StationState, visit: Visit): Step {
  const assist = signedIn(visit);
  if (assist?.mandate === undefined) return withVisit(state, visit);
  const { mandate, mode: _mode, ...rest } = assist;
  const standing =
    visit.card === undefined
      ? ({ at: 'identify', phase: 'waiting-for-card' } as const)
      : ({ at: 'home' } as const);
  const clean = withoutAnswers(visit, mandate.service);
  return withVisit(state, { ...clean, standing, assist: { ...rest, page: 'desk' } });
}

const answerTo = (visit: Visit, service: ServiceItem, step: StepId): string | undefined =>
  answersTo(visit, service.id).get(step);

/** The person whose card is not here, as it was typed. */
function statedPerson(visit: Visit, service: ServiceItem): Credential | undefined {
  if (answerTo(visit, service, MANDATE_STEPS.person) !== 'stated') return undefined;
  const number = answerTo(visit, service, MANDATE_STEPS.personNumber);
  const name = answerTo(visit, service, MANDATE_STEPS.personName);
  return number === undefined || name === undefined ? undefined : { kind: 'stated', number, name };
}

/** Whose card is still wanted: both identities are needed, whoever acts. */
export function wantedCard(visit: Visit): 'agent' | 'person' | undefined {
  const mandate = pendingMandate(visit);
  if (mandate === undefined) return undefined;
  const relativeActs = answerTo(visit, mandate.service, MANDATE_STEPS.agent) === 'relative';
  if (relativeActs && mandate.agentCard === undefined) return 'agent';
  const byCard = answerTo(visit, mandate.service, MANDATE_STEPS.person) === 'card';
  return byCard && mandate.person === undefined && visit.card === undefined ? 'person' : undefined;
}

const WAITING = { at: 'identify', phase: 'waiting-for-card' } as const;

/** A card laid while the authority asks for one: the relative's, then the person's; one person is never both. */
export function mandateCardRead(state: StationState, visit: Visit, card: Credential, at: Moment): Step {
  const assist = signedIn(visit);
  const wanted = wantedCard(visit);
  const mandate = assist?.mandate;
  if (assist === undefined || mandate === undefined || wanted === undefined) return withVisit(state, visit);
  const others = [mandate.agentCard, mandate.person, visit.card, statedPerson(visit, mandate.service)];
  if (others.some((other) => other?.number === card.number)) {
    const failure = 'agent-is-the-person';
    const again = { ...visit, standing: { ...WAITING, failure } } as const;
    return withVisit(state, again, failureJournalled(at, failure, visit));
  }
  const taken = wanted === 'agent' ? { ...mandate, agentCard: card } : { ...mandate, person: card };
  const known: Visit = { ...visit, assist: { ...assist, mandate: taken } };
  const seen = wanted === 'agent' ? 'agent-identified' : 'person-identified';
  const entry = journalled(at, seen, visit, { attendant: assist.attendant.id });
  if (wantedCard(known) !== undefined) return withVisit(state, { ...known, standing: WAITING }, entry);
  return withVisit(
    state,
    atStep(known, mandate.service, ({ step }) => step === 'commitment'),
    entry,
  );
}

type JourneyStep = ServiceItem['journey'][number];

/** The visit at the first step of the mandate that fits. */
function atStep(visit: Visit, service: ServiceItem, fits: (step: JourneyStep) => boolean): Visit {
  const index = Math.max(0, service.journey.findIndex(fits));
  const journey = { service, entryName: coreWords.mandate, index, submitting: false };
  return { ...visit, standing: { at: 'journey', journey } };
}

/** Commands at a card that the authority waits for: the way back leads to the question that asked for it. */
export function commandAtMandateCard(
  state: StationState,
  visit: Visit,
  event: CommandEvent,
): Step | undefined {
  const mandate = pendingMandate(visit);
  if (mandate === undefined || visit.standing.at !== 'identify') return undefined;
  if (event.event === 'goHome') return giveUpMandate(state, visit);
  if (event.event !== 'goBack' && event.event !== 'sayNoCard') return undefined;
  const question = wantedCard(visit) === 'agent' ? MANDATE_STEPS.agent : MANDATE_STEPS.person;
  return withVisit(
    state,
    atStep(visit, mandate.service, ({ id }) => id === question),
  );
}

/**
 * What follows from a step of the authority: a card is asked for before its words are shown, an answer changed forgets the card
 * it asked for, the signature gives it, and leaving it gives it up.
 */
export function followMandate(before: Visit, done: Step, event: CommandEvent, at: Moment): Step {
  const { visit } = done.state;
  if (visit === undefined || pendingMandate(visit) === undefined) return done;
  if (visit.standing.at === 'home' || visit.standing.at === 'rate') return also(done, giveUpMandate);
  if (visit.standing.at !== 'journey') return done;
  const next = forgettingCard(visit, before, event);
  const { journey } = visit.standing;
  const signed = event.event === 'sign' && journey.complaint === undefined;
  if (signed && signatureTo(next, journey.service.id) !== undefined)
    return also(done, (state) => give(state, next, at));
  if (stepOf(journey).step === 'commitment' && wantedCard(next) !== undefined)
    return also(done, (state) => withVisit(state, { ...next, standing: WAITING }));
  return also(done, (state) => withVisit(state, next));
}

function also(done: Step, next: (state: StationState, visit: Visit) => Step): Step {
  const { visit } = done.state;
  if (visit === undefined) return done;
  const step = next(done.state, visit);
  return { state: step.state, effects: [...done.effects, ...step.effects] };
}

/** Another answer to who acts, or for whom, wants another card. */
function forgettingCard(visit: Visit, before: Visit, event: CommandEvent): Visit {
  const assist = signedIn(visit);
  const mandate = assist?.mandate;
  if (assist === undefined || mandate === undefined || event.event !== 'answerStep') return visit;
  const same = (step: StepId) =>
    answerTo(visit, mandate.service, step) === answerTo(before, mandate.service, step);
  const { agentCard, person, ...bare } = mandate;
  const kept = {
    ...bare,
    ...(agentCard !== undefined && same(MANDATE_STEPS.agent) ? { agentCard } : {}),
    ...(person !== undefined && same(MANDATE_STEPS.person) ? { person } : {}),
  };
  return { ...visit, assist: { ...assist, mandate: kept } };
}

/**
 * For a person whose card is not here, applications are handed in and nothing else: a number and a name that somebody typed are
 * no reason to show or to print what the platform knows (law: authority, and least data).
 */
export function withinAuthority(before: StationState, opened: Step, at: Moment): Step {
  const { visit } = opened.state;
  if (visit?.card?.kind !== 'stated' || visit.standing.at !== 'journey') return opened;
  if (visit.standing.journey.service.kind === 'filing') return opened;
  const failure = 'record-needs-card';
  return {
    state: { ...before, passing: { failure, untilMono: at.mono + END_AFTER_MS } },
    effects: [failureJournalled(at, failure, visit)],
  };
}

/** Signed: from here on the visit is the person's, and everything in it is done by the agent for them. */
function give(state: StationState, visit: Visit, at: Moment): Step {
  const assist = signedIn(visit);
  const mandate = assist?.mandate;
  if (assist === undefined || mandate === undefined) return withVisit(state, visit);
  const { person, ...given } = { ...mandate, given: true };
  const stated = statedPerson(visit, mandate.service);
  const relation = answerTo(visit, mandate.service, MANDATE_STEPS.relation);
  const detail = { attendant: assist.attendant.id, ...(relation === undefined ? {} : { relation }) };
  const entry = journalled(at, 'mandate-given', visit, detail);
  const next: Visit = { ...visit, assist: { ...assist, mandate: given }, standing: { at: 'home' } };
  if (stated !== undefined) {
    const record = { state: 'unavailable', failure: 'record-needs-card' } as const;
    const said = journalled(at, 'person-stated', visit, { attendant: assist.attendant.id });
    return withVisit(state, { ...next, card: stated, record }, entry, said);
  }
  if (person === undefined)
    return visit.card === undefined ? giveUpMandate(state, visit) : withVisit(state, next, entry);
  const identified = identify(state, next, person, at);
  return { state: identified.state, effects: [entry, ...identified.effects] };
}
