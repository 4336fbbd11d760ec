import type { EnquiryStep, Evidence, JourneyStep, ServiceItem } from '../contract/catalogue.ts';
import type { Day } from '../contract/id-card.ts';
import { attachmentProblems } from './attachment-checks.ts';
import type { JsonDocument } from './json-positions.ts';
import type { JsonPath } from './json-reader.ts';
import { problemAt, type SiteProblem } from './problems.ts';

/** A service file that fits its schema. */
export interface ReadService {
  readonly file: string;
  readonly value: ServiceItem;
  readonly document: JsonDocument;
}

type Report = (path: JsonPath, what: string, remedy: string) => SiteProblem;

/**
 * What the schema of a service cannot say: an empty fact is a known gap and not a forgotten one (六统一: nothing is offered
 * while one of the six is simply missing), dates run forwards, and the journey leads somewhere.
 */
export function serviceProblems({ file, value, document }: ReadService): readonly SiteProblem[] {
  const report: Report = (path, what, remedy) => problemAt(file, document, path, what, remedy);
  return [
    ...unifiedProblems(value.unified, ['unified'], report),
    ...unmarkedItems(value, report),
    ...datesBackwards(value, report),
    ...repeatedSteps(value, report),
    ...journeyWithoutEnd(value, report),
    ...partsWithoutSource(value, report),
    ...questionsOutOfReach(value, report),
    ...attachmentProblems(value, report),
    ...askedOutOfReach(value, report),
  ];
}

interface Fact {
  readonly path: JsonPath;
  readonly fact: { readonly text: string; readonly evidence: Evidence };
}

/** A known gap is marked, and only a gap is; so nobody mistakes a forgotten fact for one that is not known. */
function gapsIn(facts: readonly Fact[], report: Report): readonly SiteProblem[] {
  return facts
    .filter(({ fact }) => (fact.text.trim() === '') !== (fact.evidence === 'locally-unknown'))
    .map(({ path, fact }) =>
      fact.text.trim() === ''
        ? report([...path, 'text'], '没有写内容', '写上内容；本地不清楚就把 evidence 写成 "locally-unknown"')
        : report([...path, 'evidence'], '有内容却标成本地不清楚', '改成内容的来历，或者把内容清空'),
    );
}

type Unified = ServiceItem['unified'];
/** The six, or some of them. */
export type SomeUnified = { readonly [F in keyof Unified]?: Unified[F] | undefined };

/**
 * What is wrong with unified fields, all six or those that a place knows better: an unmarked gap, or a number of working days that
 * the words of the time limit do not hold, for a day is promised by it.
 * @param at where they stand in their file
 */
export function unifiedProblems(unified: SomeUnified, at: JsonPath, report: Report): readonly SiteProblem[] {
  const facts = Object.entries(unified).flatMap(([field, fact]): Fact[] =>
    fact === undefined ? [] : [{ path: [...at, field], fact }],
  );
  const { text = '', workingDays } = unified.timeLimit ?? {};
  const said = workingDays === undefined || new RegExp(`(^|\\D)${workingDays}个工作日`).test(text);
  const path = [...at, 'timeLimit', 'workingDays'];
  return [
    ...gapsIn(facts, report),
    ...(said ? [] : [report(path, '和办理时限的文字不一样', '改成文字里的工作日数，或者删掉这一行')]),
  ];
}

function unmarkedItems({ journey }: ServiceItem, report: Report): readonly SiteProblem[] {
  const facts = journey.flatMap((step, at) =>
    step.step === 'notice'
      ? step.items.map((fact, item) => ({ path: ['journey', at, 'items', item] as JsonPath, fact }))
      : [],
  );
  return gapsIn(facts, report);
}

/** Dates that run backwards, of a service or of what a place says of some. */
export function datesBackwards(
  {
    effectiveFrom,
    effectiveUntil,
  }: { readonly effectiveFrom: Day; readonly effectiveUntil?: Day | undefined },
  report: Report,
): readonly SiteProblem[] {
  if (effectiveUntil === undefined || effectiveFrom <= effectiveUntil) return [];
  return [report(['effectiveUntil'], '结束日期比开始日期早', '改成开始日期或以后的一天')];
}

function repeatedSteps({ journey }: ServiceItem, report: Report): readonly SiteProblem[] {
  const ids = journey.map(({ id }) => id);
  return ids
    .map((id, index) => ({ id, index }))
    .filter(({ id, index }) => ids.indexOf(id) < index)
    .map(({ index }) => report(['journey', index, 'id'], '这个步骤的 id 和前面的重复', '换一个没用过的 id'));
}

