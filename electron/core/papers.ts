import type { MaterialsStep, ServiceItem } from '../contract/catalogue.ts';
import type { PageId, StepId } from '../contract/ids.ts';
import type { Screen } from '../contract/status.ts';
import { answersTo } from './asked-steps.ts';
import {
  type Attached,
  attachedTo,
  cameraHere,
  type KeptPage,
  missingPapers,
  wantedPapers,
  withAttached,
} from './attached.ts';
import type { Effect } from './effects.ts';
import type { CommandEvent, ReportEvent } from './events.ts';
import type { Journey, Moment, StationContext, StationState, Visit } from './state.ts';
import { failureJournalled, type Step, unchanged, withVisit } from './transition.ts';
import { coreWords, worded } from './words.ts';

/** The step `materials`: which papers are there, page by page. The pictures themselves never come here. */

type Command<E extends CommandEvent['event']> = Extract<CommandEvent, { event: E }>;

const materialsAt = ({ service, index }: Journey, step: StepId): MaterialsStep | undefined => {
  const here = service.journey[index];
  return here?.step === 'materials' && here.id === step ? here : undefined;
};

/** A journey whose last complaint is answered by what was done. */
function fresh({ complaint: _complaint, failure: _failure, ...journey }: Journey): Journey {
  return journey;
}

function changedTo(
  state: StationState,
  visit: Visit,
  journey: Journey,
  attached: Attached,
  ...effects: readonly Effect[]
): Step {
  const standing = { at: 'journey', journey: fresh(journey) } as const;
  return withVisit(state, { ...withAttached(visit, journey.service.id, attached), standing }, ...effects);
}

/** 就用这张: asks the store to seal the page; one page too many is not taken. */
export function keepPage(
  state: StationState,
  visit: Visit,
  journey: Journey,
  asked: Command<'keepPage'>,
): Step {
  const step = materialsAt(journey, asked.step);
  const { service } = journey;
  const paper = step && wantedPapers(step, answersTo(visit, service.id)).find(({ id }) => id === asked.paper);
  if (paper === undefined) return unchanged(state);
  const { pages } = attachedTo(visit, service.id);
  const own = pages.filter((page) => page.paper === paper.id);
  const replaced = own.some(({ id }) => id === asked.instead);
  const known = pages.some(({ id }) => id === asked.page);
  if (known || (asked.instead !== undefined && !replaced)) return unchanged(state);
  if (!replaced && own.length >= paper.most) return unchanged(state);
  const { event: _event, step: _step, ...page } = asked;
  const person = visit.card?.number;
  if (person === undefined) return unchanged(state);
  return withVisit(state, visit, {
    effect: 'keepPage',
    visit: visit.id,
    service: service.id,
    person,
    ...page,
  });
}

/** The store's answer: the page is sealed, in its place; or why not. */
export function pageAnswered(
  state: StationState,
  event: Extract<ReportEvent, { event: 'pageKept' | 'pageNotKept' }>,
  at: Moment,
): Step {
  const { visit } = state;
  if (visit?.id !== event.visit) return unchanged(state);
  const { standing } = visit;
  const here = standing.at === 'journey' && standing.journey.service.id === event.service;
  if (event.event === 'pageNotKept') {
    const journalled = failureJournalled(at, event.failure, visit);
    if (!here) return withVisit(state, visit, journalled);
    const journey = { ...fresh(standing.journey), failure: event.failure };
    return withVisit(state, { ...visit, standing: { at: 'journey', journey } }, journalled);
  }
  const attached = attachedTo(visit, event.service);
  const pages = inPlace(attached.pages, event.page, event.instead);
  const drop: Effect[] = event.instead === undefined ? [] : [{ effect: 'dropPage', page: event.instead }];
  // Whoever photographs a paper need not bring it later any more.
  const others = (papers: readonly StepId[]) => papers.filter((paper) => paper !== event.page.paper);
  const next = { ...attached, pages, later: others(attached.later), counter: others(attached.counter) };
  if (here) return changedTo(state, visit, standing.journey, next, ...drop);
  return withVisit(state, withAttached(visit, event.service, next), ...drop);
}

