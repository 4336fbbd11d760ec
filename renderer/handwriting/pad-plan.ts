import { type Metrics, textHeight } from '../theme/millimetres.ts';

/** Where the parts of the writing box stand, whole px. */
export interface PadPlan {
  /** Candidates above the box, or beside it. */
  readonly stacked: boolean;
  /** Keys of candidates: a grid of equal cells. */
  readonly columns: number;
  readonly rows: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Size of a candidate's character. */
  readonly cellText: number;
  /** The box to write in. */
  readonly boxWidth: number;
  readonly boxHeight: number;
  /** 重写 and 删一笔. */
  readonly keyWidth: number;
  readonly keyHeight: number;
}

/** At least so many characters to choose from (elderly-ui #31, §7.2). */
const FEWEST = 8;
/** More rows than this take the room from the writing. */
const MOST_ROWS = 4;
/** A candidate fills this part of its key. */
const FILLING = 0.72;
/** The longest key, 删一笔, has three characters; and some air at its sides. */
const KEY_CHARACTERS = 3;
/** A box wider than this, as a part of its height, gains nothing: a character is square. */
const WIDEST_BOX = 1.5;

interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

/**
 * Fits the writing box into a given room: in a tall room the candidates stand above it, in a wide one beside it. No key is
 * smaller than a target of the theme.
 * @param width px
 * @param height px
 */
export function planPad(metrics: Metrics, width: number, height: number): PadPlan {
  return width > height * WIDEST_BOX ? beside(metrics, width, height) : above(metrics, width, height);
}

function keySize(metrics: Metrics): { readonly keyWidth: number; readonly keyHeight: number } {
  return {
    keyWidth: Math.max(metrics.target, KEY_CHARACTERS * metrics.furniture + 2 * metrics.pad),
    keyHeight: Math.max(metrics.target, textHeight(metrics.furniture) + 8),
  };
}

function gridIn(metrics: Metrics, width: number, rows: number, columns: number, height: number): Grid {
  const cell = (room: number, count: number) => Math.floor((room - (count - 1) * metrics.tightGap) / count);
  return { columns, rows, cellWidth: cell(width, columns), cellHeight: cell(height, rows) };
}

function above(metrics: Metrics, width: number, height: number): PadPlan {
  const columns = 5;
  const rows = Math.ceil(FEWEST / columns);
  const cellHeight = Math.max(metrics.key, Math.min(textHeight(metrics.text), Math.floor(height / 6)));
  const grid = gridIn(metrics, width, rows, columns, rows * cellHeight + (rows - 1) * metrics.tightGap);
  const { keyWidth, keyHeight } = keySize(metrics);
  return {
    stacked: true,
    ...grid,
    cellText: textOf(grid),
    boxWidth: width - keyWidth - metrics.gap,
    boxHeight: height - rows * grid.cellHeight - (rows - 1) * metrics.tightGap - metrics.gap,
    keyWidth,
    keyHeight,
  };
}

function beside(metrics: Metrics, width: number, height: number): PadPlan {
  const { keyHeight } = keySize(metrics);
  const boxWidth = Math.min(Math.floor(height * WIDEST_BOX), Math.floor(width / 2));
  const room = width - boxWidth - metrics.gap;
  const gridHeight = height - keyHeight - metrics.apart;
  const fitting = (length: number) =>
    Math.max(1, Math.floor((length + metrics.tightGap) / (metrics.key + metrics.tightGap)));
  const rows = Math.min(MOST_ROWS, fitting(gridHeight), 3);
  const columns = Math.min(fitting(room), Math.max(4, Math.ceil(FEWEST / rows)));
  const grid = gridIn(metrics, room, rows, columns, gridHeight);
  return {
    stacked: false,
    ...grid,
    cellText: textOf(grid),
    boxWidth,
    boxHeight: height,
    keyWidth: Math.floor((room - metrics.apart) / 2),
    keyHeight,
  };
}

function textOf({ cellWidth, cellHeight }: Grid): number {
  return Math.floor(Math.min(cellWidth, cellHeight) * FILLING);
}
