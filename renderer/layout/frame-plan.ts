import { type Metrics, placeHeight, textHeight } from '../theme/millimetres.ts';
import { breakBetweenWords, breakForReading, countLines, LONGEST_LINE } from './measure.ts';
import { paginate } from './paginate.ts';

/** What stands above the content of a screen. */
export interface HeadWords {
  readonly heading: string;
  readonly lead?: string | undefined;
  /** A boxed sentence with a sign: a failure, a complaint, the state of a slip. */
  readonly notice?: string | undefined;
}

/** Sizes of one thing in the content, by the width it gets. */
export type HeightFor = (width: number) => number;

export interface FrameInput {
  readonly metrics: Metrics;
  readonly hasResident: boolean;
  readonly head: HeadWords;
  readonly blocks: readonly HeightFor[];
  /** Labels of the actions that stand under the content, in reading order; those of a side column cost it nothing. */
  readonly actions: readonly string[];
  /** Width of what stands in the side column instead of nothing, e.g. a number pad in landscape. */
  readonly sideWidth?: number | undefined;
  /** Blocks a page may hold (elderly-ui row 14: six choices). */
  readonly most?: number | undefined;
  /** Indices of the blocks that begin a page: what they begin is not to be taken for more of what went before. */
  readonly opens?: readonly number[] | undefined;
  /** Least height of the content where there are no blocks (a picture). */
  readonly least?: number | undefined;
  /** A lead that moves into the content goes behind the blocks: the answer space comes first. */
  readonly leadLast?: boolean | undefined;
  /** Rather a smaller heading than a second page: few choices belong side by side. */
  readonly onOnePage?: boolean | undefined;
  /** Rather a smaller heading than more pages. */
  readonly fewPages?: boolean | undefined;
  /** Nothing in the blocks can be touched: they may stand above the line of reach. */
  readonly still?: boolean | undefined;
  /** What of the blocks stands over the line of reach, under the head: the tallest of them. */
  readonly above?: HeightFor | undefined;
  /** The blocks are answers that may grow where there is room, in the edition of few and large ones. */
  readonly grows?: boolean | undefined;
}

/** What a layout gives up where room is short. */
interface Rung {
  /** The heading steps down to bold body text, then to bold small text. */
  readonly headingType: 'heading' | 'text' | 'small';
  readonly noticeType: 'small' | 'furniture';
  /** Lead and notice become the first blocks of the content. */
  readonly leadInContent: boolean;
  readonly noticeInContent: boolean;
}

/** How a screen is laid out, worked out before it is drawn, so that nothing moves afterwards. */
export interface FramePlan extends Rung {
  /** Width of the column that holds heading and content. */
  readonly column: number;
  /** Height left for the content. */
  readonly room: number;
  /** Index ranges over [notice?, lead?, ...blocks], or [notice?, ...blocks, lead?] with `leadLast`. */
  readonly pages: readonly (readonly [from: number, to: number])[];
  /** Whether the actions under the content share one row. */
  readonly actionsInRow: boolean;
  /** Whether 下一页 stands in that row as well; there it leads round to the first page again. */
  readonly pagerInRow: boolean;
  /** Whether the actions stand in a column beside content that is too tall to have them under it on the shelf. */
  readonly actionsAside: boolean;
  /** Least height of the head, so that what can be touched begins below the line of reach. */
  readonly headRoom: number;
  /** How many times their own height the blocks are drawn, the same on every page. */
  readonly growth: number;
  /** Air between the head and the content. */
  readonly headFoot: number;
}

/** Width a paragraph really uses: never more than 22 characters. */
export function paragraphHeight(text: string, width: number, fontPx: number): number {
  return textHeight(fontPx, countLines(text, Math.min(width, fontPx * LONGEST_LINE), fontPx));
}

/** Room for the words of the boxed sentence. */
function noticeWidth(metrics: Metrics, width: number, type: Rung['noticeType']): number {
  return width - 2 * metrics.pad - 2 * metrics.line - metrics[type] - metrics.tightGap;
}

