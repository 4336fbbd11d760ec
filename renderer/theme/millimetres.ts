import type { Panel } from '../../electron/contract/site.ts';
import type { Edition, Preferences, TextSize } from '../../electron/contract/status.ts';
import { reachLine } from '../layout/reach.ts';

/** Pixels per millimetre of the reference panel, 21.5 inch at 1920×1080 (elderly-ui §0.2). */
export const REFERENCE_PX_PER_MM = 4.034;

export type Orientation = 'portrait' | 'landscape';
export interface Box {
  readonly width: number;
  readonly height: number;
}

/**
 * Where the actions of a screen stand: under its content, in a column beside it, or with it on a shelf of two rows, where
 * the room within a seated person's reach is too low for either.
 */
export type Composition = 'under' | 'beside' | 'shelf';

/** What of the settings changes lengths besides the text size. */
export type Posture = Partial<Pick<Preferences, 'edition' | 'reach'>>;

/**
 * Every length of a screen in whole px, worked out once from the panel, the window and the chosen text size.
 * Targets are rounded up, so that rounding never makes one smaller than its millimetres.
 */
export interface Metrics {
  readonly orientation: Orientation;
  readonly window: Box;
  readonly pxPerMm: number;
  readonly edition: Edition;
  readonly composition: Composition;
  /** The size the screen is drawn in: the chosen one, or the next smaller that the room in reach can hold. */
  readonly textSize: TextSize;
  /** Nothing above this line may be touched; 0 unless somebody sits. */
  readonly reachTop: number;
  /** Body text. */
  readonly text: number;
  /** The question of the screen. */
  readonly heading: number;
  /** Second lines and labels. */
  readonly small: number;
  /** Bar and place line: the smallest text there is. */
  readonly furniture: number;
  /** Words of the fixed bar: one size for all, so that the bar never changes its pixels. */
  readonly barText: number;
  readonly margin: number;
  readonly gap: number;
  /** The smallest gap between two targets, 4 mm. */
  readonly tightGap: number;
  /** Between a confirming action and its opposite, 16 mm. */
  readonly apart: number;
  /** The smallest target, 22 mm. */
  readonly target: number;
  /** A main action, 30 × 60 mm. */
  readonly actionHeight: number;
  readonly actionWidth: number;
  /** The least width of a main action, 60 mm. */
  readonly leastAction: number;
  /** Height of a digit key, at least 25 mm. */
  readonly key: number;
  /** The least width of one, 25 mm. */
  readonly keyWidth: number;
  readonly keyText: number;
  /** Inner padding of a button or box. */
  readonly pad: number;
  readonly line: number;
  /** Width of the focus ring, at least 4 px and a millimetre; as much paper stands between it and the target. */
  readonly ring: number;
  readonly bar: number;
  /** Height of a key of the fixed bar. */
  readonly barKey: number;
  /** Height of 上一页 and 下一页. */
  readonly pagerHeight: number;
  /** The right-hand column of a landscape screen; wide enough for 上一页 beside 下一页. */
  readonly sideColumn: number;
}

const LINE_HEIGHT = 1.5;
/** Past this a larger heading only pushes the answers off the screen: 112 px text gets 1.16 × instead of 1.45 ×. */
const HEADING_CEILING = 130;

/** Height of `lines` lines of text, px. */
export function textHeight(fontPx: number, lines = 1): number {
  return Math.ceil(fontPx * LINE_HEIGHT) * lines;
}

/** Pixels per millimetre, whichever way round the panel is described and hung. */
export function pxPerMm(panel: Panel, window: Box): number {
  const long = Math.max(panel.widthMm, panel.heightMm);
  const short = Math.min(panel.widthMm, panel.heightMm);
  return Math.min(
    Math.max(window.width, window.height) / long,
    Math.min(window.width, window.height) / short,
  );
}

function typeSizes(textSize: TextSize, scale: number) {
  const furniture = textSize === 56 ? 44 : 56;
  const heading = Math.min(textSize * 1.45, Math.max(HEADING_CEILING, textSize * 1.16));
  return {
    text: Math.round(textSize * scale),
    heading: Math.round(heading * scale),
    small: Math.round(Math.max(furniture, textSize * 0.8) * scale),
    furniture: Math.round(furniture * scale),
    barText: Math.round(56 * scale),
    keyText: Math.round(Math.min(textSize, 72) * scale),
  };
}

