import { useState } from 'react';
import { dayBeside, dayFromDigits } from '../copy/days.ts';
import { dayInWords } from '../copy/figures.ts';
import { words } from '../copy/words.ts';
import { columnWidth } from '../layout/frame-plan.ts';
import { choiceList } from '../parts/choices.tsx';
import { type Action, Frame } from '../parts/frame.tsx';
import { type NumberPadInput, padFrame } from '../parts/number-pad.tsx';
import { useOwnBack } from '../parts/own-back.ts';
import { useScene } from '../parts/scene.ts';
import { useDraft } from '../parts/use-draft.ts';
import type { ScreenOf } from './screen-of.ts';
import { useQuestionFrame } from './use-question-frame.ts';

interface DayQuestionProps {
  readonly screen: ScreenOf<'question'>;
}

/** The draft that says: the number pad is wanted. */
const OTHER = 'other';
const DIGITS_OF_A_DAY = 8;

/** 今天, the day beside it that may be meant, or another day by number pad. */
export function DayQuestion({ screen }: DayQuestionProps) {
  const [chosen, choose] = useDraft(screen.step, firstChoice(screen));
  const [typing, setTyping] = useDraft(`${screen.step}:typing`, chosen === OTHER ? 'yes' : '');
  if (typing === 'yes') return <OtherDay screen={screen} onBack={() => setTyping('')} />;
  const pick = (key: string) => {
    choose(key);
    if (key === OTHER) setTyping('yes');
  };
  return <NearDay screen={screen} chosen={chosen} onPick={pick} />;
}

/** 昨天 where only a day that is over can be meant, else 明天. */
function besideToday({ today, lookingBack }: ScreenOf<'question'>): { day: string; label: string } {
  return lookingBack === true
    ? { day: dayBeside(today, -1), label: words.question.yesterday }
    : { day: dayBeside(today, 1), label: words.question.tomorrow };
}

function firstChoice(screen: ScreenOf<'question'>): string {
  const { answer, today } = screen;
  if (answer === undefined) return '';
  return answer === today || answer === besideToday(screen).day ? answer : OTHER;
}

interface NearDayProps extends DayQuestionProps {
  readonly chosen: string;
  readonly onPick: (key: string) => void;
}

function NearDay({ screen, chosen, onPick }: NearDayProps) {
  const { metrics, client } = useScene();
  const [hasty, setHasty] = useState(false);
  const ready = chosen !== '' && chosen !== OTHER;
  const carryOn = () => {
    setHasty(!ready);
    if (ready) client.answerStep(screen.step, chosen);
  };
  const complaint = hasty && !ready ? words.question.chooseFirst : undefined;
  const frame = useQuestionFrame(screen, complaint, carryOn);
  const beside = besideToday(screen);
  const choices = [
    { key: screen.today, label: words.question.today, second: dayInWords(screen.today) },
    { key: beside.day, label: beside.label, second: dayInWords(beside.day) },
    { key: OTHER, label: words.question.otherDay },
  ];
  const list = choiceList(metrics, choices, ready ? chosen : undefined, onPick, columnWidth(metrics));
  return <Frame {...frame} blocks={list.blocks} most={list.most} onOnePage />;
}

interface OtherDayProps extends DayQuestionProps {
  readonly onBack: () => void;
}

function OtherDay({ screen, onBack }: OtherDayProps) {
  const scene = useScene();
  const { metrics, client } = scene;
  const before = screen.answer ?? '';
  const start = /^\d{4}-\d{2}-\d{2}$/.test(before) ? before.replaceAll('-', '') : screen.today.slice(0, 4);
  const [digits, setDigits] = useDraft(`${screen.step}:digits`, start);
  const [complaint, complain] = useState<string>();
  const carryOn = () => {
    const day = dayFromDigits(digits);
    const short = digits.length < DIGITS_OF_A_DAY;
    complain(day !== undefined ? undefined : short ? words.question.dayTooShort : words.question.noSuchDay);
    if (day !== undefined) client.answerStep(screen.step, day);
  };
  useOwnBack(onBack);
  const back: Action = { label: words.question.nearDays, onPress: onBack, kind: 'quiet' };
  const frame = useQuestionFrame(screen, complaint, carryOn, back);
  const type = (next: string) => {
    complain(undefined);
    setDigits(next);
  };
  const input: NumberPadInput = {
    metrics,
    digits,
    most: DIGITS_OF_A_DAY,
    onDigits: type,
    echo: dayEcho(digits),
    complaint,
    onHelp: scene.callStaff,
  };
  const asked = { ...frame, lead: frame.lead === undefined ? undefined : words.question.enterDay };
  return <Frame {...padFrame(asked, input, scene.status.resident !== undefined)} />;
}

/** Eight places with their units, the open ones as _ : 2026年1_月__日. */
export function dayEcho(digits: string): string {
  const padded = digits.padEnd(DIGITS_OF_A_DAY, '_');
  const [year, month, day] = words.question.dayUnits;
  return `${padded.slice(0, 4)}${year}${padded.slice(4, 6)}${month}${padded.slice(6)}${day}`;
}
