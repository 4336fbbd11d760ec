import type { ServiceItem } from '../contract/catalogue.ts';
import type { StepId } from '../contract/ids.ts';
import type { ReceiptBlock } from '../contract/receipt.ts';
import type { Answers } from './asked-steps.ts';
import { type Attached, invoicesTotal, NOTHING_ATTACHED, type PaperGiven, papersGiven } from './attached.ts';
import type { SlipContent } from './effects.ts';
import { yuan } from './record-words.ts';
import { coreWords, worded } from './words.ts';

/** What the check page and paper say of photographed papers and of invoices. */

const { papers: words, invoice: invoiceWords } = coreWords;

const pagesOf = (given: readonly PaperGiven[]): number =>
  given.reduce((sum, { pages, way }) => sum + (way === 'photographed' ? pages.length : 0), 0);

function papersInWords(given: readonly PaperGiven[]): string {
  const count = pagesOf(given);
  const atCounter = given.some(({ way }) => way === 'counter' || way === 'missing');
  if (atCounter) return count === 0 ? words.allAtCounter : worded(words.some, { count });
  return count === 0 ? words.later : worded(words.photographed, { count });
}

function invoicesInWords({ invoices }: Attached): string {
  return worded(invoiceWords.sum, { count: invoices.length, total: yuan(invoicesTotal(invoices)) });
}

/** The lines of the check page. */
export function attachedLines(
  service: ServiceItem,
  answers: Answers,
  attached: Attached,
): { step: StepId; label: string; shown: string }[] {
  return service.journey.flatMap((step) => {
    if (step.step === 'materials') {
      const given = papersGiven({ journey: [step] }, answers, attached);
      if (given.length === 0) return [];
      return [{ step: step.id, label: step.label, shown: papersInWords(given) }];
    }
    if (step.step !== 'invoices') return [];
    return [{ step: step.id, label: step.label, shown: invoicesInWords(attached) }];
  });
}

/** The slip's list of papers: what was photographed, what is to be brought, and where. */
export function papersOnPaper({ service, answers, attached }: SlipContent): ReceiptBlock[] {
  const given = papersGiven(service, answers, attached ?? NOTHING_ATTACHED);
  const rows = given
    .filter(({ way }) => way !== 'none')
    .map(({ paper, pages, way }): ReceiptBlock => {
      const value =
        way === 'photographed'
          ? worded(words.photographed, { count: pages.length })
          : way === 'later'
            ? words.later
            : words.counter;
      return { kind: 'row', label: paper.label, value, bold: way !== 'photographed' };
    });
  return rows.length === 0 ? [] : [{ kind: 'rule' }, ...rows];
}

/** How many invoices, and what they come to. */
export function invoicesOnPaper({ service, attached }: SlipContent): ReceiptBlock[] {
  const step = service.journey.find((candidate) => candidate.step === 'invoices');
  if (step === undefined || attached === undefined || attached.invoices.length === 0) return [];
  return [{ kind: 'rule' }, { kind: 'row', label: step.label, value: invoicesInWords(attached), bold: true }];
}
