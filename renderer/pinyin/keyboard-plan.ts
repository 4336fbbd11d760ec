import { type Metrics, textHeight } from '../theme/millimetres.ts';

/** Letters of the longest row; the other rows keep their width. */
const LETTERS_A_ROW = 10;
const LETTER_ROWS = 3;
/** Width of a letter key, so that ten fit across the panel (elderly-ui row 9). */
const LETTER_MM = 20.5;
/** A letter key is comfortable at so many times the height of a target, and no higher than half as much again. */
const COMFORTABLE_LETTER = 1.2;
const MOST_HIGHER = 0.5;
/** At least so many candidates at once (elderly-ui row 32). */
const FEWEST_CANDIDATES = 8;
/** Two rows come before comfortable letters; more than four only make the way to the letters longer. */
const GOOD_ROWS = 2;
const MOST_ROWS = 4;
/** Air at both sides of one character, and of a word, px of the reference panel. */
const AIR = { character: 8, word: 20 } as const;
/** 上一页 and 下一页. */
const PAGE_KEY_CHARACTERS = 3;
/** Every text has this line height (elderly-ui row 4); a key is no lower than its line. */
const LINE_HEIGHT = 1.5;
/** Larger than this a candidate is no better told from its like, but eight of them no longer fit a row; reference px. */
const LARGEST_CANDIDATE = 92;
/** The smallest words of any larger text size (elderly-ui row 2); reference px. */
const SMALLEST_TEXT = 56;
/** Letters are narrower than this share of their font size, w and m counted in. */
const LETTER_WIDTH = 0.62;

/** Where the parts of the keyboard stand, whole px. From above: candidates, what was typed beside the page keys, letters. */
export interface KeyboardPlan {
  /** For a wide, low room: what was typed stands beside one row of candidates, and 下一页 beside the second row of letters. */
  readonly low: boolean;
  /** Width of the candidates. */
  readonly gridWidth: number;
  /** Equal cells; a candidate takes as many side by side as its characters need. */
  readonly columns: number;
  readonly rows: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Font size of a candidate. */
  readonly text: number;
  /** The row of what was typed, and its font size. */
  readonly typedHeight: number;
  readonly typedText: number;
  readonly pageKeyWidth: number;
  /** How many letters can be shown. */
  readonly typedLetters: number;
  readonly letterWidth: number;
  readonly letterHeight: number;
  readonly letterText: number;
}

/** Height or width of things of one size with the smallest gap between. */
function stack(metrics: Metrics, count: number, size: number): number {
  return count * size + (count - 1) * metrics.tightGap;
}

function fitting(metrics: Metrics, room: number, size: number): number {
  return Math.floor((room + metrics.tightGap) / (size + metrics.tightGap));
}

/** Width of a key that carries so many characters. */
function keyWidth(metrics: Metrics, characters: number, fontPx: number): number {
  const air = characters === 1 ? AIR.character : AIR.word;
  return Math.max(metrics.target, Math.ceil(characters * fontPx) + air + 2 * metrics.line);
}

function keyHeight(metrics: Metrics, fontPx: number): number {
  return Math.max(metrics.target, textHeight(fontPx) + 2 * metrics.line);
}

/** The largest text that a key of a height can carry. */
function textIn(metrics: Metrics, height: number): number {
  return Math.floor((height - 2 * metrics.line) / LINE_HEIGHT);
}

/** Px of the panel for px of the reference panel. */
function scaled(metrics: Metrics, reference: number): number {
  return Math.round((reference * metrics.text) / metrics.textSize);
}

/** What a row of each kind is high at least, and the candidates' font size where there is room for it. */
function leastHeights(metrics: Metrics) {
  const text = Math.min(metrics.text, scaled(metrics, LARGEST_CANDIDATE));
  const smallest = keyHeight(metrics, scaled(metrics, SMALLEST_TEXT));
  return { text, cell: keyHeight(metrics, text), letter: smallest, typed: smallest };
}

