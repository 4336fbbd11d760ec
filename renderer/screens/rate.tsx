import type { Rating } from '../../electron/contract/station-contract.ts';
import { words } from '../copy/words.ts';
import { columnWidth } from '../layout/frame-plan.ts';
import { countLines } from '../layout/measure.ts';
import { Face } from '../parts/face.tsx';
import { type Block, Frame } from '../parts/frame.tsx';
import { Press } from '../parts/press.tsx';
import { useScene } from '../parts/scene.ts';
import { type Metrics, textHeight } from '../theme/millimetres.ts';
import * as css from './rate.css.ts';

/** A rating is lower than other choices by this much, so that five stand on one page at any size (press.css). */
const RATING_TRIM_PX = 8;
/** Best first, as the five grades are named. */
const RATINGS: readonly Rating[] = [5, 4, 3, 2, 1];

/** 五级 with drawn faces and words; may be skipped. */
export function RateScreen() {
  const { client, metrics } = useScene();
  return (
    <Frame
      heading={words.rate.heading}
      onOnePage
      blocks={rateBlocks(metrics, (rating) => client.rate(rating))}
      actions={[{ label: words.rate.skip, onPress: () => client.skipRating(), kind: 'quiet' }]}
    />
  );
}

/** Room for words beside a face. */
function wordsWidth(metrics: Metrics, width: number): number {
  return width - 2 * metrics.pad - 2 * metrics.line - Math.ceil(metrics.text * 1.3) - metrics.tightGap;
}

/** Whether all grades but the longest stay on one line in half a row; five on one page are worth its second line. */
function fitsHalf(metrics: Metrics, width: number): boolean {
  const inner = wordsWidth(metrics, (width - metrics.gap) / 2);
  const long = RATINGS.filter((rating) => countLines(words.rate.levels[rating], inner, metrics.text) > 1);
  return long.length <= 1;
}

/** Rows of one in portrait, rows of two in landscape, so that all five stand on one page. */
function rateBlocks(metrics: Metrics, onRate: (rating: Rating) => void): Block[] {
  const width = columnWidth(metrics);
  const columns = metrics.orientation === 'portrait' || !fitsHalf(metrics, width) ? 1 : 2;
  const inner = wordsWidth(metrics, (width - (columns - 1) * metrics.gap) / columns);
  const blocks: Block[] = [];
  for (let at = 0; at < RATINGS.length; at += columns) {
    const row = RATINGS.slice(at, at + columns);
    const lines = Math.max(
      ...row.map((rating) => countLines(words.rate.levels[rating], inner, metrics.text)),
    );
    const air = metrics.actionHeight - textHeight(metrics.text) - RATING_TRIM_PX;
    const height = textHeight(metrics.text, lines) + air;
    blocks.push({
      key: `rate-${row[0]}`,
      height: () => height,
      node: (
        <div className={css.row}>
          {row.map((rating) => (
            <Press key={rating} kind="rating" onPress={() => onRate(rating)}>
              <Face rating={rating} />
              <span className={css.words}>{words.rate.levels[rating]}</span>
            </Press>
          ))}
          {row.length < columns && <span />}
        </div>
      ),
    });
  }
  return blocks;
}
