import { useMemo, useState } from 'react';
import { pinyinWords } from '../copy/pinyin.ts';
import { Press } from '../parts/press.tsx';
import type { Metrics } from '../theme/millimetres.ts';
import { CandidateKeys } from './candidate-keys.tsx';
import { type Candidate, candidatesFor, MOST_LETTERS, type PinyinContext } from './candidates.ts';
import type { Dictionary } from './dictionary.ts';
import { type KeyboardPlan, planKeyboard } from './keyboard-plan.ts';
import { LetterKeys, shownLetters } from './letter-keys.tsx';
import * as css from './pinyin-keyboard.css.ts';
import { type DictionaryState, useDictionary } from './use-dictionary.ts';

export interface PinyinKeyboardProps {
  readonly metrics: Metrics;
  /** Px that the keyboard fills; no less than `leastPinyinRoom` says. */
  readonly width: number;
  readonly height: number;
  readonly context: PinyinContext;
  /** What the field already holds: the first character of a name is a surname, later ones are not. */
  readonly before: string;
  /** Six digits, as `villagesOf` takes it: whose villages are known by name. */
  readonly place?: string | undefined;
  /** A candidate was tapped: one or more characters to put behind what the field holds. */
  readonly onCommit: (text: string) => void;
  /** 删一位 or 清空 was tapped and no letters were left to take away: the last character of the field goes. */
  readonly onErase: () => void;
  /** Fetches the dictionary. */
  readonly open?: (place?: string) => Promise<Dictionary | undefined>;
}

/** Letters, and the characters and words that they may stand for; one tap on one of those writes it. */
export function PinyinKeyboard(props: PinyinKeyboardProps) {
  const { metrics, width, height, context, before, place, onCommit, onErase, open } = props;
  const [letters, setLetters] = useState('');
  const dictionary = useDictionary(place, open);
  const plan = useMemo(() => planKeyboard(metrics, width, height), [metrics, width, height]);
  const candidates = useMemo(
    () =>
      dictionary.state === 'here' ? candidatesFor(letters, dictionary.dictionary, { context, before }) : [],
    [letters, dictionary, context, before],
  );
  const choose = ({ written, letters: used }: Candidate): void => {
    setLetters(letters.slice(used));
    onCommit(written);
  };
  const erase = (): void => {
    if (letters === '') onErase();
    setLetters(letters.slice(0, -1));
  };
  return (
    <div className={plan.stacked ? css.stacked : css.beside} style={{ width, height }}>
      <CandidateKeys
        key={letters}
        metrics={metrics}
        plan={plan}
        candidates={candidates}
        hint={hintOf(dictionary, letters)}
        onChoose={choose}
      />
      <div className={css.typing}>
        <TypedRow plan={plan} letters={letters} onErase={erase} onClear={() => setLetters('')} />
        <LetterKeys
          plan={plan}
          onLetter={(letter) => setLetters((letters + letter).slice(0, MOST_LETTERS))}
        />
      </div>
    </div>
  );
}

function hintOf({ state }: DictionaryState, letters: string): string {
  if (state === 'opening') return pinyinWords.opening;
  if (state === 'unavailable') return pinyinWords.unavailable;
  return letters === '' ? pinyinWords.invitation : pinyinWords.unknown;
}

interface TypedRowProps {
  readonly plan: KeyboardPlan;
  readonly letters: string;
  readonly onErase: () => void;
  readonly onClear: () => void;
}

/** The letters so far, large; 清空 stands there as long as there are any. */
function TypedRow({ plan, letters, onErase, onClear }: TypedRowProps) {
  const size = { width: plan.wordKeyWidth, height: plan.typedHeight };
  return (
    <div className={css.typedRow} style={{ height: plan.typedHeight }}>
      <output className={css.typed} aria-label={pinyinWords.typed}>
        <span className={css.typedEnd}>{shownLetters(letters)}</span>
      </output>
      {letters !== '' && (
        <div className={css.cell} style={size}>
          <Press repeats kind="plain" onPress={onClear}>
            {pinyinWords.clear}
          </Press>
        </div>
      )}
      <div className={css.cell} style={size}>
        <Press repeats kind="plain" onPress={onErase}>
          {pinyinWords.erase}
        </Press>
      </div>
    </div>
  );
}
