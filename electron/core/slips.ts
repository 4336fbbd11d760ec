import type { DeviceKind } from '../contract/device-kind.ts';
import type { FailureCode } from '../contract/failures.ts';
import type { DeviceId } from '../contract/ids.ts';
import type { Paper } from '../contract/receipt.ts';
import { answersTo, signatureTo } from './asked-steps.ts';
import { assistRecord } from './assist-record.ts';
import { hasCaseSheets } from './case-sheets.ts';
import { handedInBy } from './duties.ts';
import type { SlipContent } from './effects.ts';
import { stepOf } from './journeys.ts';
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
  return content === undefined ? unchanged(state) : printContent(context, state, visit, content);
}

/** The same for a content that is no page of a journey. */
export function printContent(
  context: StationContext,
  state: StationState,
  visit: Visit,
  content: SlipContent,
): Step {
  if (!mayPrint(visit.slip)) return unchanged(state);
  const again = visit.slip.state === 'printed' || visit.slip.state === 'unknown';
  const duplicate = visit.slip.duplicate + (again ? 1 : 0);
  const printer = usablePrinter(context, state, content);
  const { paper } = printer;
  if (!printer.usable)
    return withVisit(state, {
      ...visit,
      slip: { state: 'refused', failure: printer.failure, duplicate, paper },
    });
  const effect = paper === 'a4' ? 'printDocument' : 'printSlip';
  return withVisit(
    state,
    { ...visit, slip: { state: 'queued', duplicate, paper } },
    { effect, visit: visit.id, device: printer.id, content, duplicate },
  );
}

/** A slip belongs to a record that is there, to a result, to the guide or to the notice. */
function slipContent(visit: Visit, journey: Journey): SlipContent | undefined {
  const step = stepOf(journey);
  const { record } = visit;
  const card = handedInBy(visit);
  if (card === undefined) return undefined;
  if (journey.guide === true || step.step === 'notice') return adviceContent(visit, journey, card);
  if (step.step === 'record' && record?.state !== 'found') return undefined;
  if (step.step === 'result' && journey.result === undefined) return undefined;
  if (step.step === 'enquiry' && visit.enquiry?.shown.state !== 'found') return undefined;
  if (step.step !== 'record' && step.step !== 'enquiry' && step.step !== 'result') return undefined;
  const signature = signatureTo(visit, journey.service.id);
  const attached = visit.attached?.get(journey.service.id);
  const assist = assistRecord(visit);
  return {
    ...(step.step === 'result' && journey.result?.outcome === 'refused' ? { of: 'refusal' } : {}),
    service: journey.service,
    entryName: journey.entryName,
    card,
    ...(record?.state === 'found' ? { record: record.record, origin: record.origin } : {}),
    ...(visit.enquiry === undefined || step.step !== 'enquiry' ? {} : { enquiry: visit.enquiry }),
    answers: answersTo(visit, journey.service.id),
    ...(signature === undefined ? {} : { signature }),
    ...(attached === undefined ? {} : { attached }),
    ...(assist === undefined ? {} : { assist }),
    ...(journey.result === undefined ? {} : { result: journey.result }),
    ...(journey.activation?.outcome === undefined ? {} : { activation: journey.activation.outcome }),
  };
}

/** The guide over a page, or the notice; neither says anything of the answers. Nobody is told what their own duty needs. */
function adviceContent(
  { notices }: Visit,
  { service, entryName, guide }: Journey,
  card: SlipContent['card'],
): SlipContent | undefined {
  const content = { service, entryName, card, answers: new Map() };
  if (guide === true) return { ...content, of: 'guide' };
  const times = notices?.get(service.id);
  if (service.audience === 'attendant') return undefined;
  return { ...content, of: 'notice', ...(times === undefined ? {} : { noticeTimes: times }) };
}

type PrinterChoice = { readonly paper: Paper } & (
  | { readonly usable: true; readonly id: DeviceId }
  | { readonly usable: false; readonly failure: FailureCode }
);

/** Which printers a paper may come out of, the best first. */
function printersFor({ devices }: StationContext, content: SlipContent): { id: DeviceId; paper: Paper }[] {
  const of = (wanted: DeviceKind, paper: Paper) =>
    devices.filter(({ kind }) => kind === wanted).map(({ id }) => ({ id, paper }));
  const { service, of: advice } = content;
  const sheet = advice === undefined && service.receipt.paper === 'a4-if-possible';
  const sheets = sheet || hasCaseSheets(content) ? of('document-printer', 'a4') : [];
  return [...sheets, ...of('receipt-printer', 'slip')];
}

/** The best printer that is ready; otherwise why the best one is not. */
function usablePrinter(context: StationContext, state: StationState, content: SlipContent): PrinterChoice {
  const printers = printersFor(context, content);
  const ready = printers.find(({ id }) => state.devices.get(id)?.state === 'ready');
  if (ready !== undefined) return { usable: true, ...ready };
  const [first] = printers;
  if (first === undefined) return { usable: false, failure: 'no-printer-configured', paper: 'slip' };
  const silent: FailureCode = first.paper === 'a4' ? 'document-printer-silent' : 'printer-silent';
  return { usable: false, failure: state.devices.get(first.id)?.failure ?? silent, paper: first.paper };
}