/** Lengths for one text size, as if the whole window were in reach. */
function lengthsFor(panel: Panel, window: Box, textSize: TextSize): Lengths {
  const perMm = pxPerMm(panel, window);
  const scale = perMm / REFERENCE_PX_PER_MM;
  const px = (reference: number) => Math.round(reference * scale);
  const mm = (length: number) => Math.ceil(length * perMm);
  const orientation = window.height >= window.width ? 'portrait' : 'landscape';
  const type = typeSizes(textSize, scale);
  return {
    orientation,
    window,
    pxPerMm: perMm,
    textSize,
    ...type,
    margin: px(48),
    gap: px(24),
    tightGap: mm(4),
    apart: mm(17),
    target: mm(22),
    actionHeight: Math.max(mm(30), textHeight(type.text) + px(24)),
    leastAction: mm(60),
    actionWidth: Math.max(mm(60), Math.ceil(type.text * 4) + px(64)),
    keyWidth: mm(25),
    key: Math.max(mm(25), textHeight(type.keyText) + px(6)),
    keyText: type.keyText,
    pad: px(24),
    line: Math.max(2, px(3)),
    ring: Math.max(mm(1), px(6)),
    bar: orientation === 'portrait' ? px(196) : px(128),
    barKey: orientation === 'portrait' ? px(160) : px(96),
    pagerHeight: Math.max(mm(22), textHeight(type.small) + px(16)),
    sideColumn: Math.max(mm(60), 2 * (Math.ceil(type.small * 3) + px(40)) + mm(4)),
  };
}

type Lengths = Omit<Metrics, 'edition' | 'composition' | 'reachTop'>;

const SIZES_DOWN: readonly TextSize[] = [112, 90, 72, 56];
/** On the shelf the words are no larger, so that an answer and an action stand one over the other. */
const LARGEST_ON_SHELF: TextSize = 72;

/** The least room in reach that a screen can be laid out in as it is for somebody who stands. */
function roomWanted({ orientation, ...lengths }: Lengths): number {
  const { actionHeight, gap, pagerHeight, small, key, tightGap, apart, bar } = lengths;
  const pages = pagerHeight + gap;
  if (orientation === 'portrait') return bar + apart + 2 * (actionHeight + gap) + pages + actionHeight;
  const besidePages = textHeight(small) + pages + 2 * (actionHeight + gap);
  const besideKeys = 4 * key + 3 * tightGap + gap + actionHeight;
  return bar + apart + Math.max(besidePages, besideKeys);
}

/** The least room in reach a screen can be laid out in at all: a row of answers and a row of actions over the bar. */
export function smallestReach({ bar, tightGap, actionHeight }: Pick<Metrics, ShelfLength>): number {
  return bar + 2 * (actionHeight + tightGap);
}
type ShelfLength = 'bar' | 'tightGap' | 'actionHeight';

/** What 坐着用 can do on this panel: lower the targets, nothing (everything is in reach, or too little is), or nobody knows. */
export type SeatedUse = 'helps' | 'not-needed' | 'too-high' | 'height-unknown';

/** Whether the low layout can be offered, from how high the panel hangs. */
export function seatedUse(panel: Panel, window: Box): SeatedUse {
  const line = reachLine(panel, window, pxPerMm(panel, window));
  if (line === undefined) return 'height-unknown';
  if (line === 0) return 'not-needed';
  return window.height - line >= smallestReach(lengthsFor(panel, window, 72)) ? 'helps' : 'too-high';
}

/** Everything to be touched below the line of reach, in the largest size not above the chosen one that it can hold. */
function seatedLengths(panel: Panel, window: Box, textSize: TextSize, line: number) {
  const room = window.height - line;
  for (const size of SIZES_DOWN) {
    const lengths = size > textSize ? undefined : lengthsFor(panel, window, size);
    if (lengths !== undefined && room >= roomWanted(lengths)) return { ...lengths, reachTop: line };
  }
  const size = textSize > LARGEST_ON_SHELF ? LARGEST_ON_SHELF : textSize;
  const lengths = lengthsFor(panel, window, size);
  const { tightGap } = lengths;
  return { ...lengths, gap: tightGap, apart: tightGap, composition: 'shelf' as const, reachTop: line };
}

/**
 * All lengths of a screen.
 * @param panel the active area, mm
 * @param window the window's inner size, CSS px
 * @param textSize one of the four sizes, px at the reference panel
 * @param posture the edition, and whether somebody sits; somebody who stands before 长辈版 if left out
 */
export function metricsFor(panel: Panel, window: Box, textSize: TextSize, posture: Posture = {}): Metrics {
  const { edition = 'elder', reach = 'standing' } = posture;
  const line = reachLine(panel, window, pxPerMm(panel, window)) ?? 0;
  const seated = reach === 'seated' && seatedUse(panel, window) === 'helps';
  const lengths = lengthsFor(panel, window, textSize);
  const composition = lengths.orientation === 'portrait' ? 'under' : 'beside';
  const standing = { ...lengths, edition, composition, reachTop: 0 } as const;
  return seated ? { ...standing, ...seatedLengths(panel, window, textSize, line) } : standing;
}

/** Height of the place line; the resident's line is a target of its own in portrait, or words out of reach. */
export function placeHeight(metrics: Metrics, hasResident: boolean): number {
  const words = textHeight(metrics.furniture);
  if (metrics.orientation === 'landscape') return metrics.tightGap + Math.max(metrics.target, words);
  return metrics.tightGap + words + (hasResident ? metrics.target + metrics.tightGap : 0);
}
