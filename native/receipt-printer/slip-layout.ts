import type { ReceiptBlock, ReceiptDocument } from '../../electron/contract/receipt.ts';
import type { Strokes } from '../../electron/contract/signature.ts';
import { cellsOf, normaliseForPrinter } from './chinese-text.ts';
import { columnWidths, GAP, longestWord } from './column-widths.ts';
import { wrapText } from './wrap-text.ts';

/** Half-width cells of Font A (12 dots) across the printable width at 203 dpi (384 and 576 dots). */
export const CELLS_OF_PAPER = { 58: 32, 80: 48 } as const;
export type PaperMm = keyof typeof CELLS_OF_PAPER;
const CELL_DOTS = 12;

/** The printable width of a paper at 203 dpi, dots. */
export const widthDotsOf = (paperMm: PaperMm): number => CELLS_OF_PAPER[paperMm] * CELL_DOTS;

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
  /** A signature, or without strokes the box for a thumb-print. */
  | { readonly kind: 'ink'; readonly strokes?: Strokes }
  | { readonly kind: 'feed'; readonly lines: number };

type TextLine = Extract<SlipLine, { kind: 'text' }>;

/** A hairline that closes up from cell to cell in the printer's own font (A9 A4, in every GB 2312 font). */
const RULE = '─';
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

type Columns = Extract<ReceiptBlock, { kind: 'columns' }>;

const shareOf = (cell: Columns['cells'][number]): number => cell.share;

/** Rows of columns that follow each other with the same shares are one table and get the same widths. */
function tableWidths(table: readonly Columns[], width: number): number[] {
  const shares = table[0]?.cells.map(shareOf) ?? [];
  const needs = shares.map((_, n) =>
    Math.max(...table.map(({ cells }) => longestWord(cells[n]?.text ?? ''))),
  );
  return columnWidths(shares, needs, width);
}

function columnLines({ cells }: Columns, widths: readonly number[]): TextLine[] {
  const stacks = cells.map(({ text }, n) =>
    paragraphsOf(text).flatMap((paragraph) => wrapText(paragraph, widths[n] ?? 0)),
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

function linesOf(block: Exclude<ReceiptBlock, Columns>, width: number): SlipLine[] {
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
    case 'rule':
      return [textLine(RULE.repeat(Math.floor(width / cellsOf(RULE))))];
    case 'qr': {
      const caption = block.caption === undefined ? [] : wrapped(block.caption, width, { align: 'centre' });
      return [{ kind: 'qr', data: block.data }, ...caption];
    }
    case 'ink': {
      const ink = block.strokes === undefined ? {} : { strokes: block.strokes };
      return [{ kind: 'ink', ...ink }, ...wrapped(block.caption, width, { align: 'centre' })];
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
  const lines: SlipLine[] = [];
  for (let at = 0; at < blocks.length; ) {
    const table = tableAt(blocks, at);
    const block = blocks[at];
    if (table.length > 0) {
      const widths = tableWidths(table, width);
      for (const row of table) lines.push(...columnLines(row, widths));
      at += table.length;
    } else if (block !== undefined && block.kind !== 'columns') {
      lines.push(...linesOf(block, width));
      at += 1;
    }
  }
  return lines;
}

/** The rows of columns that begin at `start`; none when another block stands there. */
function tableAt(blocks: readonly ReceiptBlock[], start: number): Columns[] {
  const table: Columns[] = [];
  for (let at = start; at < blocks.length; at++) {
    const block = blocks[at];
    if (block?.kind !== 'columns') break;
    const [first = block] = table;
    if (first.cells.map(shareOf).join() !== block.cells.map(shareOf).join()) break;
    table.push(block);
  }
  return table;
}
