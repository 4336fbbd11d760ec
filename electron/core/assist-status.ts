import type { Catalogue } from '../contract/catalogue.ts';
import type { Screen, StationStatus } from '../contract/status.ts';
import { type AskingForCard, type AskingForPin, type SignedIn, signedIn } from './assist-state.ts';
import { dayOf } from './days.ts';
import { hasDuties } from './duties.ts';
import { UNIFIED_FIELDS } from './guide.ts';
import type { Moment, StationContext, StationState, Visit } from './state.ts';
import { cardPresent, waysToIdentify } from './visit-life.ts';
import { coreWords, worded } from './words.ts';
import { holidayYears } from './working-days.ts';

/** What the screens see of an attendant: their name and page, never a number, a PIN or anything of the resident behind it. */

/** The attendant's own screen, while one is up. */
export function attendantScreen(
  context: StationContext,
  state: StationState,
  visit: Visit,
  at: Moment,
): Screen | undefined {
  const { assist } = visit;
  if (assist === undefined) return undefined;
  switch (assist.at) {
    case 'card':
      return cardScreen(context, state, assist);
    case 'pin':
      return pinScreen(assist);
    case 'signed-in':
      return secondScreen(context, state, assist) ?? pageOf(context, visit, assist, at);
  }
}

function cardScreen(context: StationContext, state: StationState, { phase, failure }: AskingForCard): Screen {
  return {
    name: 'attendant-card',
    phase,
    ways: [...waysToIdentify(context, state)],
    cardInTheWay: phase === 'waiting-for-card' && cardPresent(state),
    ...(failure === undefined ? {} : { failure }),
  };
}

/** The same pages for another attendant, who looks a duty over. */
function secondScreen(
  context: StationContext,
  state: StationState,
  { second }: SignedIn,
): Screen | undefined {
  if (second === undefined) return undefined;
  return second.at === 'card' ? cardScreen(context, state, second) : pinScreen(second);
}

function pinScreen({ attendant, checking, tries, failure, lockedUntil }: AskingForPin): Screen {
  return {
    name: 'attendant-pin',
    attendantName: attendant.name,
    checking,
    tries,
    ...(failure === undefined ? {} : { failure }),
    ...(lockedUntil === undefined ? {} : { lockedUntil }),
  };
}

function pageOf(context: StationContext, visit: Visit, assist: SignedIn, at: Moment): Screen | undefined {
  switch (assist.page) {
    case 'none':
      return undefined;
    case 'desk':
      return {
        name: 'attendant-desk',
        roles: rolesNow(context, visit, assist),
        ...(assist.failure === undefined ? {} : { failure: assist.failure }),
      };
    case 'machine': {
      const evidence = evidenceOf(context, visit, at);
      return {
        name: 'attendant-machine',
        ...(assist.calledAt === undefined ? {} : { calledAt: assist.calledAt }),
        ...(evidence === undefined ? {} : { evidence }),
      };
    }
  }
}

/** What this attendant may choose now: once somebody acts for a person, the visit stays theirs. */
function rolesNow(
  context: StationContext,
  visit: Visit,
  { attendant, mandate }: SignedIn,
): SignedIn['attendant']['roles'][number][] {
  return attendant.roles.filter((role) => {
    if (role === 'machine') return true;
    if (role === 'duty') return visit.card === undefined && hasDuties(context.catalogue);
    return mandate === undefined && (role === 'beside' || context.mandate !== undefined);
  });
}

/** Who operates for whom; the person's name only where their screen is up. */
export function operatorOf(visit: Visit | undefined): Pick<StationStatus, 'operator'> {
  const assist = signedIn(visit);
  if (visit === undefined || assist === undefined) return {};
  const { mode, attendant, mandate, page } = assist;
  const residentName = page === 'none' ? visit.card?.name : undefined;
  const agentName = page === 'none' ? mandate?.agentCard?.name : undefined;
  return {
    operator: {
      mode: mode ?? 'none',
      attendantName: attendant.name,
      ...(residentName === undefined ? {} : { residentName }),
      ...(agentName === undefined ? {} : { agentName }),
    },
  };
}

type Evidence = NonNullable<Extract<Screen, { name: 'attendant-machine' }>['evidence']>;

/** How sure every fact of the service behind this page is. */
function evidenceOf({ catalogue }: StationContext, { standing }: Visit, at: Moment): Evidence | undefined {
  if (standing.at === 'elsewhere') return evidenceOfOffices(catalogue);
  if (standing.at !== 'journey') return undefined;
  const { service, entryName } = standing.journey;
  const fields = UNIFIED_FIELDS.map((field) => ({
    label: coreWords.unified[field],
    evidence: service.unified[field].evidence,
  }));
  const steps = service.journey.flatMap((step): Evidence['facts'] => {
    if (step.step === 'notice') return step.items.map(({ text, evidence }) => ({ label: text, evidence }));
    return step.step === 'commitment' ? [{ label: step.title, evidence: step.evidence }] : [];
  });
  const years = holidayYears(catalogue.workingDays, service, dayOf(at.wall)).map(({ year, evidence }) => ({
    label: worded(coreWords.holidaysOf, { year }),
    evidence,
  }));
  return { service: entryName, facts: [...fields, ...years, ...steps] };
}

/** How sure each place is that residents are sent to. */
function evidenceOfOffices({ elsewhere = [] }: Catalogue): Evidence {
  const offices = elsewhere.flatMap((service) => service.offices);
  const byName = new Map(offices.map(({ name, evidence }) => [name, evidence]));
  const facts = [...byName].map(([label, evidence]) => ({ label, evidence }));
  return { service: coreWords.elsewhere, facts };
}
