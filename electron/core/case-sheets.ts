import type { ServiceItem } from '../contract/catalogue.ts';
import type { Credential } from '../contract/credential.ts';
import type { ReceiptBlock, ReceiptDocument } from '../contract/receipt.ts';
import type { Signature } from '../contract/signature.ts';
import { askedSteps } from './asked-steps.ts';
import { dayInWords, dayOf } from './days.ts';
import type { SlipContent } from './effects.ts';
import { idNumberForPaper, nameForPaper } from './masking.ts';
import type { SlipStamp } from './receipts.ts';
import { slipCodeText } from './slip-check.ts';
import type { StationContext } from './state.ts';
import { coreWords, worded } from './words.ts';

/**
 * The papers that stand beside the receipt of a case where there is an A4 printer: 告知承诺书 with what was agreed to, and
 * 委托书 where somebody acted for the person. Masked like every other paper (services spec §10.3).
 */

const { sheets: words, paper, operator } = coreWords;

/** Whether a content has more papers than its receipt: a case that is taken, with a commitment or an agent. */
export function hasCaseSheets(content: SlipContent): boolean {
  return isTakenCase(content) && (agreedLines(content).length > 0 || content.assist?.agent !== undefined);
}

/**
 * Whether the data of a paper did not come from a connected platform: a case that still waits here, or a record kept from
 * another day.
 */
export function isUnconfirmed({ result, origin }: SlipContent): boolean {
  return result?.outcome === 'sending' || result?.outcome === 'to-upload' || origin?.from === 'cache';
}

/** The papers after the receipt, in the order in which they are printed; each begins a page. */
export function caseSheets(
  context: StationContext,
  content: SlipContent,
  stamp: SlipStamp,
): readonly ReceiptDocument[] {
  if (!isTakenCase(content)) return [];
  const bodies = [commitmentBody(content), mandateBody(context, content)];
  return bodies.flatMap((body) =>
    body === undefined
      ? []
      : [
          {
            blocks: [...headOf(context, body.title, stamp), ...body.blocks, ...footOf(context, stamp)],
            cut: 'none',
          },
        ],
  );
}

function isTakenCase({ of, result }: SlipContent): boolean {
  return (
    of === undefined && result !== undefined && result.outcome !== 'made' && result.outcome !== 'refused'
  );
}

interface Body {
  readonly title: string;
  readonly blocks: readonly ReceiptBlock[];
}

/** What the resident agreed to on this way through the service. */
function agreedLines({ service, answers }: SlipContent): readonly string[] {
  return askedSteps(service, answers).flatMap((step) => (step.step === 'commitment' ? step.lines : []));
}

function commitmentBody(content: SlipContent): Body | undefined {
  const lines = agreedLines(content);
  if (lines.length === 0) return undefined;
  const { card, entryName, service, signature, assist } = content;
  const step = service.journey.find((candidate) => candidate.step === 'signature');
  // Whoever acts for the person is the one who signs here.
  const caption =
    assist?.agent === undefined ? (step?.label ?? words.commitment.signature) : operator.signature;
  return {
    title: words.commitment.title,
    blocks: [
      { kind: 'row', label: words.matter, value: entryName },
      { kind: 'row', label: words.commitment.by, value: nameForPaper(card.name) },
      { kind: 'row', label: paper.idNumber, value: idNumberForPaper(card.number) },
      { kind: 'rule' },
      ...numbered(words.commitment.said, lines),
      { kind: 'rule' },
      ...signed(signature, caption),
    ],
  };
}

function mandateBody(
  { mandate }: StationContext,
  { assist, card, entryName }: SlipContent,
): Body | undefined {
  const agent = assist?.agent;
  if (assist === undefined || agent === undefined) return undefined;
  return {
    title: words.mandate.title,
    blocks: [
      { kind: 'row', label: words.matter, value: entryName },
      { kind: 'row', label: words.mandate.from, value: whoOnPaper(card) },
      ...(card.kind === 'stated'
        ? [{ kind: 'row' as const, label: operator.identity, value: operator.notShown }]
        : []),
      // An attendant's own number is nobody's business; whoever they are stands in the staff list.
      {
        kind: 'row',
        label: operator.agent,
        value:
          agent.by === 'attendant'
            ? worded(operator.staffAgent, { name: assist.attendant.name })
            : whoOnPaper(agent.card),
      },
      ...(agent.relation === undefined
        ? []
        : [{ kind: 'row' as const, label: operator.relation, value: agent.relation.words }]),
      { kind: 'rule' },
      ...numbered(words.mandate.said, mandate === undefined ? [] : authorityLines(mandate)),
      { kind: 'rule' },
      ...signed(agent.signature, operator.signature),
      { kind: 'ink', caption: words.mandate.principal },
    ],
  };
}

/** Name and number on one line, so that both signatures and the code stay on the page. */
const whoOnPaper = ({ name, number }: Pick<Credential, 'name' | 'number'>): string =>
  worded(words.mandate.who, { name: nameForPaper(name), number: idNumberForPaper(number) });

const authorityLines = ({ journey }: ServiceItem): readonly string[] =>
  journey.flatMap((step) => (step.step === 'commitment' ? step.lines : []));

function numbered(heading: string, lines: readonly string[]): ReceiptBlock[] {
  return [
    { kind: 'text', text: heading, bold: true },
    ...lines.map(
      (text, index): ReceiptBlock => ({
        kind: 'text',
        text: worded(paper.point, { number: index + 1, text }),
      }),
    ),
  ];
}

/** The ink, and always the box for a thumb: some offices want both. */
function signed(signature: Signature | undefined, caption: string): ReceiptBlock[] {
  const thumb: ReceiptBlock = { kind: 'ink', caption: words.thumb };
  return signature?.by === 'hand' ? [{ kind: 'ink', strokes: signature.strokes, caption }, thumb] : [thumb];
}

function headOf({ site }: StationContext, title: string, stamp: SlipStamp): ReceiptBlock[] {
  return [
    { kind: 'heading', text: title, size: 'large' },
    { kind: 'text', text: site.name, align: 'centre' },
    { kind: 'rule' },
    { kind: 'row', label: words.date, value: dayInWords(dayOf(stamp.printedAt)) },
  ];
}

function footOf({ site }: StationContext, stamp: SlipStamp): ReceiptBlock[] {
  return [
    { kind: 'rule' },
    {
      kind: 'qr',
      data: slipCodeText({ terminal: site.terminal, ...stamp }),
      caption: worded(words.code, { number: stamp.receiptNumber, head: stamp.journalHead }),
    },
  ];
}
