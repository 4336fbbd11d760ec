import type { ReceiptBlock, ReceiptDocument } from '../contract/receipt.ts';
import type { Strokes } from '../contract/signature.ts';

/** What a sheet is laid out from: a slip's blocks, gathered into what a page shows as one thing. */
export type SheetPart =
  | { readonly part: 'title'; readonly text: string }
  | { readonly part: 'heading'; readonly text: string }
  | {
      readonly part: 'paragraph';
      readonly text: string;
      readonly bold: boolean;
      readonly align: 'left' | 'center' | 'right';
    }
  /** Labels at the left, values at the right, ruled. */
  | {
      readonly part: 'fields';
      readonly rows: readonly { readonly label: string; readonly value: string; readonly bold: boolean }[];
    }
  /** A ruled table; the first row is its head, repeated on every page. */
  | {
      readonly part: 'table';
      readonly shares: readonly number[];
      readonly aligns: readonly ('left' | 'right')[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly part: 'qr'; readonly data: string; readonly caption?: string }
  /** Side by side: a signature in its frame, or without strokes the box for a thumb-print. */
  | {
      readonly part: 'ink';
      readonly boxes: readonly { readonly strokes?: Strokes; readonly caption: string }[];
    };

const ALIGN = { left: 'left', centre: 'center', right: 'right' } as const;

/** 60 mm and twice 30 mm with room between them are what the width takes. */
const BOXES_IN_A_ROW = 3;

/**
 * Gathers a slip's blocks for a page: rows that follow each other become one ruled list, columns of the same shares one
 * table. Rules and feeds are the roll's own and have no place on a page; nothing else is left out.
 */
export function sheetParts({ blocks }: ReceiptDocument): readonly SheetPart[] {
  const parts: SheetPart[] = [];
  let open = true;
  for (const block of blocks) {
    if (block.kind === 'rule' || block.kind === 'feed') {
      open = false;
      continue;
    }
    const last = open ? parts.at(-1) : undefined;
    const grown = last === undefined ? undefined : joined(last, block);
    if (grown === undefined) parts.push(partOf(block));
    else parts[parts.length - 1] = grown;
    open = true;
  }
  return parts;
}

/** The part with one more row, where the block continues it. */
function joined(part: SheetPart, block: ReceiptBlock): SheetPart | undefined {
  if (part.part === 'fields' && block.kind === 'row')
    return { ...part, rows: [...part.rows, fieldOf(block)] };
  if (part.part === 'ink' && block.kind === 'ink' && part.boxes.length < BOXES_IN_A_ROW)
    return { ...part, boxes: [...part.boxes, inkOf(block)] };
  if (part.part !== 'table' || block.kind !== 'columns') return undefined;
  const shares = block.cells.map(({ share }) => share);
  if (shares.join() !== part.shares.join()) return undefined;
  return { ...part, rows: [...part.rows, block.cells.map(({ text }) => text)] };
}

const fieldOf = ({ label, value, bold }: Extract<ReceiptBlock, { kind: 'row' }>) => ({
  label,
  value,
  bold: bold === true,
});

const inkOf = ({ strokes, caption }: Extract<ReceiptBlock, { kind: 'ink' }>) => ({
  ...(strokes === undefined ? {} : { strokes }),
  caption,
});

function partOf(block: Exclude<ReceiptBlock, { kind: 'rule' | 'feed' }>): SheetPart {
  switch (block.kind) {
    case 'heading':
      return { part: block.size === 'large' ? 'title' : 'heading', text: block.text };
    case 'text':
      return {
        part: 'paragraph',
        text: block.text,
        bold: block.bold === true,
        align: ALIGN[block.align ?? 'left'],
      };
    case 'row':
      return { part: 'fields', rows: [fieldOf(block)] };
    case 'columns':
      return {
        part: 'table',
        shares: block.cells.map(({ share }) => share),
        aligns: block.cells.map(({ align }) => align ?? 'left'),
        rows: [block.cells.map(({ text }) => text)],
      };
    case 'qr':
      return {
        part: 'qr',
        data: block.data,
        ...(block.caption === undefined ? {} : { caption: block.caption }),
      };
    case 'ink':
      return { part: 'ink', boxes: [inkOf(block)] };
  }
}
