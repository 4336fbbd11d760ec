import type { KnownCase } from '../contract/case-progress.ts';
import type { ServiceId } from '../contract/ids.ts';
import type { Screen } from '../contract/status.ts';
import { NUMBER_GROUPS, withdrawable } from './cases.ts';
import type { CasesPage, CasesState } from './cases-state.ts';
import type { Moment, StationContext, StationState, Visit } from './state.ts';
import { coreWords } from './words.ts';

/** The pages of 办理进度 as the screens see them. */

/** What a service is called; one that the level has no more goes without a name. */
export function actionOf({ catalogue }: StationContext, service: ServiceId): string {
  return catalogue.services.get(service)?.action ?? coreWords.cases.unnamed;
}

export function casesScreen(
  context: StationContext,
  state: StationState,
  visit: Visit,
  { shown, list }: CasesState,
  at: Moment,
): Screen {
  switch (shown.page) {
    case 'list':
      return {
        name: 'cases',
        ...(list === undefined ? {} : { list: list.map((known) => shownCase(context, known)) }),
      };
    case 'number': {
      const failure = shown.failure === undefined ? {} : { failure: shown.failure };
      const tried = shown.tried === undefined ? {} : { tried: shown.tried };
      return { name: 'case-number', groups: [...NUMBER_GROUPS], ...failure, ...tried };
    }
    case 'case':
      return caseScreen(context, state, shown, at);
    case 'withdraw': {
      const { receiptNumber, service } = shown.subject;
      const failure = shown.failure === undefined ? {} : { failure: shown.failure };
      const action = actionOf(context, service);
      return { name: 'withdraw-case', receiptNumber, action, asked: shown.asked, ...failure };
    }
    case 'withdrawn': {
      const { receiptNumber, service } = shown.subject;
      const reason = shown.reason === undefined ? {} : { reason: shown.reason };
      const { state: printed, duplicate, paper, failure } = visit.slip;
      const slip = { state: printed, duplicate, paper, ...(failure === undefined ? {} : { failure }) };
      const { outcome } = shown;
      return {
        name: 'case-withdrawn',
        receiptNumber,
        action: actionOf(context, service),
        outcome,
        ...reason,
        slip,
      };
    }
  }
}

function shownCase(context: StationContext, { service, receiptNumber, madeAt, state }: KnownCase) {
  return { receiptNumber, action: actionOf(context, service), madeAt, state };
}

function caseScreen(
  context: StationContext,
  state: StationState,
  page: Extract<CasesPage, { page: 'case' }>,
  at: Moment,
): Screen {
  const { receiptNumber, known, progress } = page;
  return {
    name: 'case',
    receiptNumber,
    ...(known === undefined
      ? {}
      : {
          known: {
            ...shownCase(context, known),
            since: known.since,
            ...(known.reason === undefined ? {} : { reason: known.reason }),
          },
        }),
    asking: progress.state === 'asked',
    ...(progress.state === 'found' ? { review: progress.progress } : {}),
    ...(progress.state === 'unavailable' ? { failure: progress.failure } : {}),
    withdrawable: withdrawable(state, page, at),
  };
}
