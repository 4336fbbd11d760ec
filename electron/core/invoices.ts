import type { InvoicesStep } from '../contract/catalogue.ts';
import type { FailureCode } from '../contract/failures.ts';
import type { Day } from '../contract/id-card.ts';
import type { StepId } from '../contract/ids.ts';
import { type Invoice, type InvoiceDraft, type InvoiceLine, invoiceSchema } from '../contract/invoice.ts';
import type { Screen } from '../contract/status.ts';
import { fenOf } from './answer-words.ts';
import { tidied } from './answers.ts';
import { type Attached, attachedTo, invoicesTotal, withAttached } from './attached.ts';
import { dayOf, isRealDay } from './days.ts';
import type { Effect } from './effects.ts';
import type { CommandEvent, ReportEvent } from './events.ts';
import { invoiceFromCode } from './invoice-codes.ts';
import type { Journey, Moment, StationState, Visit } from './state.ts';
import { changed, failureJournalled, type Step, unchanged, withVisit } from './transition.ts';
import { coreWords } from './words.ts';

/** The step `invoices`: each is scanned or typed, confirmed by hand, and used once. */

type Command<E extends CommandEvent['event']> = Extract<CommandEvent, { event: E }>;
/** What is wrong with an invoice, and in which of its lines. */
export interface InvoiceComplaint {
  readonly line?: InvoiceLine;
  readonly text: string;
}
const { invoice: words } = coreWords;

const EMPTY: InvoiceDraft = { kind: 'paper', code: '', number: '', check: '', date: '', amount: '' };

/** The step a journey stands at, where it is this one. */
export function invoicesAt({ service, index }: Journey, step?: StepId): InvoicesStep | undefined {
  const here = service.journey[index];
  return here?.step === 'invoices' && (step === undefined || here.id === step) ? here : undefined;
}

/** Whether a code of an invoice is of use now: the list is up, and there is room for one more. */
export function wantsInvoice({ standing, ...visit }: Visit): boolean {
  if (standing.at !== 'journey' || standing.journey.invoice !== undefined) return false;
  const step = invoicesAt(standing.journey);
  if (step === undefined) return false;
  return attachedTo({ standing, ...visit }, standing.journey.service.id).invoices.length < step.most;
}

/** Code and number tell one invoice from every other (upstream spec §8.1). */
export function isSameInvoice(
  a: Pick<Invoice, 'code' | 'number'>,
  b: Pick<Invoice, 'code' | 'number'>,
): boolean {
  return a.code === b.code && a.number === b.number;
}

function put(
  state: StationState,
  visit: Visit,
  journey: Journey,
  change: {
    readonly draft?: InvoiceDraft;
    readonly complaint?: InvoiceComplaint;
    readonly attached?: Attached;
  },
  ...effects: readonly Effect[]
): Step {
  const { invoice: _before, complaint: _complaint, ...rest } = journey;
  const { draft, complaint, attached } = change;
  const next: Journey = {
    ...rest,
    ...(draft === undefined ? {} : { invoice: { draft, ...(complaint === undefined ? {} : { complaint }) } }),
    ...(draft === undefined && complaint !== undefined ? { complaint: complaint.text } : {}),
  };
  const kept = attached === undefined ? visit : withAttached(visit, journey.service.id, attached);
  return withVisit(state, { ...kept, standing: { at: 'journey', journey: next } }, ...effects);
}

/** A code was shown: one that can be read becomes the draft. Undefined where no invoice is wanted. */
export function invoiceScanned(
  state: StationState,
  text: string,
  device: string,
  at: Moment,
): Step | undefined {
  const { visit } = state;
  if (visit?.standing.at !== 'journey' || !wantsInvoice(visit)) return undefined;
  const { journey } = visit.standing;
  const draft = invoiceFromCode(text);
  const failure: FailureCode = draft === undefined ? 'invoice-not-readable' : 'invoice-already-here';
  const known =
    draft === undefined ||
    attachedTo(visit, journey.service.id).invoices.some((one) => isSameInvoice(one, draft));
  if (!known) return put(state, visit, withoutFailure(journey), { draft });
  const told = { ...journey, failure };
  return withVisit(
    state,
    { ...visit, standing: { at: 'journey', journey: told } },
    failureJournalled(at, failure, visit, { device }),
  );
}

/** 自己填: an empty one to type. */
export function typeInvoice(
  state: StationState,
  visit: Visit,
  journey: Journey,
  asked: Command<'typeInvoice'>,
): Step {
  const wanted = invoicesAt(journey, asked.step) !== undefined && wantsInvoice(visit);
  return wanted ? put(state, visit, withoutFailure(journey), { draft: EMPTY }) : unchanged(state);
}

function withoutFailure({ failure: _failure, ...journey }: Journey): Journey {
  return journey;
}

