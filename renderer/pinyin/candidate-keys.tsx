import { useMemo, useState } from 'react';
import { pinyinWords } from '../copy/pinyin.ts';
import { Press } from '../parts/press.tsx';
import type { Metrics } from '../theme/millimetres.ts';
import { type CandidatePage, candidatePages } from './candidate-pages.ts';
import type { Candidate } from './candidates.ts';
import type { KeyboardPlan } from './keyboard-plan.ts';
import { shownLetters } from './letter-keys.tsx';
import * as css from './pinyin-keyboard.css.ts';

interface CandidateKeysProps {
  readonly metrics: Metrics;
  readonly plan: KeyboardPlan;
  readonly letters: string;
  readonly candidates: readonly Candidate[];
  /** Said where there is nothing to choose. */
  readonly hint: string;
  readonly onChoose: (candidate: Candidate) => void;
}

/** A page of candidates, under it what was typed and the keys to other pages. Mounted anew for other letters: on the first page. */
export function CandidateKeys({ metrics, plan, letters, candidates, hint, onChoose }: CandidateKeysProps) {
  const [at, setAt] = useState(0);
  const pages = useMemo(() => candidatePages(candidates, plan, metrics), [candidates, plan, metrics]);
  const pageKey = { width: plan.pageKeyWidth, height: plan.typedHeight };
  return (
    <>
      <Page plan={plan} page={pages[at] ?? []} hint={hint} onChoose={onChoose} />
      <div className={css.typedRow} style={{ height: plan.typedHeight }}>
        <output className={css.typed} style={{ fontSize: plan.typedText }} aria-label={pinyinWords.typed}>
          <span className={css.letter}>{shownLetters(letters.slice(-plan.typedLetters))}</span>
        </output>
        {at > 0 && (
          <div className={css.cell} style={pageKey}>
            <Press repeats kind="endKey" onPress={() => setAt(at - 1)}>
              {pinyinWords.earlier}
            </Press>
          </div>
        )}
        {at + 1 < pages.length && (
          <div className={css.cell} style={pageKey}>
            <Press repeats kind="endKey" onPress={() => setAt(at + 1)}>
              {pinyinWords.later}
            </Press>
          </div>
        )}
      </div>
    </>
  );
}

interface PageProps {
  readonly plan: KeyboardPlan;
  readonly page: CandidatePage;
  readonly hint: string;
  readonly onChoose: (candidate: Candidate) => void;
}

function Page({ plan, page, hint, onChoose }: PageProps) {
  return (
    <div
      className={css.grid}
      role="group"
      aria-label={pinyinWords.candidates}
      style={{
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
