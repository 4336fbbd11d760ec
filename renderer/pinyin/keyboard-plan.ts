import type { Metrics } from '../theme/millimetres.ts';

/** Letters a row holds at most; all three rows are laid out by it. */
export const LETTERS_A_ROW = 10;
const LETTER_ROWS = 3;
/** A letter key, so that ten fit across the panel (elderly-ui row 9). */
const LETTER_MM = 20.5;
/** A key higher than it is wide by more than this looks like a piano's. */
const TALLEST_LETTER = 1.5;
/** At least so many candidates at once (row 32). */
export const FEWEST_CANDIDATES = 8;
/** More rows only make the way to the letters longer. */
const MOST_ROWS = 4;
/** Air at both sides of the words of a key, px of the reference panel. */
const AIR = 20;
/** The longest word of a key beside the letters: 删一位, 上一页. */
const KEY_CHARACTERS = 3;
/** A candidate's key is higher than its text by this. */
const CANDIDATE_HEIGHT = 1.25;

/** Where the parts of the keyboard stand, whole px. */
export interface KeyboardPlan {
  /** Candidates above the letters, or beside them. */
  readonly stacked: boolean;
  readonly letterWidth: number;
  readonly letterHeight: number;
  /** The row above the letters: what was typed, 清空 and 删一位. */
  readonly typedHeight: number;
  readonly wordKeyWidth: number;
  /** Equal cells; a candidate takes as many side by side as its characters need. */
  readonly columns: number;
  readonly rows: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Width of the candidates without the page keys. */
  readonly gridWidth: number;
  /** Font size of a candidate. */
  readonly text: number;
  /** Between candidates and the keys that take letters away. */
  readonly apart: number;
}

interface Sizes {
  readonly letter: number;
  readonly cellHeight: number;
  readonly keyWidth: number;
  readonly typedHeight: number;
  readonly lettersWidth: number;
}

function sizes(metrics: Metrics): Sizes {
  const letter = Math.ceil(LETTER_MM * metrics.pxPerMm);
  return {
    letter,
    cellHeight: Math.max(metrics.target, Math.ceil(metrics.text * CANDIDATE_HEIGHT) + 2 * metrics.line),
    keyWidth: wordWidth(metrics, KEY_CHARACTERS, metrics.furniture),
    typedHeight: Math.max(metrics.target, Math.ceil(metrics.keyText * CANDIDATE_HEIGHT) + 2 * metrics.line),
    lettersWidth: LETTERS_A_ROW * letter + (LETTERS_A_ROW - 1) * metrics.tightGap,
  };
}

function wordWidth(metrics: Metrics, characters: number, fontPx: number): number {
  return Math.max(metrics.target, Math.ceil(characters * fontPx) + AIR + 2 * metrics.line);
}

/** Height of rows of one height with gaps between. */
function stack(metrics: Metrics, rows: number, height: number): number {
  return rows * height + (rows - 1) * metrics.tightGap;
}

/** The least room the keyboard can be laid out in, px: above one another in the first shape, side by side in the second. */
export function leastPinyinRoom(metrics: Metrics): {
  readonly stacked: { readonly width: number; readonly height: number };
  readonly beside: { readonly width: number; readonly height: number };
} {
  const { letter, cellHeight, typedHeight, lettersWidth, keyWidth } = sizes(metrics);
  const letters = typedHeight + metrics.tightGap + stack(metrics, LETTER_ROWS, letter);
  const column = Math.max(
    2 * keyWidth + metrics.tightGap,
    stack(metrics, 3, wordWidth(metrics, 1, metrics.text)),
  );
  const cells = stack(metrics, Math.ceil(FEWEST_CANDIDATES / 3), cellHeight);
  return {
    stacked: { width: lettersWidth, height: stack(metrics, 2, cellHeight) + metrics.apart + letters },
    beside: {
      width: lettersWidth + metrics.apart + column,
      height: Math.max(letters, cells + metrics.tightGap + metrics.target),
    },
  };
}

/** Fits the keyboard into a given room, px; no less than `leastPinyinRoom` wants. */
export function planKeyboard(metrics: Metrics, width: number, height: number): KeyboardPlan {
  const least = leastPinyinRoom(metrics);
  const beside = width >= least.beside.width && width > height;
  return beside ? planBeside(metrics, width, height) : planStacked(metrics, width, height);
}