/** 删掉 one of the list, or give up the one being confirmed. */
export function dropInvoice(
  state: StationState,
  visit: Visit,
  journey: Journey,
  asked: Command<'dropInvoice'>,
): Step {
  if (invoicesAt(journey, asked.step) === undefined) return unchanged(state);
  if (asked.place === undefined)
    return journey.invoice === undefined ? unchanged(state) : put(state, visit, withoutFailure(journey), {});
  const attached = attachedTo(visit, journey.service.id);
  if (asked.place >= attached.invoices.length) return unchanged(state);
  const invoices = attached.invoices.toSpliced(asked.place, 1);
  return put(state, visit, withoutFailure(journey), { attached: { ...attached, invoices } });
}

/** 对的: the lines are checked, then the store is asked whether an earlier case had it. */
export function confirmInvoice(
  state: StationState,
  visit: Visit,
  journey: Journey,
  asked: Command<'confirmInvoice'>,
  at: Moment,
): Step {
  if (invoicesAt(journey, asked.step) === undefined || journey.invoice === undefined) return unchanged(state);
  const draft = tidiedInvoice(asked.invoice);
  const { invoices } = attachedTo(visit, journey.service.id);
  const complaint = invoiceComplaint(draft, invoices, dayOf(at.wall));
  const parsed = invoiceSchema.safeParse(draft);
  if (complaint !== undefined || !parsed.success)
    return put(state, visit, journey, {
      draft,
      complaint: complaint ?? { line: 'number', text: words.number },
    });
  return put(
    state,
    visit,
    journey,
    { draft },
    { effect: 'lookUpInvoice', visit: visit.id, service: journey.service.id, invoice: parsed.data },
  );
}

function tidiedInvoice(draft: InvoiceDraft): InvoiceDraft {
  const digits = (text: string) => tidied({ form: 'digits', groups: [1] }, text);
  return {
    ...draft,
    code: digits(draft.code),
    number: digits(draft.number),
    check: draft.check.trim(),
    amount: tidied({ form: 'amount' }, draft.amount),
  };
}

/** What is wrong with an invoice, line by line from the top; undefined for one that may stand. */
export function invoiceComplaint(
  draft: InvoiceDraft,
  others: readonly Invoice[],
  today: Day,
): InvoiceComplaint | undefined {
  if (!/^(\d{8}|\d{10}|\d{12})?$/.test(draft.code)) return { line: 'code', text: words.code };
  if (!/^(\d{8}|\d{10}|\d{20})$/.test(draft.number)) return { line: 'number', text: words.number };
  // A number of twenty digits stands alone; every shorter one has a code before it.
  if (draft.code === '' && draft.number.length < 20) return { line: 'code', text: words.code };
  if (others.some((other) => isSameInvoice(other, draft))) return { line: 'number', text: words.already };
  if (!isRealDay(draft.date)) return { line: 'date', text: words.date };
  if (draft.date > today) return { line: 'date', text: words.future };
  const fen = fenOf(draft.amount);
  return fen === undefined || fen === 0 ? { line: 'amount', text: words.amount } : undefined;
}

/** The store's answer about earlier cases. */
export function invoiceAnswered(
  state: StationState,
  event: Extract<ReportEvent, { event: 'invoiceLookedUp' }>,
  at: Moment,
): Step {
  const { visit } = state;
  if (visit?.id !== event.visit || visit.standing.at !== 'journey') return unchanged(state);
  const { journey } = visit.standing;
  const draft = journey.invoice?.draft;
  const waiting =
    draft !== undefined && journey.service.id === event.service && isSameInvoice(draft, event.invoice);
  if (!waiting) return unchanged(state);
  if (event.usedBefore) {
    const told = put(state, visit, journey, { draft, complaint: { text: words.usedBefore } });
    return changed(told.state, failureJournalled(at, 'invoice-used-before', visit));
  }
  const attached = attachedTo(visit, journey.service.id);
  const invoices = [...attached.invoices, event.invoice];
  return put(state, visit, withoutFailure(journey), { attached: { ...attached, invoices } });
}

/** What 继续 complains of. */
export function invoicesComplaint(visit: Visit, { service }: Journey): string | undefined {
  return attachedTo(visit, service.id).invoices.length === 0 ? words.none : undefined;
}

type InvoicesScreen = Omit<Extract<Screen, { name: 'invoices' }>, 'service' | 'progress'>;

/** The screen of the step. */
export function invoicesScreen(visit: Visit, journey: Journey, step: InvoicesStep): InvoicesScreen {
  const { invoices } = attachedTo(visit, journey.service.id);
  const { invoice, complaint, failure } = journey;
  const wrong = invoice?.complaint ?? (complaint === undefined ? undefined : { text: complaint });
  return {
    name: 'invoices',
    step: step.id,
    title: step.title,
    why: step.why,
    invoices: [...invoices],
    total: invoicesTotal(invoices),
    ...(invoice === undefined ? {} : { draft: invoice.draft }),
    ...(wrong === undefined ? {} : { complaint: wrong }),
    ...(failure === undefined ? {} : { failure }),
    more: invoices.length < step.most,
    changing: journey.changing !== undefined,
  };
}
