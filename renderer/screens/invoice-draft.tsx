import { useState } from 'react';
import type { InvoiceDraft } from '../../electron/contract/invoice.ts';
import { dayFromDigits } from '../copy/days.ts';
import { amountInWords, dayInWords, groupDigits } from '../copy/figures.ts';
import { papersWords } from '../copy/papers.ts';
import { words } from '../copy/words.ts';
import { Frame } from '../parts/frame.tsx';
import { type NumberPadInput, padFrame } from '../parts/number-pad.tsx';
import { useOwnBack } from '../parts/own-back.ts';
import { rowWithPress } from '../parts/row-with-press.tsx';
import { useScene } from '../parts/scene.ts';
import { amountEcho, isBeginningOfAmount } from './question-amount.tsx';
import { dayEcho } from './question-day.tsx';
import type { ScreenProps } from './screen-of.ts';

const say = papersWords.draft;

/** Lines that are shown to be compared, in the order they stand on an invoice; the check code is kept but not asked for. */
const SHOWN = ['number', 'code', 'date', 'amount'] as const;
type ShownLine = (typeof SHOWN)[number];

const MOST: Record<ShownLine, number> = { code: 12, number: 20, date: 8, amount: 11 };
/** Groups for the eye of a number that is read off paper. */
const IN_FOURS = [4, 4, 4, 4];
/** A number this long has no code before it. */
const DIGITAL_NUMBER = 20;

interface InvoiceDraftProps extends ScreenProps<'invoices'> {
  readonly draft: InvoiceDraft;
}

/** One invoice in large print, to be compared with the paper line by line; a line that is missing or wrong is typed. */
export function InvoiceDraftPage({ screen, draft }: InvoiceDraftProps) {
  const { client, metrics } = useScene();
  const [lines, setLines] = useState(draft);
  const [asked, ask] = useState<ShownLine | undefined>(() => nextEmpty(draft));
  const complained = screen.complaint?.line;
  useOwnBack(asked === undefined ? () => client.dropInvoice(screen.step) : undefined);
  if (asked !== undefined)
    return (
      <LinePage
        key={asked}
        line={asked}
        value={lines[asked]}
        onBack={() => (isWhole(lines) ? ask(undefined) : client.dropInvoice(screen.step))}
        onValue={(value) => {
          const next = { ...lines, [asked]: value };
          setLines(next);
          ask(nextEmpty(next, asked));
        }}
      />
    );
  return (
    <Frame
      heading={say.heading}
      notice={
        screen.complaint === undefined
          ? undefined
          : { text: screen.complaint.text, tone: 'trouble', takesFocus: true }
      }
      fewPages
      readAll
      blocks={SHOWN.map((line) =>
        rowWithPress(metrics, {
          key: line,
          label: lineInWords(line, lines),
          second: say.lines[line],
          press: say.change,
          isPrivate: true,
          done: complained === undefined ? false : complained !== line && lines[line] !== '',
          onPress: () => ask(line),
        }),
      )}
      openAt={Math.max(0, SHOWN.indexOf(complained === 'check' ? 'number' : (complained ?? 'number')))}
      actions={[
        { label: say.drop, onPress: () => client.dropInvoice(screen.step), kind: 'quiet' },
        { label: say.right, onPress: () => client.confirmInvoice(screen.step, lines), kind: 'main' },
      ]}
    />
  );
}

/** Whether every line is there that must be. */
function isWhole(lines: InvoiceDraft): boolean {
  return nextEmpty(lines) === undefined;
}

/** The next line to be typed; a fully digital invoice has no code. */
function nextEmpty(lines: InvoiceDraft, after?: ShownLine): ShownLine | undefined {
  const digital = lines.number.length === DIGITAL_NUMBER;
  return SHOWN.find((line) => line !== after && lines[line] === '' && !(line === 'code' && digital));
}

function lineInWords(line: ShownLine, lines: InvoiceDraft): string {
  const value = lines[line];
  if (value === '') return say.none;
  switch (line) {
    case 'code':
    case 'number':
      return groupDigits(value, IN_FOURS);
    case 'date':
      return dayInWords(value);
    case 'amount':
      return amountInWords(value);
  }
}

/** What a line is typed as: a day as eight digits, an amount without noughts that nobody typed. */
function typedFrom(line: ShownLine, value: string): string {
  if (line === 'date') return value.replaceAll('-', '');
  return line === 'amount' ? value.replace(/\.00$/, '').replace(/(\.\d)0$/, '$1') : value;
}

interface LinePageProps {
  readonly line: ShownLine;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly onBack: () => void;
}

function LinePage({ line, value, onValue, onBack }: LinePageProps) {
  const { metrics, status, callStaff } = useScene();
  const [typed, setTyped] = useState(() => typedFrom(line, value));
  const [complaint, complain] = useState<string>();
  useOwnBack(onBack);
  const carryOn = (): void => {
    const whole = wholeValue(line, typed);
    if ('complaint' in whole) complain(whole.complaint);
    else onValue(whole.value);
  };
  const input: NumberPadInput = {
    metrics,
    digits: typed,
    most: MOST[line],
    onDigits: (next) => {
      if (line === 'amount' && !isBeginningOfAmount(next)) return;
      complain(undefined);
      setTyped(next);
    },
    echo: echoOf(line, typed),
    onHelp: callStaff,
    complaint,
    isPrivate: true,
    ...(line === 'amount' ? { extra: '.' as const } : {}),
  };
  const frame = {
    heading: say.ask[line],
    lead: complaint === undefined ? say.why[line] : undefined,
    notice:
      complaint === undefined ? undefined : ({ text: complaint, tone: 'trouble', takesFocus: true } as const),
    actions: [{ label: words.common.carryOn, onPress: carryOn, kind: 'main' as const }],
  };
  return <Frame {...padFrame(frame, input, status.resident !== undefined)} />;
}

function echoOf(line: ShownLine, typed: string): string {
  if (line === 'amount') return amountEcho(typed);
  return line === 'date' ? dayEcho(typed) : groupDigits(typed, IN_FOURS);
}

/** The line as the station takes it, or what is missing; whether it is right is the station's to say. */
function wholeValue(
  line: ShownLine,
  typed: string,
): { readonly value: string } | { readonly complaint: string } {
  if (line === 'date') {
    const day = dayFromDigits(typed);
    if (day !== undefined) return { value: day };
    return { complaint: typed.length < MOST.date ? say.short : say.noSuchDay };
  }
  if (typed === '') return { complaint: say.short };
  if (line === 'number' || line === 'code') return { value: typed };
  const [whole = '0', decimals = ''] = typed.split('.');
  return { value: `${whole}.${decimals.padEnd(2, '0')}` };
}
