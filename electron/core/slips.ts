import type { FailureCode } from '../contract/failures.ts';
import type { DeviceId } from '../contract/ids.ts';
import type { SlipContent } from './effects.ts';
import { answersTo, stepOf } from './journeys.ts';
import type { Journey, SlipState, StationContext, StationState, Visit } from './state.ts';
import { type Step, unchanged, withVisit } from './transition.ts';

/** What a printer may be in when the resident asks for a slip: nothing under way. */
function mayPrint(slip: SlipState): boolean {
  return slip.state !== 'queued' && slip.state !== 'sent' && slip.state !== 'interrupted';
}

/**
 * 打印. A slip that was refused was never printed and is asked for again as it was; after `printed` or `unknown`
 * another one carries 补打.
 */
export function printSlip(
  context: StationContext,
  state: StationState,
  visit: Visit,
  journey: Journey,
): Step {
  const content = slipContent(visit, journey);
  if (content === undefined || !mayPrint(visit.slip)) return unchanged(state);
  const again = visit.slip.state === 'printed' || visit.slip.state === 'unknown';
  const duplicate = visit.slip.duplicate + (again ? 1 : 0);
  const printer = usablePrinter(context, state);
  if (!printer.usable)
    return withVisit(state, { ...visit, slip: { state: 'refused', failure: printer.failure, duplicate } });
  return withVisit(
    state,
    { ...visit, slip: { state: 'queued', duplicate } },
    { effect: 'printSlip', visit: visit.id, device: printer.id, content, duplicate },
  );
}

/** A slip belongs to a record that is there, or to a result. */
function slipContent(visit: Visit, journey: Journey): SlipContent | undefined {
  const step = stepOf(journey);
  const { card, record } = visit;
  if (card === undefined) return undefined;
  if (step.step === 'record' && record?.state !== 'found') return undefined;
  if (step.step === 'result' && (journey.result === undefined || journey.result.outcome === 'refused'))
    return undefined;
  if (step.step !== 'record' && step.step !== 'result') return undefined;
  return {
    service: journey.service,
    entryName: journey.entryName,
    card,
    ...(record?.state === 'found' ? { record: record.record, origin: record.origin } : {}),
    answers: answersTo(visit, journey.service.id),
    ...(journey.result === undefined ? {} : { result: journey.result }),
  };
}

type PrinterChoice =
  | { readonly usable: true; readonly id: DeviceId }
  | { readonly usable: false; readonly failure: FailureCode };

/** The first printer that is ready; otherwise why the first one is not. */
function usablePrinter(context: StationContext, state: StationState): PrinterChoice {
  const printers = context.devices.filter(({ kind }) => kind === 'receipt-printer');
  const ready = printers.find(({ id }) => state.devices.get(id)?.state === 'ready');
  if (ready !== undefined) return { usable: true, id: ready.id };
  const [first] = printers;
  if (first === undefined) return { usable: false, failure: 'no-printer-configured' };
  return { usable: false, failure: state.devices.get(first.id)?.failure ?? 'printer-silent' };
}