/** The heading with its line ends between words, lead and notice with theirs at pauses. */
export function pausedWords(metrics: Metrics, head: HeadWords, plan: FramePlan): HeadWords {
  const paused = (text: string | undefined, width: number, font: number) =>
    text === undefined ? undefined : breakForReading(text, Math.min(width, font * LONGEST_LINE), font);
  const heading = metrics[plan.headingType];
  return {
    heading: breakBetweenWords(head.heading, Math.min(plan.column, heading * LONGEST_LINE), heading),
    lead: paused(head.lead, plan.column, metrics.small),
    notice: paused(head.notice, noticeWidth(metrics, plan.column, plan.noticeType), metrics[plan.noticeType]),
  };
}

/** Height of the boxed sentence. The sign before it is one em wide, with a gap. */
export function noticeHeight(
  metrics: Metrics,
  text: string,
  width: number,
  type: Rung['noticeType'] = 'small',
): number {
  return (
    paragraphHeight(text, noticeWidth(metrics, width, type), metrics[type]) +
    2 * metrics.tightGap +
    2 * metrics.line
  );
}

/** Height of a button that carries `label` in body text. */
export function actionHeight(metrics: Metrics, label: string, width: number): number {
  const inner = width - 2 * metrics.pad - 2 * metrics.line;
  const lines = countLines(label, inner, metrics.text);
  return Math.max(
    metrics.actionHeight,
    textHeight(metrics.text, lines) + metrics.actionHeight - textHeight(metrics.text),
  );
}

/** Whether every label stays on one line where so many buttons share a row. */
function labelsFit(metrics: Metrics, labels: readonly string[], width: number, buttons: number): boolean {
  const inner = (width - (buttons - 1) * metrics.gap) / buttons - 2 * metrics.pad - 2 * metrics.line;
  return labels.every((label) => countLines(label, inner, metrics.text) === 1);
}

/** Height of a row of answers on the shelf, over the row of actions. */
export function shelfRoom({ window, reachTop, apart, bar, gap, actionHeight: row }: Metrics): number {
  return window.height - reachTop - apart - bar - gap - row;
}

type Foot = Pick<FramePlan, 'actionsInRow' | 'pagerInRow' | 'actionsAside'> & { readonly taken: number };

/** The row, or rows, of actions under the content, without the pager's own. */
function footFor({ metrics, actions, still }: FrameInput, width: number, tallest: number): Foot {
  const { composition, reachTop, gap } = metrics;
  if (composition === 'shelf') {
    const taken = metrics.actionHeight + gap;
    const actionsAside = still !== true && tallest > shelfRoom(metrics);
    return { actionsInRow: true, pagerInRow: true, actionsAside, taken: actionsAside ? 0 : taken };
  }
  const withPager = actions.length + 1;
  const low = reachTop > 0 && composition === 'under' && labelsFit(metrics, actions, width, withPager);
  const actionsInRow = low || (actions.length === 2 && labelsFit(metrics, actions, width, 2));
  const taken = actionsHeight(metrics, actions, width, actionsInRow);
  return { actionsInRow, pagerInRow: low, actionsAside: false, taken };
}

function actionsHeight(metrics: Metrics, actions: readonly string[], width: number, inRow: boolean): number {
  if (actions.length === 0) return 0;
  const heights = actions.map((label) =>
    actionHeight(metrics, label, inRow ? (width - metrics.gap) / actions.length : width),
  );
  if (inRow) return metrics.gap + Math.max(...heights);
  return heights.reduce((sum, height) => sum + metrics.gap + height, 0);
}

/**
 * A heading as large as the paragraph under it is told from it as one paragraph from the next: half an em (elderly-ui row 4).
 * @param shown what stands in the head
 */
function headFootOf({ gap, text, small }: Metrics, shown: HeadWords, { headingType, ...rung }: Rung): number {
  const alone = shown.lead === undefined && shown.notice === undefined;
  if (alone && headingType === 'text') return Math.max(gap, Math.ceil(text / 2));
  // A lead in the content stands right under the heading on a page of its own.
  if (alone && headingType === 'small' && rung.leadInContent) return Math.max(gap, Math.ceil(small / 2));
  return gap;
}

