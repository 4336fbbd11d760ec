import type { ReceiptBlock, ReceiptDocument } from '../contract/receipt.ts';
import { activationOnPaper, nextAfter } from './activation-words.ts';
import { answerInWords } from './answer-words.ts';
import { askedQuestions } from './asked-steps.ts';
import { agentInk, operatorRows } from './assist-slip.ts';
import { invoicesOnPaper, papersOnPaper } from './attached-words.ts';
import { dayInWords, dayOf, minuteOf } from './days.ts';
import type { SlipContent } from './effects.ts';
import { findingsOnPaper } from './findings-words.ts';
import { guideOnPaper, noticeOnPaper } from './guide-slip.ts';
import { idNumberForPaper, nameForPaper } from './masking.ts';
import { shownRecord, yuan } from './record-words.ts';
import { refusalOnPaper } from './refusal-slip.ts';
import { slipCodeText } from './slip-check.ts';
import type { StationContext } from './state.ts';
import { withdrawalOnPaper } from './withdrawal-slip.ts';
import { coreWords, worded } from './words.ts';

const { paper: words } = coreWords;

/** What only the moment of printing knows. */
export interface SlipStamp {
  readonly receiptNumber: string;
  readonly printedAt: number;
  /** Short head of the journal's hash chain: ties the paper to the record of its making. */
  readonly journalHead: string;
}

type Part = SlipContent['service']['receipt']['parts'][number];

/**
 * Composes the slip of a service from its catalogue entry. Nothing but the masked forms of name, number and phone ever
 * reaches paper (services spec §10.3).
 */
export function composeSlip(
  context: StationContext,
  content: SlipContent,
  stamp: SlipStamp,
): ReceiptDocument {
  const head: ReceiptBlock[] = [
    { kind: 'heading', text: titleOf(content), size: 'large' },
    { kind: 'text', text: context.site.name, align: 'centre' },
    { kind: 'rule' },
    { kind: 'row', label: words.number, value: stamp.receiptNumber },
    { kind: 'row', label: words.when, value: minuteOf(stamp.printedAt) },
    { kind: 'row', label: words.machine, value: context.site.terminal },
    ...operatorRows(content),
    ...standing(content),
    ...promised(content),
  ];
  const body = bodyOf(context, content, stamp);
  return {
    blocks: [...head, ...body, ...agentInk(content), ...foot(context, content, stamp)],
    cut: 'partial',
  };
}

function titleOf({ of, service }: SlipContent): string {
  return of === undefined ? service.receipt.title : coreWords[of].title;
}

function bodyOf(context: StationContext, content: SlipContent, stamp: SlipStamp): ReceiptBlock[] {
  if (content.of === 'guide') return guideOnPaper(content.service);
  if (content.of === 'withdrawal') return withdrawalOnPaper(content);
  if (content.of === 'refusal') return refusalOnPaper(content);
  if (content.of === 'notice') return noticeOnPaper(content);
  return content.service.receipt.parts.flatMap((part) => blocksOf(part, context, content, stamp));
}

/** How far the matter is, in words: the platform has it, or it waits here. */
function standing({ result, service }: SlipContent): ReceiptBlock[] {
  const back: ReceiptBlock[] =
    service.audience === 'attendant' ? [] : words.withdrawing.map((text) => ({ kind: 'text', text }));
  switch (result?.outcome) {
    case 'sent':
      return [{ kind: 'row', label: words.matter, value: words.submitted, bold: true }, ...back];
    case 'sending':
    case 'to-upload':
      return [
        { kind: 'row', label: words.matter, value: words.toUpload, bold: true },
        { kind: 'text', text: words.toUploadLine },
        ...back,
      ];
    case 'made':
    case 'refused':
    case undefined:
      return [];
  }
}

/** By when it is done, where the service's limit counts working days. */
function promised({ result }: SlipContent): ReceiptBlock[] {
  if (result?.promised === undefined || result.outcome === 'refused') return [];
  const { by, limit, holidaysUnknown } = result.promised;
  return [
    { kind: 'row', label: words.promised[limit], value: dayInWords(by), bold: true },
    ...(holidaysUnknown === true ? [{ kind: 'text' as const, text: words.holidaysUnknown }] : []),
  ];
}

