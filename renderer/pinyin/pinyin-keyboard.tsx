import { useMemo, useState } from 'react';
import { pinyinWords } from '../copy/pinyin.ts';
import type { Metrics } from '../theme/millimetres.ts';
import { CandidateKeys } from './candidate-keys.tsx';
import { candidatePages } from './candidate-pages.ts';
import { type Candidate, candidatesFor, MOST_LETTERS, type PinyinContext } from './candidates.ts';
import type { Dictionary } from './dictionary.ts';
import { planKeyboard } from './keyboard-plan.ts';
import { LetterKeys } from './letter-keys.tsx';
import * as css from './pinyin-keyboard.css.ts';
import { type DictionaryState, useDictionary } from './use-dictionary.ts';

export interface PinyinKeyboardProps {
  readonly metrics: Metrics;
  /** Px that the keyboard fills; at least ten letter keys wide, and as high as `leastPinyinHeight` says. */
  readonly width: number;
  readonly height: number;
  readonly context: PinyinContext;
  /** What the field already holds: the first character of a name is a surname, later ones are not. */
  readonly before: string;
  /** Six digits, as `villagesOf` takes it: whose villages are known by name. */
  readonly place?: string | undefined;
  /** A candidate was tapped: one or more characters to put behind what the field holds. */
  readonly onCommit: (text: string) => void;
  /** 删除 was tapped and no letters were left to take away: the last character of the field goes. */
  readonly onErase: () => void;
  /** Fetches the dictionary. */
  readonly open?: (place?: string) => Promise<Dictionary | undefined>;
}

/** Letters, and the characters and words that they may stand for; one tap on one of those writes it. */
export function PinyinKeyboard(props: PinyinKeyboardProps) {
  const { metrics, width, height, context, before, place, onCommit, onErase, open } = props;
  const [{ letters, at }, setTyped] = useState({ letters: '', at: 0 });
  /** Other letters begin on the first page. */
  const setLetters = (next: string) => setTyped({ letters: next, at: 0 });
  const turnTo = (page: number) => setTyped({ letters, at: page });
  const dictionary = useDictionary(place, open);
  const plan = useMemo(() => planKeyboard(metrics, width, height), [metrics, width, height]);
  const candidates = useMemo(
    () =>
      dictionary.state === 'here' ? candidatesFor(letters, dictionary.dictionary, { context, before }) : [],
    [letters, dictionary, context, before],
  );
  const pages = useMemo(() => candidatePages(candidates, plan, metrics), [candidates, plan, metrics]);
  const choose = ({ written, letters: used }: Candidate): void => {
    setLetters(letters.slice(used));
    onCommit(written);
  };
  const erase = (): void => {
    if (letters === '') onErase();
    setLetters(letters.slice(0, -1));
  };
  return (
    <div className={css.keyboard} style={{ width, height }}>
      <CandidateKeys
        plan={plan}
        letters={letters}
        page={pages[at] ?? []}
        hint={hintOf(dictionary, letters)}
        onChoose={choose}
        onEarlier={at > 0 ? () => turnTo(at - 1) : undefined}
        onLater={at + 1 < pages.length ? () => turnTo(at + 1) : undefined}
      />
      <LetterKeys
        plan={plan}
        onLetter={(letter) => setLetters((letters + letter).slice(0, MOST_LETTERS))}
        onErase={erase}
        onClear={() => setLetters('')}
        onTurn={pages.length > 1 ? () => turnTo((at + 1) % pages.length) : undefined}
      />
    </div>
  );
}

function hintOf({ state }: DictionaryState, letters: string): string {
  if (state === 'opening') return pinyinWords.opening;
  if (state === 'unavailable') return pinyinWords.unavailable;
  return letters === '' ? pinyinWords.invitation : pinyinWords.unknown;
}