function headHeight(metrics: Metrics, head: HeadWords, width: number, rung: Rung): number {
  const parts = [paragraphHeight(head.heading, width, metrics[rung.headingType])];
  if (head.lead !== undefined)
    parts.push(leadGap(metrics, rung) + paragraphHeight(head.lead, width, metrics.small));
  if (head.notice !== undefined) {
    parts.push(noticeHeight(metrics, head.notice, width, rung.noticeType) + metrics.tightGap);
  }
  return parts.reduce((sum, part) => sum + part, 0);
}

/** Air between a heading and a lead of its own size: half an em tells one paragraph from the next (elderly-ui row 4). */
export function leadGap({ small }: Metrics, { headingType, leadInContent }: Rung): number {
  return headingType === 'small' && !leadInContent ? Math.ceil(small / 2) : 0;
}

/** From the full layout to the barest; the first one whose content has room is taken. */
const LADDER: readonly Rung[] = [
  { headingType: 'heading', noticeType: 'small', leadInContent: false, noticeInContent: false },
  { headingType: 'text', noticeType: 'small', leadInContent: false, noticeInContent: false },
  { headingType: 'text', noticeType: 'furniture', leadInContent: false, noticeInContent: false },
  { headingType: 'heading', noticeType: 'small', leadInContent: true, noticeInContent: false },
  { headingType: 'text', noticeType: 'furniture', leadInContent: true, noticeInContent: false },
  { headingType: 'small', noticeType: 'furniture', leadInContent: true, noticeInContent: false },
  { headingType: 'small', noticeType: 'furniture', leadInContent: true, noticeInContent: true },
];

/** Where many pages are at stake: question and lead both stay before the eyes, as low as they can be. */
const LOW_HEAD: Rung = {
  headingType: 'small',
  noticeType: 'furniture',
  leadInContent: false,
  noticeInContent: false,
};
/** A heading smaller than the answers has to spare so much of the pages. */
const WORTH_A_LOW_HEAD = 0.75;

/** 标准版 shows more on a page: its headings are never larger than its text. */
function ladderFor({ edition }: Metrics): readonly Rung[] {
  return edition === 'elder' ? LADDER : LADDER.filter(({ headingType }) => headingType !== 'heading');
}

/** Works out the layout of one screen. Pure: the same input always gives the same pixels. */
export function planFrame(input: FrameInput): FramePlan {
  const ladder = ladderFor(input.metrics);
  const [first, ...others] = ladder.map((rung) => () => attempt(input, rung));
  if (first === undefined) throw new Error('The ladder has no rung');
  if (input.onOnePage === true) {
    const onePage = ladder.map((rung) => attempt(input, rung)).find(fitsWhole);
    if (onePage !== undefined) return onePage.plan;
  }
  if (input.fewPages === true) {
    const fewest = fewestPages(ladder.map((rung) => attempt(input, rung)));
    const low = attempt(input, LOW_HEAD);
    const most = (fewest?.plan.pages.length ?? Number.POSITIVE_INFINITY) * WORTH_A_LOW_HEAD;
    if (low.enough && low.plan.pages.length <= most) return low.plan;
    if (fewest !== undefined) return fewest.plan;
  }
  let best = first();
  for (const next of others) {
    if (best.enough) break;
    const tried = next();
    if (tried.enough || tried.plan.room > best.plan.room) best = tried;
  }
  return best.plan;
}

interface Attempt {
  readonly plan: FramePlan;
  /** Whether the tallest block fits the room. */
  readonly enough: boolean;
}

/** The first of those with the fewest pages, and among them with the most on the first page. */
function fewestPages(attempts: readonly Attempt[]): Attempt | undefined {
  const onFirst = ({ pages }: FramePlan) => pages[0]?.[1] ?? 0;
  const [fewest] = attempts
    .filter(({ plan, enough }) => enough && !plan.leadInContent)
    .toSorted(({ plan: a }, { plan: b }) => a.pages.length - b.pages.length || onFirst(b) - onFirst(a));
  return fewest;
}

function fitsWhole({ plan, enough }: Attempt): boolean {
  return enough && plan.pages.length === 1;
}

/** Heights of everything in the content, in order. */
function contentHeights(
  { metrics, head, blocks, leadLast }: FrameInput,
  rung: Rung,
  column: number,
): number[] {
  const heights = blocks.map((height) => height(column));
  if (rung.leadInContent && head.lead !== undefined) {
    const lead = paragraphHeight(head.lead, column, metrics.small);
    if (leadLast === true) heights.push(lead);
    else heights.unshift(lead);
  }
  if (rung.noticeInContent && head.notice !== undefined) {
    heights.unshift(noticeHeight(metrics, head.notice, column, rung.noticeType));
  }
  return heights;
}

