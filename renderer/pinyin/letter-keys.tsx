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
  readonly onErase: () => void;
  readonly onClear: () => void;
  /** Where 下一页 stands beside the letters and there is a page more: the next one, and behind the last the first. */
  readonly onTurn?: (() => void) | undefined;
}

/** Twenty-six letters in three rows; 清空 and 删除 stand at the two ends of the last. */
export function LetterKeys({ plan, onLetter, onErase, onClear, onTurn }: LetterKeysProps) {
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
      <div className={css.row}>{keys(ROWS[0])}</div>
      <div className={css.row}>
        {keys(ROWS[1])}
        {plan.low && (
          <div className={css.cell} style={{ width: plan.pageKeyWidth }}>
            {onTurn !== undefined && (
              <Press repeats kind="endKey" onPress={onTurn}>
                {pinyinWords.later}
              </Press>
            )}
          </div>
        )}
      </div>
      <div className={css.row}>
        <EndKey name={pinyinWords.clear} onPress={onClear} />
        {keys(ROWS[2])}
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
