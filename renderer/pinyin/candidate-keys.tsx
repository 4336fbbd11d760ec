import { useMemo, useState } from 'react';
import { pinyinWords } from '../copy/pinyin.ts';
import { Press } from '../parts/press.tsx';
import type { Metrics } from '../theme/millimetres.ts';
import { candidatePages } from './candidate-pages.ts';
import type { Candidate } from './candidates.ts';
import type { KeyboardPlan } from './keyboard-plan.ts';
import * as css from './pinyin-keyboard.css.ts';

interface CandidateKeysProps {
  readonly metrics: Metrics;
  readonly plan: KeyboardPlan;
  readonly candidates: readonly Candidate[];
  /** Said where there is nothing to choose. */
  readonly hint: string;
  readonly onChoose: (candidate: Candidate) => void;
}

/** A page of candidates, and the keys to the pages before and behind it. Mounted anew for other letters: on the first page. */
export function CandidateKeys({ metrics, plan, candidates, hint, onChoose }: CandidateKeysProps) {
  const [at, setAt] = useState(0);
  const pages = useMemo(() => candidatePages(candidates, plan, metrics), [candidates, plan, metrics]);
  const page = pages[at] ?? [];
  return (
    <div className={plan.stacked ? css.choosing : css.choosingBeside}>
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
          <div key={candidate.written} className={css.candidate} style={{ gridColumn: `span ${cells}` }}>
            <Press kind="candidate" onPress={() => onChoose(candidate)}>
              <span style={{ fontSize: text }}>{candidate.written}</span>
            </Press>
          </div>
        ))}
        {page.length === 0 && <p className={css.hint}>{hint}</p>}
      </div>
      <div
        className={plan.stacked ? css.pagesAside : css.pagesUnder}
        style={plan.stacked ? {} : { height: metrics.target }}
      >
        <PageKey name={pinyinWords.earlier} there={at > 0} onPress={() => setAt(at - 1)} />
        <PageKey name={pinyinWords.later} there={at + 1 < pages.length} onPress={() => setAt(at + 1)} />
      </div>
    </div>
  );
}

interface PageKeyProps {
  readonly name: string;
  readonly there: boolean;
  readonly onPress: () => void;
}

/** A key to a page that is not there is no key, but its place stays. */
function PageKey({ name, there, onPress }: PageKeyProps) {
  if (!there) return <span />;
  return (
    <Press repeats kind="plain" onPress={onPress}>
      {name}
    </Press>
  );
}
