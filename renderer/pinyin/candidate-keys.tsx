import { pinyinWords } from '../copy/pinyin.ts';
import { Press } from '../parts/press.tsx';
import type { CandidatePage } from './candidate-pages.ts';
import type { Candidate } from './candidates.ts';
import type { KeyboardPlan } from './keyboard-plan.ts';
import { shownLetters } from './letter-keys.tsx';
import * as css from './pinyin-keyboard.css.ts';

interface CandidateKeysProps {
  readonly plan: KeyboardPlan;
  readonly letters: string;
  readonly page: CandidatePage;
  /** Said where there is nothing to choose. */
  readonly hint: string;
  readonly onChoose: (candidate: Candidate) => void;
  /** Absent where no page comes before or behind. */
  readonly onEarlier?: (() => void) | undefined;
  readonly onLater?: (() => void) | undefined;
}

/** A page of candidates, what was typed, and the keys to other pages; in a low room without these. */
export function CandidateKeys(props: CandidateKeysProps) {
  const { plan, letters, onEarlier, onLater } = props;
  const typed = (
    <output className={css.typed} style={{ fontSize: plan.typedText }} aria-label={pinyinWords.typed}>
      <span className={css.letter}>{shownLetters(letters.slice(-plan.typedLetters))}</span>
    </output>
  );
  if (plan.low) {
    return (
      <div className={css.typedRow} style={{ height: plan.cellHeight }}>
        {typed}
        <Page {...props} />
      </div>
    );
  }
  return (
    <>
      <Page {...props} />
      <div className={css.typedRow} style={{ height: plan.typedHeight }}>
        {typed}
        {onEarlier !== undefined && <PageKey plan={plan} name={pinyinWords.earlier} onPress={onEarlier} />}
        {onLater !== undefined && <PageKey plan={plan} name={pinyinWords.later} onPress={onLater} />}
      </div>
    </>
  );
}

function Page({ plan, page, hint, onChoose }: CandidateKeysProps) {
  return (
    <div
      className={css.grid}
      role="group"
      aria-label={pinyinWords.candidates}
      style={{
        width: plan.gridWidth,
        gridTemplateColumns: `repeat(${plan.columns}, ${plan.cellWidth}px)`,
        gridTemplateRows: `repeat(${plan.rows}, ${plan.cellHeight}px)`,
      }}
    >
      {page.map(({ candidate, cells, text }) => (
        <div key={candidate.written} className={css.cell} style={{ gridColumn: `span ${cells}` }}>
          <Press kind="candidate" onPress={() => onChoose(candidate)}>
            <span style={{ fontSize: text }}>{candidate.written}</span>
          </Press>
        </div>
      ))}
      {page.length === 0 && <p className={css.hint}>{hint}</p>}
    </div>
  );
}

interface PageKeyProps {
  readonly plan: KeyboardPlan;
  readonly name: string;
  readonly onPress: () => void;
}

function PageKey({ plan, name, onPress }: PageKeyProps) {
  return (
    <div className={css.cell} style={{ width: plan.pageKeyWidth, height: plan.typedHeight }}>
      <Press repeats kind="endKey" onPress={onPress}>
        {name}
      </Press>
    </div>
  );
}
