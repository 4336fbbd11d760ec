import type { ServiceItem } from '../contract/catalogue.ts';
import type { Journey, StationState, Visit } from './state.ts';
import { NO_SLIP } from './state.ts';
import { type Step, unchanged, withVisit } from './transition.ts';
import { coreWords } from './words.ts';

/** 办事指南: what is known of a service in its six unified fields, over whatever page of it is up. */

/** The six unified fields (六统一), in their order. */
export const UNIFIED_FIELDS: readonly (keyof ServiceItem['unified'])[] = [
  'name',
  'code',
  'materials',
  'timeLimit',
  'stages',
  'standard',
];

/** Each field under its name; one that nobody knows here has no text. */
export function guideFacts({
  unified,
}: Pick<ServiceItem, 'unified'>): { readonly label: string; readonly text?: string }[] {
  return UNIFIED_FIELDS.map((field) => {
    const { text, evidence } = unified[field];
    const label = coreWords.unified[field];
    return evidence === 'locally-unknown' ? { label } : { label, text };
  });
}

/** 看办事指南, from any page of a service but one that is just being sent. */
export function openGuide(state: StationState, visit: Visit, journey: Journey): Step {
  if (journey.submitting || journey.guide === true) return unchanged(state);
  const guided: Journey = { ...journey, guide: true };
  return withVisit(state, { ...visit, slip: NO_SLIP, standing: { at: 'journey', journey: guided } });
}

/** Back to the page that the guide lay over, with everything on it as it was. */
export function closeGuide(state: StationState, visit: Visit, journey: Journey): Step {
  const { guide: _guide, ...page } = journey;
  return withVisit(state, { ...visit, slip: NO_SLIP, standing: { at: 'journey', journey: page } });
}
