import type { JourneyStep, ServiceItem } from '../contract/catalogue.ts';
import type { JsonPath } from './json-reader.ts';
import type { SiteProblem } from './problems.ts';

type Report = (path: JsonPath, what: string, remedy: string) => SiteProblem;

/**
 * What the schema cannot say of papers and invoices: a paper that hangs on a choice finds it before it, no paper wants more
 * pages than it may have, and a rule about invoices stands behind them.
 */
export function attachmentProblems({ journey }: ServiceItem, report: Report): readonly SiteProblem[] {
  return journey.flatMap((step, at) => {
    if (step.step === 'materials')
      return step.papers.flatMap((paper, index) =>
        paperProblems(journey.slice(0, at), paper, ['journey', at, 'papers', index], report),
      );
    if (step.step !== 'question') return [];
    return step.rules.flatMap((rule, index) => {
      const aboutInvoices = rule.rule === 'within-invoices' || rule.rule === 'adds-up-to-invoices';
      const before = journey.slice(0, at);
      if (!aboutInvoices || before.some((earlier) => earlier.step === 'invoices')) return [];
      return [report(['journey', at, 'rules', index], '前面没有加发票的步骤', '把 invoices 步骤放在前面')];
    });
  });
}

type Paper = Extract<JourneyStep, { step: 'materials' }>['papers'][number];

function paperProblems(
  before: readonly JourneyStep[],
  { least, most, when }: Paper,
  path: JsonPath,
  report: Report,
): readonly SiteProblem[] {
  const pages =
    least <= most ? [] : [report([...path, 'least'], '最少页数比最多页数还多', '改小 least，或改大 most')];
  if (when === undefined) return pages;
  const choice = before.find(({ id }) => id === when.step);
  if (choice?.step !== 'question' || choice.answer.form !== 'choice')
    return [...pages, report([...path, 'when', 'step'], '前面没有这道选择题', '写前面一道选择题的 id')];
  const { options } = choice.answer;
  const unknown = when.is.flatMap((value, index) =>
    options.some((option) => option.value === value)
      ? []
      : [report([...path, 'when', 'is', index], '那道选择题没有这个选项', '写一个有的选项的 value')],
  );
  return [...pages, ...unknown];
}