/** What stands over the content, and the least it takes so that targets begin within reach. */
function overContent(
  input: FrameInput,
  rung: Rung,
  column: number,
): Pick<FramePlan, 'headRoom' | 'headFoot'> & { readonly taken: number } {
  const { metrics, head, hasResident, still } = input;
  const shown: HeadWords = {
    heading: head.heading,
    ...(rung.leadInContent ? {} : { lead: head.lead }),
    ...(rung.noticeInContent ? {} : { notice: head.notice }),
  };
  const over = placeHeight(metrics, hasResident) + metrics.gap;
  const headRoom = still === true ? 0 : Math.max(0, metrics.reachTop - over);
  // The count of pages stands over the line as well, where the row of actions turns them.
  const count = metrics.reachTop > 0 && metrics.composition !== 'beside' ? textHeight(metrics.small) : 0;
  const blocksAbove = input.above?.(column) ?? 0;
  const above = count + (blocksAbove === 0 ? 0 : blocksAbove + metrics.gap);
  const headFoot = headFootOf(metrics, shown, rung);
  const taken = over + Math.max(headRoom, headHeight(metrics, shown, column, rung) + headFoot + above);
  return { taken, headRoom, headFoot };
}

function attempt(input: FrameInput, rung: Rung): Attempt {
  const { metrics } = input;
  const column = columnWidth(metrics, input.sideWidth);
  const heights = contentHeights(input, rung, column);
  const tallest = Math.max(input.least ?? 0, ...heights);
  const { taken, ...headSpace } = overContent(input, rung, column);
  const over = metrics.window.height - taken - metrics.apart - metrics.bar;
  const { taken: foot, ...row } = footFor(input, column, tallest);
  const whole = over - foot;
  const most = input.most === undefined ? undefined : input.most + heights.length - input.blocks.length;
  const behind = input.leadLast === true && rung.leadInContent && input.head.lead !== undefined ? 1 : 0;
  const before = heights.length - input.blocks.length - behind;
  const opens = input.opens?.map((at) => at + before);
  const onePage = paginate(heights, whole, metrics.gap, most, opens).length === 1;
  const pagerElsewhere = row.pagerInRow
    ? input.actions.length > 0
    : !pagerUnderContent(metrics, input.sideWidth);
  const pager = onePage || pagerElsewhere ? 0 : metrics.gap + metrics.pagerHeight;
  const room = whole - pager;
  const pages = paginate(heights, room, metrics.gap, most, opens);
  const growth = input.grows === true ? growthOf(heights, pages, room, metrics.gap) : 1;
  return { plan: { ...rung, ...row, ...headSpace, column, room, pages, growth }, enough: room >= tallest };
}

/** Answers never grow past this: larger ones would no longer look like something to press. */
const MOST_GROWTH = 1.4;

/** As much as the fullest page allows. */
function growthOf(heights: readonly number[], pages: FramePlan['pages'], room: number, gap: number): number {
  const each = pages.map(([from, to]) => {
    const sum = heights.slice(from, to).reduce((total, height) => total + height, 0);
    return sum === 0 ? MOST_GROWTH : (room - (to - from - 1) * gap) / sum;
  });
  return Math.max(1, Math.min(MOST_GROWTH, ...each));
}

/**
 * Beside the content the pager stands in the side column, unless a number pad is there; on the shelf it stands in the row
 * of the actions and costs the content nothing.
 */
export function pagerUnderContent(metrics: Metrics, sideWidth: number | undefined): boolean {
  if (metrics.composition === 'shelf') return false;
  return metrics.composition === 'under' || sideWidth !== undefined;
}

/** Width of the column that heading and content share. */
export function columnWidth(metrics: Metrics, sideWidth: number = metrics.sideColumn): number {
  const wide = metrics.window.width - 2 * metrics.margin;
  return metrics.composition === 'beside' ? wide - sideWidth - 2 * metrics.gap : wide;
}
