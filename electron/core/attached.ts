import type { MaterialsStep, ServiceItem, WantedPaper } from '../contract/catalogue.ts';
import type { PageId, ServiceId, StepId } from '../contract/ids.ts';
import type { Invoice } from '../contract/invoice.ts';
import { fenOf } from './answer-words.ts';
import type { StationContext, StationState, Visit } from './state.ts';

/** A photographed page that the store keeps sealed. */
export interface KeptPage {
  readonly id: PageId;
  readonly paper: StepId;
  /** SHA-256 of the picture, hex. */
  readonly digest: string;
  /** Size of the picture in bytes. */
  readonly bytes: number;
}

/** What a resident gave to one service besides answers. */
export interface Attached {
  readonly pages: readonly KeptPage[];
  /** Papers the resident promised to bring later. */
  readonly later: readonly StepId[];
  /** Papers that go to the counter, because nothing here takes pictures. */
  readonly counter: readonly StepId[];
  readonly invoices: readonly Invoice[];
  /** It went with a case: the next one of this service begins with nothing. */
  readonly submitted?: true;
}

/** Nothing given yet. */
export const NOTHING_ATTACHED: Attached = { pages: [], later: [], counter: [], invoices: [] };

/** Answers by the step they were given to. */
export type Answers = ReadonlyMap<StepId, string>;

/** What was given to one service so far. */
export function attachedTo(visit: Visit, service: ServiceId): Attached {
  return visit.attached?.get(service) ?? NOTHING_ATTACHED;
}

/** The visit with another set of things given to a service. */
export function withAttached(visit: Visit, service: ServiceId, attached: Attached): Visit {
  return { ...visit, attached: new Map(visit.attached).set(service, attached) };
}

/** The visit without what already went with a case of this service. */
export function withoutSubmitted(visit: Visit, service: ServiceId): Visit {
  if (visit.attached?.get(service)?.submitted !== true) return visit;
  return withAttached(visit, service, NOTHING_ATTACHED);
}

/** What was given to the service has gone with its case. */
export function markSubmitted(visit: Visit, service: ServiceId): Visit {
  const attached = visit.attached?.get(service);
  return attached === undefined ? visit : withAttached(visit, service, { ...attached, submitted: true });
}

/** The papers of a step that these answers ask for. */
export function wantedPapers(step: MaterialsStep, answers: Answers): readonly WantedPaper[] {
  return step.papers.filter(({ when }) => {
    const chosen = when === undefined ? undefined : answers.get(when.step);
    return when === undefined || (chosen !== undefined && when.is.includes(chosen));
  });
}

/** How a paper comes to the office. */
export type PaperWay = 'photographed' | 'later' | 'counter' | 'none' | 'missing';

/** A wanted paper with what became of it. */
export interface PaperGiven {
  readonly paper: WantedPaper;
  readonly pages: readonly KeptPage[];
  readonly way: PaperWay;
}

/** Every wanted paper of a service and how it comes; one of which no page is needed may be left out. */
export function papersGiven(
  { journey }: Pick<ServiceItem, 'journey'>,
  answers: Answers,
  attached: Attached,
): readonly PaperGiven[] {
  const steps = journey.filter((step) => step.step === 'materials');
  return steps.flatMap((step) =>
    wantedPapers(step, answers).map((paper) => {
      const pages = attached.pages.filter((page) => page.paper === paper.id);
      return { paper, pages, way: wayOf(paper, pages.length, attached) };
    }),
  );
}

function wayOf(paper: WantedPaper, pages: number, { later, counter }: Attached): PaperWay {
  if (pages > 0 && pages >= paper.least) return 'photographed';
  if (later.includes(paper.id)) return 'later';
  if (counter.includes(paper.id)) return 'counter';
  return paper.least === 0 && pages === 0 ? 'none' : 'missing';
}

/** The papers that are neither there, nor promised, nor on their way to the counter, nor optional. */
export function missingPapers(
  step: MaterialsStep,
  answers: Answers,
  attached: Attached,
): readonly WantedPaper[] {
  const given = papersGiven({ journey: [step] }, answers, attached);
  return given.filter(({ way }) => way === 'missing').map(({ paper }) => paper);
}

/** All invoices together, fen. */
export function invoicesTotal(invoices: readonly Pick<Invoice, 'amount'>[]): number {
  return invoices.reduce((sum, { amount }) => sum + (fenOf(amount) ?? 0), 0);
}

/** What takes pictures here: the site's camera, while it works or is just opening. */
export function cameraHere(
  { devices }: StationContext,
  state: StationState,
): { readonly label?: string } | undefined {
  for (const { id, page } of devices) {
    if (page?.kind !== 'camera' || state.devices.get(id)?.state === 'trouble') continue;
    return page.label === undefined ? {} : { label: page.label };
  }
  return undefined;
}
