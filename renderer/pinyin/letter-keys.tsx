import { pinyinWords } from '../copy/pinyin.ts';
import { Press } from '../parts/press.tsx';
import type { KeyboardPlan } from './keyboard-plan.ts';
import * as css from './pinyin-keyboard.css.ts';

/** As on every telephone; pinyin has no v, and its ü is typed there. */
const FULL_ROWS = ['qwertyuiop', 'asdfghjkl'] as const;
const LAST_ROW = 'zxcvbnm';

/** Letters as a resident reads them. */
export function shownLetters(letters: string): string {
  return letters.replaceAll('v', 'ü');
}

interface LetterKeysProps {
  readonly plan: KeyboardPlan;
  readonly onLetter: (letter: string) => void;
  readonly onErase: () => void;
  readonly onClear: () => void;
}

/** Twenty-six letters in three rows; 清空 and 删除 stand at the two ends of the last. */
export function LetterKeys({ plan, onLetter, onErase, onClear }: LetterKeysProps) {
  const size = { width: plan.letterWidth, height: plan.letterHeight };
  const keys = (letters: string) =>
    Array.from(letters).map((letter) => (
      <div key={letter} className={css.cell} style={size}>
        <Press repeats kind="letter" onPress={() => onLetter(letter)}>
          <span className={css.letter} style={{ fontSize: plan.letterText }}>
            {shownLetters(letter)}
          </span>
        </Press>
      </div>
    ));
  return (
    <div className={css.letters} role="group" aria-label={pinyinWords.letters}>
      {FULL_ROWS.map((row) => (
        <div key={row} className={css.row}>
          {keys(row)}
        </div>
      ))}
      <div className={css.row}>
        <EndKey name={pinyinWords.clear} onPress={onClear} />
        {keys(LAST_ROW)}
        <EndKey name={pinyinWords.erase} onPress={onErase} />
      </div>
    </div>
  );
}

/** A key that takes what the letters leave of their row. */
function EndKey({ name, onPress }: { readonly name: string; readonly onPress: () => void }) {
  return (
    <div className={css.rest}>
      <Press repeats kind="endKey" onPress={onPress}>
        {name}
      </Press>
    </div>
  );
}
