import { paragraphHeight } from '../layout/frame-plan.ts';
import { widthInEm } from '../layout/measure.ts';
import { markOf } from '../speech/name-mark.ts';
import { type Metrics, textHeight } from '../theme/millimetres.ts';
import * as css from './blocks.css.ts';
import type { Block } from './frame.tsx';
import { ReadLines } from './read-lines.tsx';

/** The thin rule under a row and the air above it, px. */
const ROW_FOOT = 10;

/** Characters a line of a point at most: with its mark it is as long as a paragraph's. */
const LONGEST_POINT = 20;

/** Air under a paragraph beside the gap of the page: half an em in all, so that paragraphs are told from lines. */
function paragraphFoot({ text, gap }: Metrics): number {
  return Math.max(0, Math.ceil(text / 2 - gap));
}

/** A plain paragraph in body text. */
export function paragraphBlock(metrics: Metrics, key: string, text: string): Block {
  return {
    key,
    still: true,
    height: (width) => paragraphHeight(text, width, metrics.text) + paragraphFoot(metrics),
    node: (
      <p className={css.paragraph}>
        <ReadLines text={text} px={metrics.text} />
      </p>
    ),
  };
}

/** A line with a heading's weight inside the content. */
export function subheadingBlock(metrics: Metrics, key: string, text: string): Block {
  return {
    key,
    still: true,
    height: (width) => paragraphHeight(text, width, metrics.text) + paragraphFoot(metrics),
    node: (
      <h2 className={css.subheading}>
        <ReadLines text={text} px={metrics.text} />
      </h2>
    ),
  };
}

/** One of several points, marked with its number. */
export function pointBlock(metrics: Metrics, text: string, index: number): Block {
  const marked = Math.ceil(metrics.text * 1.2) + metrics.tightGap;
  return {
    key: `point-${index}`,
    still: true,
    height: (width) =>
      paragraphHeight(text, Math.min(width - marked, metrics.text * LONGEST_POINT), metrics.text) +
      paragraphFoot(metrics),
    node: (
      <div className={css.point}>
        <span className={css.mark}>{index + 1}.</span>
        <p className={css.pointText}>
          <ReadLines text={text} px={metrics.text} beside={marked} most={LONGEST_POINT} />
        </p>
      </div>
    ),
  };
}

/** All points of a list. */
export function pointBlocks(metrics: Metrics, lines: readonly string[]): Block[] {
  return lines.map((line, index) => pointBlock(metrics, line, index));
}

/** 标准版 sets a table closer: its values are as large as its labels where that is still body text. */
function valueType({ edition, small }: Metrics, smallestBody: number): 'small' | 'text' {
  return edition === 'standard' && small >= smallestBody ? 'small' : 'text';
}

type ValueType = ReturnType<typeof valueType>;

/** Whether a label and its value stand on one line. */
function sharesLine(metrics: Metrics, label: string, value: string, width: number, type: ValueType): boolean {
  const words = Math.ceil(widthInEm(label) * metrics.small + widthInEm(value) * metrics[type]);
  return words + metrics.gap <= width;
}

/** How a row is set: a value steps down to the size of its label where that keeps both on one line. */
function rowSetting(
  metrics: Metrics,
  label: string,
  value: string,
  width: number,
): { readonly one: boolean; readonly type: ValueType } {
  const usual = valueType(metrics, metrics.barText);
  const lower: readonly ValueType[] = metrics.small >= metrics.barText ? ['small'] : [];
  const type = [usual, ...lower].find((each) => sharesLine(metrics, label, value, width, each));
  return { one: type !== undefined, type: type ?? usual };
}

/** Says something of a person: read aloud by consent or headset alone. */
const PRIVATE = { 'data-private': 'true' } as const;

/**
 * Label at the left, value at the right, smaller where that saves a line; on two lines where one is too short.
 * @param isPrivate the value says something of a person
 */
export function rowBlock(
  metrics: Metrics,
  key: string,
  label: string,
  value: string,
  width: number,
  isPrivate = false,
): Block {
  const { one, type } = rowSetting(metrics, label, value, width);
  const px = metrics[type];
  return {
    key,
    still: true,
    height: (room) =>
      one
        ? textHeight(px) + ROW_FOOT
        : paragraphHeight(label, room, metrics.small) + paragraphHeight(value, room, px) + ROW_FOOT,
    node: (
      <div className={one ? css.row : css.stackedRow}>
        <span className={css.label}>{label}</span>
        <span className={css.value[type]} {...(isPrivate ? PRIVATE : {})} {...markOf(label)}>
          {one ? value : <ReadLines text={value} px={px} />}
        </span>
      </div>
    ),
  };
}

/** Two blocks that stay on one page: a heading is never left behind by what it heads. */
export function together(metrics: Metrics, first: Block, second: Block): Block {
  return {
    key: `${first.key}+${second.key}`,
    still: first.still === true && second.still === true,
    height: (width) => first.height(width) + metrics.gap + second.height(width),
    node: (
      <div className={css.together}>
        {first.node}
        {second.node}
      </div>
    ),
  };
}
