import { pinyinWords } from '../copy/pinyin.ts';
import { Press } from '../parts/press.tsx';
import type { KeyboardPlan } from './keyboard-plan.ts';
import * as css from './pinyin-keyboard.css.ts';

/** As on every telephone; pinyin has no v, and its ü is typed there. */
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const;

/** Letters as a resident reads them. */
export function shownLetters(letters: string): string {
  return letters.replaceAll('v', 'ü');
}

interface LetterKeysProps {
  readonly plan: KeyboardPlan;
  readonly onLetter: (letter: string) => void;
}

/** Twenty-six keys in three rows. */
export function LetterKeys({ plan, onLetter }: LetterKeysProps) {
  const size = { width: plan.letterWidth, height: plan.letterHeight };
  return (
    <div className={css.typing} role="group" aria-label={pinyinWords.letters}>
      {ROWS.map((row) => (
        <div key={row} className={css.row}>
          {Array.from(row).map((letter) => (
            <div key={letter} className={css.cell} style={size}>
              <Press repeats kind="letter" onPress={() => onLetter(letter)}>
                {shownLetters(letter)}
              </Press>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
