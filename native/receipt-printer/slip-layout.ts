import type { ReceiptBlock, ReceiptDocument } from '../../electron/contract/receipt.ts';
import { cellsOf, normaliseForPrinter } from './chinese-text.ts';
import { wrapText } from './wrap-text.ts';

/** Half-width cells of Font A (12 dots) across the printable width at 203 dpi (384 and 576 dots). */
export const CELLS_OF_PAPER = { 58: 32, 80: 48 } as const;
export type PaperMm = keyof typeof CELLS_OF_PAPER;

export type Align = 'left' | 'centre' | 'right';

/** One line of a slip as the printer sets it. `scale` multiplies both a character's width and its line's height. */
export type SlipLine =
  | {
      readonly kind: 'text';
      /** Normalised; its cells times the scale's width never exceed the paper's. */
      readonly text: string;
      readonly align: Align;
      readonly bold: boolean;
      readonly wide: 1 | 2;
      readonly high: 1 | 2;
    }
  | { readonly kind: 'qr'; readonly data: string }
  | { readonly kind: 'feed'; readonly lines: number };

type TextLine = Extract<SlipLine, { kind: 'text' }>;

/** A hairline that closes up from cell to cell in the printer's own font (A9 A4, in every GB 2312 font). */
const RULE = '─';
/** At least this much stands between a label and its value, and between columns: less reads as one word. */
const GAP = 1;
/** A column narrower than one hanzi could never take its text. */
const LEAST_COLUMN = 2;

const PLAIN = { align: 'left', bold: false, wide: 1, high: 1 } as const;

const textLine = (text: string, over: Partial<TextLine> = {}): TextLine => ({
  kind: 'text',
  text,
  align: over.align ?? PLAIN.align,
  bold: over.bold ?? PLAIN.bold,
  wide: over.wide ?? PLAIN.wide,
  high: over.high ?? PLAIN.high,
});

/** Paragraphs of a text, normalised; a line break in a document is a paragraph. */
const paragraphsOf = (text: string): string[] =>
  text.includes('\n') ? text.split(/\r?\n/).map(normaliseForPrinter) : [normaliseForPrinter(text)];

function wrapped(text: string, width: number, over: Partial<TextLine>): TextLine[] {
  return paragraphsOf(text).flatMap((paragraph) =>
    wrapText(paragraph, width).map((line) => textLine(line, over)),
  );
}

/**
 * Label left, value right. A value too long for the line stands on lines of its own, right-aligned; a label too long
 * is wrapped first.
 */
function rowLines(block: Extract<ReceiptBlock, { kind: 'row' }>, width: number): TextLine[] {
  const bold = block.bold ?? false;
  const label = paragraphsOf(block.label).join(' ');
  const value = paragraphsOf(block.value).join(' ');
  const free = width - cellsOf(label) - cellsOf(value);
  if (value === '') return wrapText(label, width).map((line) => textLine(line, { bold }));
  if (free >= GAP) return [textLine(label + ' '.repeat(free) + value, { bold })];
  return [
    ...wrapText(label, width).map((line) => textLine(line, { bold })),
    ...wrapText(value, width).map((line) => textLine(line, { bold, align: 'right' })),
  ];
}

/** Whole cells for each share; what rounding leaves over goes to the first column. */
function columnWidths(shares: readonly number[], width: number): number[] {
  const free = width - GAP * (shares.length - 1);
  const sum = shares.reduce((total, share) => total + share, 0);
  const widths = shares.map((share) => Math.max(LEAST_COLUMN, Math.floor((free * share) / sum)));
  let spare = free - widths.reduce((total, cells) => total + cells, 0);
  // Columns held up by the minimum are paid for by the widest ones.
  while (spare < 0) {
    const widest = widths.indexOf(Math.max(...widths));
    widths[widest] = (widths[widest] ?? 0) - 1;
    spare += 1;
  }
  widths[0] = (widths[0] ?? 0) + spare;
  return widths;
}

function columnLines(block: Extract<ReceiptBlock, { kind: 'columns' }>, width: number): TextLine[] {
  const { cells } = block;
  if (cells.length * (LEAST_COLUMN + GAP) - GAP > width)
    throw new RangeError(`${cells.length} columns do not fit ${width} cells`);
  const widths = columnWidths(
    cells.map(({ share }) => share),
    width,
  );
  const stacks = cells.map(({ text }, n) =>
    paragraphsOf(text).flatMap((paragraph) => wrapText(paragraph, widths[n] ?? width)),
  );
  const height = Math.max(...stacks.map((stack) => stack.length));
  return Array.from({ length: height }, (_, row) => {
    const parts = cells.map(({ align }, n) => {
      const text = stacks[n]?.[row] ?? '';
      const padding = ' '.repeat((widths[n] ?? 0) - cellsOf(text));
      return align === 'right' ? padding + text : text + padding;
    });
    return textLine(parts.join(' '.repeat(GAP)).trimEnd());
  });
}

function linesOf(block: ReceiptBlock, width: number): SlipLine[] {
  switch (block.kind) {
    case 'heading': {
      const wide = block.size === 'large' ? 2 : 1;
      const over = { align: 'centre', bold: block.size === 'large', wide, high: 2 } as const;
      return wrapped(block.text, Math.floor(width / wide), over);
    }
    case 'text':
      return wrapped(block.text, width, { align: block.align ?? 'left', bold: block.bold ?? false });
    case 'row':
      return rowLines(block, width);
    case 'columns':
      return columnLines(block, width);
    case 'rule':
      return [textLine(RULE.repeat(Math.floor(width / cellsOf(RULE))))];
    case 'qr': {
      const caption = block.caption === undefined ? [] : wrapped(block.caption, width, { align: 'centre' });
      return [{ kind: 'qr', data: block.data }, ...caption];
    }
    case 'feed':
      return [{ kind: 'feed', lines: block.lines }];
  }
}

/**
 * A slip's lines for a paper width, in printing order. `duplicate` > 0 puts `补打 第n次` at the head, so that a second
 * slip for the same thing can never pass for the first.
 */
export function layOutSlip(document: ReceiptDocument, paperMm: PaperMm, duplicate: number): SlipLine[] {
  const width = CELLS_OF_PAPER[paperMm];
  const mark: ReceiptBlock = { kind: 'heading', text: `补打 第${duplicate}次`, size: 'small' };
  const blocks = duplicate > 0 ? [mark, ...document.blocks] : document.blocks;
  return blocks.flatMap((block) => linesOf(block, width));
}