function letterWidthIn(metrics: Metrics, width: number): number {
  return Math.floor((width - (LETTERS_A_ROW - 1) * metrics.tightGap) / LETTERS_A_ROW);
}

function planStacked(metrics: Metrics, width: number, height: number): KeyboardPlan {
  const { letter, cellHeight, keyWidth, typedHeight } = sizes(metrics);
  const letterWidth = letterWidthIn(metrics, width);
  const fixed = typedHeight + metrics.tightGap + metrics.apart;
  // Two rows of candidates first, then higher letters, then more candidates.
  const spare = height - fixed - stack(metrics, LETTER_ROWS, letter) - stack(metrics, 2, cellHeight);
  const higher = Math.min(
    Math.floor(spare / (2 * LETTER_ROWS)),
    Math.ceil(letterWidth * TALLEST_LETTER) - letter,
  );
  const letterHeight = letter + Math.max(0, higher);
  const room = height - fixed - stack(metrics, LETTER_ROWS, letterHeight);
  const gridWidth = width - keyWidth - metrics.tightGap;
  return {
    stacked: true,
    letterWidth,
    letterHeight,
    typedHeight,
    wordKeyWidth: keyWidth,
    apart: metrics.apart,
    ...grid(metrics, gridWidth, room),
  };
}

function planBeside(metrics: Metrics, width: number, height: number): KeyboardPlan {
  const { letter, keyWidth, typedHeight, lettersWidth } = sizes(metrics);
  // The letters may grow by a half; what is left is for the candidates.
  const wide = Math.min(Math.floor(lettersWidth * 1.1), Math.max(lettersWidth, Math.floor(width * 0.6)));
  const gridWidth = width - wide - metrics.apart;
  const letterWidth = letterWidthIn(metrics, wide);
  const room = height - typedHeight - metrics.tightGap - (LETTER_ROWS - 1) * metrics.tightGap;
  const letterHeight = Math.min(Math.floor(room / LETTER_ROWS), Math.ceil(letterWidth * TALLEST_LETTER));
  return {
    stacked: false,
    letterWidth,
    letterHeight: Math.max(letter, letterHeight),
    typedHeight,
    wordKeyWidth: keyWidth,
    apart: metrics.apart,
    ...grid(metrics, gridWidth, height - metrics.target - metrics.tightGap),
  };
}

type Grid = Pick<KeyboardPlan, 'columns' | 'rows' | 'cellWidth' | 'cellHeight' | 'gridWidth' | 'text'>;

/** Cells that hold a word of two characters where eight of them fit, else cells of one character. */
function grid(metrics: Metrics, gridWidth: number, room: number): Grid {
  const { cellHeight: least } = sizes(metrics);
  const gap = metrics.tightGap;
  const rows = Math.max(1, Math.min(MOST_ROWS, Math.floor((room + gap) / (least + gap))));
  const fitting = (characters: number) =>
    Math.max(1, Math.floor((gridWidth + gap) / (wordWidth(metrics, characters, metrics.text) + gap)));
  const enough = Math.ceil(FEWEST_CANDIDATES / rows);
  const columns = fitting(2) >= enough ? fitting(2) : Math.min(fitting(1), Math.max(enough, fitting(2)));
  return {
    columns,
    rows,
    cellWidth: Math.floor((gridWidth - (columns - 1) * gap) / columns),
    cellHeight: Math.floor((room - (rows - 1) * gap) / rows),
    gridWidth,
    text: metrics.text,
  };
}

/** The smallest words of any larger text size (elderly-ui row 2). */
const SMALLEST_TEXT = 56;

/** How a candidate is drawn: the cells it takes, and its font size where it is longer than a row. */
export interface CandidateShape {
  readonly cells: number;
  readonly text: number;
}

/** The shape of a candidate of so many characters; nothing for one that no row can hold. */
export function candidateShape(
  plan: KeyboardPlan,
  metrics: Metrics,
  characters: number,
): CandidateShape | undefined {
  const air = AIR + 2 * metrics.line;
  const smallest = Math.min(plan.text, SMALLEST_TEXT * (metrics.text / metrics.textSize));
  const text = Math.min(plan.text, Math.floor((plan.gridWidth - air) / characters));
  if (text < smallest) return undefined;
  const width = characters * text + air;
  const cells = Math.ceil((width + metrics.tightGap) / (plan.cellWidth + metrics.tightGap) - 0.001);
  return { cells: Math.min(plan.columns, Math.max(1, cells)), text };
}