/** Rows in which eight characters have room. */
function rowsWanted(metrics: Metrics, width: number): number {
  const { text } = leastHeights(metrics);
  const perRow = Math.max(1, fitting(metrics, width, keyWidth(metrics, 1, text)));
  return Math.ceil(FEWEST_CANDIDATES / perRow);
}

/** The least height, px, at which nothing of a keyboard of this width is smaller than the chosen text size wants it. */
export function leastPinyinHeight(metrics: Metrics, width: number): number {
  const { cell, letter, typed } = leastHeights(metrics);
  const cells = stack(metrics, rowsWanted(metrics, width), cell);
  return cells + typed + 2 * metrics.tightGap + stack(metrics, LETTER_ROWS, letter);
}

/** The least height, px, at which a keyboard of this width can be laid out at all; less only where it is wide. */
export function lowPinyinHeight(metrics: Metrics, width: number): number {
  const { letter, typed } = leastHeights(metrics);
  const letters = stack(metrics, LETTER_ROWS, letter) + metrics.tightGap;
  return letters + typed + (lowLetterWidth(metrics, width) === undefined ? typed + metrics.tightGap : 0);
}

/** Width of a letter where 下一页 stands beside nine of them; nothing where they would become too narrow. */
function lowLetterWidth(metrics: Metrics, width: number): number | undefined {
  const pageKey = keyWidth(metrics, PAGE_KEY_CHARACTERS, metrics.furniture);
  const gaps = (LETTERS_A_ROW - 1) * metrics.tightGap;
  const letter = Math.floor(
    Math.min((width - gaps) / LETTERS_A_ROW, (width - gaps - pageKey) / (LETTERS_A_ROW - 1)),
  );
  return letter < LETTER_MM * metrics.pxPerMm ? undefined : letter;
}

/** As much of the width as what was typed may take beside eight candidates. */
const TYPED_SHARE = 0.24;

function planLow(metrics: Metrics, width: number, height: number, letterWidth: number): KeyboardPlan {
  const { letter } = leastHeights(metrics);
  const rowsHeight = height - 3 * metrics.tightGap;
  const letterHeight = Math.max(letter, Math.floor(rowsHeight / (LETTER_ROWS + 1)));
  const cellHeight = rowsHeight - LETTER_ROWS * letterHeight;
  const eight = stack(metrics, FEWEST_CANDIDATES, metrics.target);
  const typedWidth = Math.min(Math.floor(width * TYPED_SHARE), width - eight - metrics.tightGap);
  // Small, so that the longest syllable is seen whole.
  const typedText = scaled(metrics, SMALLEST_TEXT);
  const room = typedWidth - 2 * (metrics.pad + metrics.line);
  const gridWidth = width - typedWidth - metrics.tightGap;
  return {
    low: true,
    gridWidth,
    ...cellsIn(metrics, gridWidth, 1, cellHeight),
    typedHeight: cellHeight,
    typedText,
    pageKeyWidth: keyWidth(metrics, PAGE_KEY_CHARACTERS, metrics.furniture),
    typedLetters: Math.max(1, Math.floor(room / (LETTER_WIDTH * typedText))),
    letterWidth,
    letterHeight,
    letterText: Math.min(metrics.keyText, textIn(metrics, letterHeight)),
  };
}

/**
 * Fits the keyboard into a given room, px. In less height than `leastPinyinHeight` there is one row of candidates, in smaller
 * type, and in a wide room what was typed beside them; no target ever falls below its least size.
 */
export function planKeyboard(metrics: Metrics, width: number, height: number): KeyboardPlan {
  const low = height < leastPinyinHeight(metrics, width) ? lowLetterWidth(metrics, width) : undefined;
  return low === undefined ? planHigh(metrics, width, height) : planLow(metrics, width, height, low);
}

