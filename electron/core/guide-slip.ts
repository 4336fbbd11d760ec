import type { JourneyStep, QuestionStep, ServiceItem, WantedPaper } from '../contract/catalogue.ts';
import type { ReceiptBlock } from '../contract/receipt.ts';
import type { SlipContent } from './effects.ts';
import { guideFacts } from './guide.ts';
import { idNumberForPaper, nameForPaper } from './masking.ts';
import { coreWords, worded } from './words.ts';

const { guide, notice, paper } = coreWords;

/** 办事指南 on paper: the six fields, and nothing of whoever asked for it. */
export function guideOnPaper(service: ServiceItem): ReceiptBlock[] {
  const facts = guideFacts(service).flatMap(({ label, text }): ReceiptBlock[] => [
    { kind: 'rule' },
    { kind: 'text', text: label, bold: true },
    { kind: 'text', text: text ?? guide.unknown },
  ]);
  return [...facts, { kind: 'rule' }, { kind: 'text', text: guide.local }];
}

/** 一次性告知单: whose matter, everything it needs at once, and the which time somebody is told. */
export function noticeOnPaper({ service, entryName, card, noticeTimes = 1 }: SlipContent): ReceiptBlock[] {
  const again: ReceiptBlock[] = [
    { kind: 'text', text: worded(notice.times, { times: noticeTimes }), bold: true },
    { kind: 'text', text: notice.again },
  ];
  return [
    { kind: 'rule' },
    ...(noticeTimes > 1 ? again : []),
    { kind: 'row', label: notice.matter, value: entryName },
    { kind: 'row', label: paper.name, value: nameForPaper(card.name) },
    { kind: 'row', label: paper.idNumber, value: idNumberForPaper(card.number) },
    ...listed(notice.items, itemsOf(service)),
    ...listed(notice.papers, papersOf(service)),
    ...limits(service),
    { kind: 'text', text: notice.all },
    { kind: 'text', text: guide.local },
  ];
}

function listed(heading: string, lines: readonly string[]): ReceiptBlock[] {
  if (lines.length === 0) return [];
  return [
    { kind: 'rule' },
    { kind: 'text', text: heading, bold: true },
    ...lines.map(
      (text, index): ReceiptBlock => ({
        kind: 'text',
        text: worded(paper.point, { number: index + 1, text }),
      }),
    ),
  ];
}

function itemsOf({ journey }: ServiceItem): string[] {
  return journey.flatMap((step) => (step.step === 'notice' ? step.items.map(({ text }) => text) : []));
}

/** Every paper that any way through the service may ask for, and when it does: nothing is asked for later that was not told. */
function papersOf(service: ServiceItem): string[] {
  return service.journey.flatMap((step) =>
    step.step === 'materials' ? step.papers.map((wanted) => paperInWords(service, step.when, wanted)) : [],
  );
}

type Condition = WantedPaper['when'];

function paperInWords(
  { journey }: ServiceItem,
  ofStep: Condition,
  { label, least, later, when }: WantedPaper,
): string {
  const condition = conditionInWords(journey, when ?? ofStep);
  const ways = [
    ...(condition === undefined ? [] : [condition]),
    ...(least === 0 ? [notice.ifAny] : []),
    ...(later === true ? [notice.later] : []),
  ];
  return ways.length === 0 ? label : worded(notice.paper, { label, ways: ways.join(notice.and) });
}

/** 证明选“劳动合同”才要 */
function conditionInWords(journey: readonly JourneyStep[], when: Condition): string | undefined {
  const choice = journey.find(
    (step): step is QuestionStep => step.step === 'question' && step.id === when?.step,
  );
  if (when === undefined || choice?.answer.form !== 'choice') return undefined;
  const options = choice.answer.options.filter(({ value }) => when.is.includes(value));
  return worded(notice.only, {
    question: choice.label,
    options: options.map(({ label }) => label).join(notice.or),
  });
}

/** How long it takes and what it costs, as far as that is known. */
function limits(service: ServiceItem): ReceiptBlock[] {
  const { timeLimit, standard } = coreWords.unified;
  const known = guideFacts(service).filter(({ label }) => label === timeLimit || label === standard);
  return [
    { kind: 'rule' },
    ...known.map(({ label, text }): ReceiptBlock => ({ kind: 'row', label, value: text ?? guide.unknown })),
    { kind: 'rule' },
  ];
}
