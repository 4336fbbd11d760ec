import { type Metrics, placeHeight, textHeight } from '../theme/millimetres.ts';
import { countLines, LONGEST_LINE } from './measure.ts';
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
  /** Labels of the actions, in reading order. */
  readonly actions: readonly string[];
  /** Width of what stands in the side column instead of nothing, e.g. a number pad in landscape. */
  readonly sideWidth?: number | undefined;
  /** Blocks a page may hold (elderly-ui row 14: six choices). */
  readonly most?: number | undefined;
  /** Least height of the content where there are no blocks (a picture). */
  readonly least?: number | undefined;
}

/** How a screen is laid out, worked out before it is drawn, so that nothing moves afterwards. */
export interface FramePlan {
  /** Width of the column that holds heading and content. */
  readonly column: number;
  /** Height left for the content. */
  readonly room: number;
  /** The heading steps down to bold body text where room is short. */
  readonly compact: boolean;
  /** Lead and notice become the first blocks of the content where room is short. */
  readonly leadInContent: boolean;
  readonly noticeInContent: boolean;
  /** Index ranges over [notice?, lead?, ...blocks]. */
  readonly pages: readonly (readonly [from: number, to: number])[];
  /** In portrait, whether the actions share one row. */
  readonly actionsInRow: boolean;
}

/** Width a paragraph really uses: never more than 22 characters. */
export function paragraphHeight(text: string, width: number, fontPx: number): number {
  return textHeight(fontPx, countLines(text, Math.min(width, fontPx * LONGEST_LINE), fontPx));
}

/** Height of the boxed sentence. The sign before it is one em wide, with a gap. */
export function noticeHeight(metrics: Metrics, text: string, width: number): number {
  const inner = width - 2 * metrics.pad - 2 * metrics.line - metrics.small - metrics.tightGap;
  return paragraphHeight(text, inner, metrics.small) + 2 * metrics.tightGap + 2 * metrics.line;
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

function actionsHeight(metrics: Metrics, actions: readonly string[], width: number, inRow: boolean): number {
  if (actions.length === 0) return 0;
  const heights = actions.map((label) =>
    actionHeight(metrics, label, inRow ? (width - metrics.gap) / actions.length : width),
  );
  if (inRow) return metrics.gap + Math.max(...heights);
  return heights.reduce((sum, height) => sum + metrics.gap + height, 0);
}

function canShareRow(metrics: Metrics, actions: readonly string[], width: number): boolean {
  if (actions.length !== 2) return false;
  const inner = (width - metrics.gap) / 2 - 2 * metrics.pad - 2 * metrics.line;
  return actions.every((label) => countLines(label, inner, metrics.text) === 1);
}

function headHeight(metrics: Metrics, head: HeadWords, width: number, compact: boolean): number {
  const parts = [paragraphHeight(head.heading, width, compact ? metrics.text : metrics.heading)];
  if (head.lead !== undefined) parts.push(paragraphHeight(head.lead, width, metrics.small));
  if (head.notice !== undefined) parts.push(noticeHeight(metrics, head.notice, width) + metrics.tightGap);
  return parts.reduce((sum, part) => sum + part, 0) + metrics.gap;
}

interface Try {
  readonly compact: boolean;
  readonly leadInContent: boolean;
  readonly noticeInContent: boolean;
}
/** From the full layout to the barest; the first one whose content has room is taken. */
const LADDER: readonly Try[] = [
  { compact: false, leadInContent: false, noticeInContent: false },
  { compact: true, leadInContent: false, noticeInContent: false },
  { compact: false, leadInContent: true, noticeInContent: false },
  { compact: true, leadInContent: true, noticeInContent: false },
  { compact: true, leadInContent: true, noticeInContent: true },
];

/** Works out the layout of one screen. Pure: the same input always gives the same pixels. */
export function planFrame(input: FrameInput): FramePlan {
  let best: Attempt | undefined;
  for (const rung of LADDER) {
    const next = attempt(input, rung);
    if (next.enough) return next.plan;
    if (best === undefined || next.plan.room > best.plan.room) best = next;
  }
  return (best as Attempt).plan;
}

interface Attempt {
  readonly plan: FramePlan;
  /** Whether the tallest block fits the room. */
  readonly enough: boolean;
}

function attempt(input: FrameInput, rung: Try): Attempt {
  const { metrics, head } = input;
  const portrait = metrics.orientation === 'portrait';
  const column = columnWidth(metrics, input.sideWidth);
  const shown: HeadWords = {
    heading: head.heading,
    ...(rung.leadInContent ? {} : { lead: head.lead }),
    ...(rung.noticeInContent ? {} : { notice: head.notice }),
  };
  const moved: number[] = [];
  if (rung.noticeInContent && head.notice !== undefined)
    moved.push(noticeHeight(metrics, head.notice, column));
  if (rung.leadInContent && head.lead !== undefined) {
    moved.push(paragraphHeight(head.lead, column, metrics.small));
  }
  const heights = [...moved, ...input.blocks.map((height) => height(column))];
  const actionsInRow = portrait && canShareRow(metrics, input.actions, column);
  const whole =
    metrics.window.height -
    placeHeight(metrics, input.hasResident) -
    metrics.gap -
    metrics.apart -
    metrics.bar -
    headHeight(metrics, shown, column, rung.compact) -
    (portrait ? actionsHeight(metrics, input.actions, column, actionsInRow) : 0);
  const most = input.most === undefined ? undefined : input.most + moved.length;
  const onePage = paginate(heights, whole, metrics.gap, most);
  const room = onePage.length === 1 || !portrait ? whole : whole - metrics.gap - metrics.pagerHeight;
  const pages = paginate(heights, room, metrics.gap, most);
  const tallest = Math.max(input.least ?? 0, ...heights);
  return { plan: { column, room, ...rung, pages, actionsInRow }, enough: room >= tallest };
}

/** Width of the column that heading and content share. */
export function columnWidth(metrics: Metrics, sideWidth: number = metrics.sideColumn): number {
  const wide = metrics.window.width - 2 * metrics.margin;
  return metrics.orientation === 'portrait' ? wide : wide - sideWidth - 2 * metrics.gap;
}