function planHigh(metrics: Metrics, width: number, height: number): KeyboardPlan {
  const least = leastHeights(metrics);
  const room = height - 2 * metrics.tightGap - least.typed;
  const rows = rowsIn(metrics, width, room);
  const spare = Math.max(
    0,
    room - stack(metrics, rows, least.cell) - stack(metrics, LETTER_ROWS, least.letter),
  );
  // What is left over: first for what was typed, then half for the letters and half for the candidates.
  const typedHeight = least.typed + Math.min(spare, keyHeight(metrics, metrics.keyText) - least.typed);
  const left = spare - (typedHeight - least.typed);
  const higher = Math.min(Math.floor(left / (2 * LETTER_ROWS)), Math.floor(metrics.target * MOST_HIGHER));
  const letterHeight = least.letter + higher;
  const cells = height - 2 * metrics.tightGap - typedHeight - stack(metrics, LETTER_ROWS, letterHeight);
  const pageKeyWidth = keyWidth(metrics, PAGE_KEY_CHARACTERS, metrics.furniture);
  const typedWidth = width - 2 * (pageKeyWidth + metrics.tightGap) - 2 * (metrics.pad + metrics.line);
  const typedText = Math.min(metrics.keyText, textIn(metrics, typedHeight));
  return {
    low: false,
    gridWidth: width,
    ...cellsIn(metrics, width, rows, Math.floor((cells - (rows - 1) * metrics.tightGap) / rows)),
    typedHeight,
    typedText,
    pageKeyWidth,
    typedLetters: Math.max(1, Math.floor(typedWidth / (LETTER_WIDTH * typedText))),
    letterWidth: Math.floor((width - (LETTERS_A_ROW - 1) * metrics.tightGap) / LETTERS_A_ROW),
    letterHeight,
    letterText: Math.min(metrics.keyText, textIn(metrics, letterHeight)),
  };
}

/** As many rows as leave comfortable letters; two, or what eight candidates want, as long as no key becomes too small. */
function rowsIn(metrics: Metrics, width: number, room: number): number {
  const { cell, letter } = leastHeights(metrics);
  const beside = (letterHeight: number) =>
    fitting(metrics, room - stack(metrics, LETTER_ROWS, letterHeight), cell);
  const wanted = Math.max(GOOD_ROWS, rowsWanted(metrics, width));
  const comfortable = Math.ceil(letter * COMFORTABLE_LETTER);
  return Math.max(1, Math.min(MOST_ROWS, Math.max(beside(comfortable), Math.min(wanted, beside(letter)))));
}

type Cells = Pick<KeyboardPlan, 'columns' | 'rows' | 'cellWidth' | 'cellHeight' | 'text'>;

/** Cells for words of two characters where eight of them fit, else for one character each, in smaller type if need be. */
function cellsIn(metrics: Metrics, width: number, rows: number, height: number): Cells {
  const cellHeight = Math.max(metrics.target, height);
  const enough = Math.ceil(FEWEST_CANDIDATES / rows);
  const wish = leastHeights(metrics).text;
  const forTwo = fitting(metrics, width, keyWidth(metrics, 2, wish));
  const columns = forTwo >= enough ? forTwo : enough;
  const cellWidth = Math.floor((width - (columns - 1) * metrics.tightGap) / columns);
  const text = Math.min(wish, textIn(metrics, cellHeight), cellWidth - AIR.character - 2 * metrics.line);
  return { columns, rows, cellWidth, cellHeight, text };
}

/** A word may be this much smaller than a single character where that saves it a cell, so that more fit on a page. */
const WORD_SHRINK = 5 / 6;

/** How a candidate is drawn: the cells it takes side by side, and its font size. */
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
  if (characters === 1) return { cells: 1, text: plan.text };
  const smallest = Math.min(plan.text, scaled(metrics, SMALLEST_TEXT));
  const good = Math.max(smallest, plan.text * WORD_SHRINK);
  for (let cells = 1; cells <= plan.columns; cells += 1) {
    const room = stack(metrics, cells, plan.cellWidth) - AIR.word - 2 * metrics.line;
    const text = Math.min(plan.text, Math.floor(room / characters));
    if (text >= (cells < plan.columns ? good : smallest)) return { cells, text };
  }
  return undefined;
}