/** Steps a journey of a kind must have, in this order; what lies between them is free. */
const BACKBONE: Readonly<Record<ServiceItem['kind'], readonly JourneyStep['step'][]>> = {
  query: ['record'],
  certificate: ['result'],
  filing: ['question', 'check-answers', 'result'],
};

function journeyWithoutEnd({ kind, journey }: ServiceItem, report: Report): readonly SiteProblem[] {
  const steps = journey.map(({ step }) => step);
  // A query ends in what it asks for: the record, or an enquiry of its own.
  const enquires = kind === 'query' && steps.includes('enquiry');
  const wanted = enquires ? (['enquiry'] as const) : BACKBONE[kind];
  let from = 0;
  const missing = wanted.filter((step: JourneyStep['step']) => {
    const at = steps.indexOf(step, from);
    from = at === -1 ? from : at + 1;
    return at === -1;
  });
  if (missing.length > 0) {
    return [report(['journey'], `缺少步骤：${missing.join('、')}`, `按顺序写上：${wanted.join('、')}`)];
  }
  const last = journey.length - 1;
  if (steps[last] === wanted.at(-1)) return [];
  return [report(['journey', last, 'step'], '最后一步不对', `最后一步应该是 ${wanted.at(-1)}`)];
}

/** Parts of a slip that only a certain step can fill. */
function partsWithoutSource({ journey, receipt }: ServiceItem, report: Report): readonly SiteProblem[] {
  const steps = new Set(journey.map(({ step }) => step));
  return receipt.parts.flatMap((part, index) => {
    const path = ['receipt', 'parts', index];
    if (receipt.parts.indexOf(part) < index) return [report(path, '这一部分写了两次', '删掉一个')];
    const needed = NEEDED_STEP[part];
    if (needed === undefined || steps.has(needed)) return [];
    return [report(path, '没有步骤给出这一部分', `加上 ${needed} 步骤，或者删掉这一部分`)];
  });
}

/** A question that hangs on a choice: the choice comes before it and has the value. */
function questionsOutOfReach({ journey }: ServiceItem, report: Report): readonly SiteProblem[] {
  return journey.flatMap((step, at) => {
    if (!('when' in step) || step.when === undefined) return [];
    const { when } = step;
    const choice = journey.slice(0, at).find(({ id }) => id === when.step);
    const path = ['journey', at, 'when'];
    if (choice?.step !== 'question' || choice.answer.form !== 'choice')
      return [report([...path, 'step'], '前面没有这道选择题', '写前面一道选择题的 id')];
    const { options } = choice.answer;
    return when.is.flatMap((value, index) =>
      options.some((option) => option.value === value)
        ? []
        : [report([...path, 'is', index], '那道选择题没有这个选项', '写一个有的选项的 value')],
    );
  });
}

/** What an enquiry, or a rule across answers, looks at: questions that come before it. */
function askedOutOfReach({ journey }: ServiceItem, report: Report): readonly SiteProblem[] {
  const missing = (at: number, id: string, path: JsonPath): readonly SiteProblem[] =>
    journey.slice(0, at).some((step) => step.step === 'question' && step.id === id)
      ? []
      : [report(path, '前面没有这道题', '写前面一道题的 id')];
  return journey.flatMap((step, at) => {
    if (step.step === 'question')
      return step.rules.flatMap((rule, index) =>
        rule.rule === 'not-before-answer' || rule.rule === 'not-together'
          ? missing(at, rule.step, ['journey', at, 'rules', index, 'step'])
          : [],
      );
    if (step.step !== 'enquiry') return [];
    return namedBy(step.asks).flatMap((id) => missing(at, id, ['journey', at, 'asks']));
  });
}

/** The steps whose answers an enquiry is made with. */
function namedBy(asks: EnquiryStep['asks']): readonly string[] {
  switch (asks.of) {
    case 'employer':
      return [asks.code, asks.authority];
    case 'premium':
      return [asks.group, asks.missed];
    case 'rights':
      return asks.benefits === undefined ? [] : [asks.benefits.step];
  }
}

const NEEDED_STEP: Readonly<Record<string, JourneyStep['step']>> = {
  answers: 'question',
  signature: 'signature',
  materials: 'materials',
  invoices: 'invoices',
  'next-steps': 'result',
  activation: 'activation',
  covers: 'record',
  accumulations: 'record',
  findings: 'enquiry',
};