function blocksOf(
  part: Part,
  context: StationContext,
  content: SlipContent,
  stamp: SlipStamp,
): ReceiptBlock[] {
  switch (part) {
    case 'person':
      return [
        { kind: 'rule' },
        { kind: 'row', label: words.name, value: nameForPaper(content.card.name) },
        { kind: 'row', label: words.idNumber, value: idNumberForPaper(content.card.number) },
      ];
    case 'covers':
      return covers(context, content);
    case 'accumulations':
      return accumulations(context, content);
    case 'findings':
      return findingsOnPaper(context.catalogue, content);
    case 'answers':
      return answers(context, content);
    case 'signature':
      return signature(content);
    case 'materials':
      return papersOnPaper(content);
    case 'invoices':
      return invoicesOnPaper(content);
    case 'activation':
      return activationOnPaper(content.activation);
    case 'next-steps':
      return nextSteps(content);
    case 'sample-mark':
      return [{ kind: 'text', text: words.sample, bold: true }];
    case 'receipt-qr':
      return [
        {
          kind: 'qr',
          data: slipCodeText({ terminal: context.site.terminal, ...stamp }),
          caption: words.code,
        },
      ];
  }
}

function covers({ catalogue }: StationContext, { record, origin }: SlipContent): ReceiptBlock[] {
  if (record === undefined) return [];
  const blocks = shownRecord(catalogue, record).covers.flatMap((cover): ReceiptBlock[] => [
    { kind: 'rule' },
    { kind: 'row', label: words.insurance, value: cover.insurance },
    { kind: 'row', label: words.standing, value: coreWords.standing[cover.standing], bold: true },
    { kind: 'row', label: words.place, value: cover.insuredPlace },
    ...(cover.since === undefined
      ? []
      : [{ kind: 'row' as const, label: words.since, value: dayInWords(cover.since) }]),
    ...(cover.pausedSince === undefined
      ? []
      : [{ kind: 'row' as const, label: words.pausedSince, value: dayInWords(cover.pausedSince) }]),
  ]);
  if (origin?.from !== 'cache') return blocks;
  const kept = dayInWords(dayOf(origin.keptAt));
  return [...blocks, { kind: 'text', text: worded(words.kept, { day: kept }) }];
}

function accumulations({ catalogue }: StationContext, { record }: SlipContent): ReceiptBlock[] {
  const lines = record === undefined ? [] : shownRecord(catalogue, record).accumulations;
  if (lines.length === 0) return [];
  return [
    { kind: 'rule' },
    {
      kind: 'columns',
      cells: [
        { text: words.year, share: 2 },
        { text: words.kind, share: 5 },
        { text: words.sum, share: 4, align: 'right' },
      ],
    },
    ...lines.map(
      (line): ReceiptBlock => ({
        kind: 'columns',
        cells: [
          { text: line.year, share: 2 },
          { text: line.kind, share: 5 },
          { text: yuan(line.amount), share: 4, align: 'right' },
        ],
      }),
    ),
  ];
}

function answers({ catalogue }: StationContext, content: SlipContent): ReceiptBlock[] {
  const rows = askedQuestions(content.service, content.answers).flatMap((question): ReceiptBlock[] => {
    const answer = content.answers.get(question.id);
    if (answer === undefined) return [];
    const value = answerInWords(question, answer, catalogue, 'paper');
    return [{ kind: 'row', label: question.label, value }];
  });
  return rows.length === 0 ? [] : [{ kind: 'rule' }, ...rows];
}

/** The ink where the resident signed; where not, an empty box for the thumb beside staff. */
function signature({ service, signature: given }: SlipContent): ReceiptBlock[] {
  const step = service.journey.find((candidate) => candidate.step === 'signature');
  if (step === undefined || given === undefined) return [];
  const by: ReceiptBlock =
    given.by === 'hand'
      ? { kind: 'ink', strokes: given.strokes, caption: step.label }
      : { kind: 'ink', caption: words.thumb };
  return [{ kind: 'rule' }, by];
}

function nextSteps({ service, activation }: SlipContent): ReceiptBlock[] {
  const result = service.journey.find((step) => step.step === 'result');
  if (result === undefined) return [];
  return [
    { kind: 'rule' },
    { kind: 'text', text: words.next, bold: true },
    ...(nextAfter(activation) ?? result.next).map(
      (text, index): ReceiptBlock => ({
        kind: 'text',
        text: worded(words.point, { number: index + 1, text }),
      }),
    ),
  ];
}

function foot({ site }: StationContext, { of, service }: SlipContent, stamp: SlipStamp): ReceiptBlock[] {
  return [
    { kind: 'rule' },
    ...(service.receipt.footer === undefined || of !== undefined
      ? []
      : [{ kind: 'text' as const, text: service.receipt.footer }]),
    ...(site.phone === undefined ? [] : [{ kind: 'row' as const, label: words.phone, value: site.phone }]),
    { kind: 'text', text: worded(words.check, { head: stamp.journalHead }), align: 'right' },
  ];
}
