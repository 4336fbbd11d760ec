import { words } from '../copy/words.ts';
import { paragraphHeight } from '../layout/frame-plan.ts';
import { widthInEm } from '../layout/measure.ts';
import type { Metrics } from '../theme/millimetres.ts';
import * as css from './blocks.css.ts';
import type { Block } from './frame.tsx';
import { Icon } from './icon.tsx';
import { Press } from './press.tsx';
import { ReadLines } from './read-lines.tsx';

/** A thing with a line about it, and what can be done with it. */
export interface RowWithPress {
  readonly key: string;
  readonly label: string;
  readonly second: string;
  /** The word on the button; read aloud with the label. */
  readonly press: string;
  /** It is as it should be: a tick stands before it. */
  readonly done?: boolean;
  readonly isPrivate?: boolean;
  readonly onPress: () => void;
}

/** The thin rule under a row and the air above it, px. */
const ROW_FOOT = 10;

/** Words at the left, a button at the right; in the low room of a seated resident the words stand over the line of reach. */
export function rowWithPress(metrics: Metrics, row: RowWithPress): Block {
  const button = Math.max(
    metrics.target,
    Math.ceil(widthInEm(row.press) * metrics.small) + 24 + 2 * metrics.line,
  );
  const shelf = metrics.composition === 'shelf';
  const mark = row.done === true ? metrics.small + metrics.tightGap : 0;
  const beside = mark + (shelf ? 0 : button + metrics.gap);
  const wordsHeight = (width: number) =>
    paragraphHeight(row.label, width - mark, metrics.text) +
    paragraphHeight(row.second, width - mark, metrics.small);
  const said = (
    <div className={css.markedWords}>
      {row.done === true && (
        <span className={css.doneMark} role="img" aria-label={words.common.chosen}>
          <Icon name="tick" />
        </span>
      )}
      <div className={css.rowWords} {...(row.isPrivate === true ? { 'data-private': 'true' } : {})}>
        <div className={css.rowTitle}>{row.label}</div>
        <div className={css.smallParagraph}>
          <ReadLines text={row.second} px={metrics.small} beside={beside} />
        </div>
      </div>
    </div>
  );
  const press = (
    <Press kind={shelf ? 'quiet' : 'pager'} onPress={row.onPress} label={`${row.press}${row.label}`}>
      {row.press}
    </Press>
  );
  if (shelf)
    return {
      key: row.key,
      height: () => metrics.actionHeight,
      above: { height: wordsHeight, node: said },
      node: press,
    };
  return {
    key: row.key,
    height: (width) => Math.max(wordsHeight(width - button - metrics.gap), metrics.pagerHeight) + ROW_FOOT,
    node: (
      <div className={css.rowWithButton}>
        {said}
        {press}
      </div>
    ),
  };
}