/** Whether a service's papers may have outlived a sudden end: then the store is asked for them as the service opens. */
export function lookForPages(visit: Visit, service: ServiceItem): readonly Effect[] {
  const person = visit.card?.number;
  const photographs = service.journey.some(({ step }) => step === 'materials');
  if (!photographs || person === undefined || attachedTo(visit, service.id).pages.length > 0) return [];
  return [{ effect: 'findPages', visit: visit.id, service: service.id, person }];
}

/** They are there again, where nothing was photographed in the meantime. */
export function pagesFound(
  state: StationState,
  { visit: asked, service, pages }: Extract<ReportEvent, { event: 'pagesFound' }>,
): Step {
  const { visit } = state;
  if (visit?.id !== asked) return unchanged(state);
  const attached = attachedTo(visit, service);
  if (attached.pages.length > 0) return unchanged(state);
  return withVisit(state, withAttached(visit, service, { ...attached, pages }));
}

/** The page at the end, or where the one was that it replaces. */
function inPlace(
  pages: readonly KeptPage[],
  page: KeptPage,
  instead: PageId | undefined,
): readonly KeptPage[] {
  const at = pages.findIndex(({ id }) => id === instead);
  return at < 0 ? [...pages, page] : pages.toSpliced(at, 1, page);
}

/** 删掉: the page goes from the list and from the store. */
export function dropPage(
  state: StationState,
  visit: Visit,
  journey: Journey,
  asked: Command<'dropPage'>,
): Step {
  const attached = attachedTo(visit, journey.service.id);
  const known = attached.pages.some(({ id }) => id === asked.page);
  if (materialsAt(journey, asked.step) === undefined || !known) return unchanged(state);
  const pages = attached.pages.filter(({ id }) => id !== asked.page);
  return changedTo(state, visit, journey, { ...attached, pages }, { effect: 'dropPage', page: asked.page });
}

/** 以后补, only where the data allows it. */
export function bringLater(
  state: StationState,
  visit: Visit,
  journey: Journey,
  asked: Command<'bringLater'>,
): Step {
  const paper = materialsAt(journey, asked.step)?.papers.find(({ id }) => id === asked.paper);
  if (paper?.later !== true) return unchanged(state);
  const attached = attachedTo(visit, journey.service.id);
  const others = attached.later.filter((id) => id !== asked.paper);
  return changedTo(state, visit, journey, {
    ...attached,
    later: asked.later ? [...others, paper.id] : others,
  });
}

/**
 * What 继续 leads to: with a camera the first missing paper is complained of; without one all that is missing goes to the
 * counter, and nothing holds the resident up.
 */
export function papersDone(
  context: StationContext,
  state: StationState,
  visit: Visit,
  journey: Journey,
  step: MaterialsStep,
): { readonly complaint: string } | { readonly visit: Visit } {
  const service = journey.service.id;
  const missing = missingPapers(step, answersTo(visit, service), attachedTo(visit, service));
  const [first] = missing;
  if (first === undefined) return { visit };
  if (cameraHere(context, state) !== undefined)
    return { complaint: worded(coreWords.complaints.paper, { paper: first.label }) };
  const attached = attachedTo(visit, service);
  const counter = [...attached.counter, ...missing.map(({ id }) => id)];
  return { visit: withAttached(visit, service, { ...attached, counter }) };
}

type MaterialsScreen = Omit<Extract<Screen, { name: 'materials' }>, 'service' | 'progress'>;

/** The screen of the step. */
export function materialsScreen(
  context: StationContext,
  state: StationState,
  visit: Visit,
  journey: Journey,
  step: MaterialsStep,
): MaterialsScreen {
  const { pages, later } = attachedTo(visit, journey.service.id);
  const camera = cameraHere(context, state);
  return {
    name: 'materials',
    step: step.id,
    title: step.title,
    papers: wantedPapers(step, answersTo(visit, journey.service.id)).map((paper) => ({
      id: paper.id,
      label: paper.label,
      why: paper.why,
      least: paper.least,
      most: paper.most,
      pages: pages.filter((page) => page.paper === paper.id).map(({ id }) => ({ id })),
      ...(paper.later === true
        ? { later: later.includes(paper.id) ? ('promised' as const) : ('possible' as const) }
        : {}),
    })),
    ...(camera === undefined ? {} : { camera }),
    ...(journey.failure === undefined ? {} : { failure: journey.failure }),
    ...(journey.complaint === undefined ? {} : { complaint: journey.complaint }),
    changing: journey.changing !== undefined,
  };
}
