import type PDFDocument from 'pdfkit';
import { encode } from 'uqr';
import { SIGNATURE_GRID } from '../contract/signature.ts';
import type { SheetPart } from './sheet-blocks.ts';
import { MARGIN, type Setting, type SheetPages, TEXT_WIDTH } from './sheet-page.ts';

type Pdf = InstanceType<typeof PDFDocument>;

/** Sizes in points; none under 12, for old readers. */
const TITLE: Setting = { size: 26, bold: true, align: 'center' };
const HEADING: Setting = { size: 18, bold: true };
const BODY: Setting = { size: 14 };
const CAPTION: Setting = { size: 12, align: 'center' };
const GAP = 8;
const CELL = 4;
const LABEL_SHARE = 0.3;
const LINE = '#555555';
const HEAD_FILL = '#eeeeee';
const QR_POINTS = 90;
/** 60 mm of paper for a signature. */
const SIGNATURE_POINTS = 170;
const SIGNATURE_SCALE = SIGNATURE_POINTS / SIGNATURE_GRID.width;
/** 30 mm each way for a thumb. */
const THUMB_POINTS = 85;

/** What draws: the pages with their text, and the pen for rules and squares. */
export interface Drawing {
  readonly pages: SheetPages;
  readonly pdf: Pdf;
}

/** Draws one part of a sheet where the pages stand, and moves on under it. */
export function drawPart(drawing: Drawing, part: SheetPart): void {
  const { pages } = drawing;
  switch (part.part) {
    case 'title':
      return pages.flow(part.text, TITLE, GAP);
    case 'heading':
      return pages.flow(part.text, HEADING, GAP / 2);
    case 'paragraph':
      return pages.flow(part.text, { ...BODY, bold: part.bold, align: part.align }, GAP);
    case 'fields':
      return drawFields(drawing, part);
    case 'table':
      return drawTable(drawing, part);
    case 'qr':
      return drawQr(drawing, part);
    case 'ink':
      return drawInk(drawing, part);
  }
}

type InkBox = Extract<SheetPart, { part: 'ink' }>['boxes'][number];

interface Cell {
  readonly text: string;
  readonly width: number;
  readonly setting: Setting;
}

function drawFields(drawing: Drawing, { rows }: Extract<SheetPart, { part: 'fields' }>): void {
  for (const { label, value, bold } of rows) {
    drawRow(drawing, [
      { text: label, width: TEXT_WIDTH * LABEL_SHARE, setting: BODY },
      { text: value, width: TEXT_WIDTH * (1 - LABEL_SHARE), setting: { ...BODY, bold } },
    ]);
  }
  drawing.pages.y += GAP;
}

function drawTable(drawing: Drawing, { shares, aligns, rows }: Extract<SheetPart, { part: 'table' }>): void {
  const { pages } = drawing;
  const total = shares.reduce((sum, share) => sum + share, 0);
  const cellsOf = (row: readonly string[], bold: boolean): Cell[] =>
    row.map((text, index) => ({
      text,
      width: (TEXT_WIDTH * (shares[index] ?? 1)) / total,
      setting: { ...BODY, bold, align: aligns[index] ?? 'left' },
    }));
  const [first, ...rest] = rows;
  if (first === undefined) return;
  const head = cellsOf(first, true);
  const headHeight = rowHeight(pages, head);
  const [next] = rest;
  if (!pages.hasRoom(headHeight + (next === undefined ? 0 : rowHeight(pages, cellsOf(next, false)))))
    pages.turn();
  drawRow(drawing, head, HEAD_FILL);
  for (const row of rest) {
    const cells = cellsOf(row, false);
    if (!pages.hasRoom(rowHeight(pages, cells))) {
      pages.turn();
      drawRow(drawing, head, HEAD_FILL);
    }
    drawRow(drawing, cells);
  }
  pages.y += GAP;
}

function rowHeight(pages: SheetPages, cells: readonly Cell[]): number {
  return (
    Math.max(...cells.map(({ text, width, setting }) => pages.heightOf(text, width - 2 * CELL, setting))) +
    2 * CELL
  );
}

function drawRow({ pages, pdf }: Drawing, cells: readonly Cell[], fill?: string): void {
  const height = rowHeight(pages, cells);
  if (!pages.hasRoom(height)) pages.turn();
  let x = MARGIN;
  for (const { text, width, setting } of cells) {
    pdf.lineWidth(0.8).rect(x, pages.y, width, height);
    if (fill === undefined) pdf.stroke(LINE);
    else pdf.fillAndStroke(fill, LINE);
    pages.write(text, x + CELL, pages.y + CELL, width - 2 * CELL, setting);
    x += width;
  }
  pages.y += height;
}

/** Squares, so that a printer of any resolution draws them sharp. */
function drawQr({ pages, pdf }: Drawing, { data, caption }: Extract<SheetPart, { part: 'qr' }>): void {
  const under = caption === undefined ? 0 : pages.heightOf(caption, TEXT_WIDTH, CAPTION);
  if (!pages.hasRoom(QR_POINTS + under)) pages.turn();
  const { data: squares, size } = encode(data, { border: 2 });
  const dot = QR_POINTS / size;
  const left = MARGIN + (TEXT_WIDTH - QR_POINTS) / 2;
  squares.forEach((row, y) =>
    row.forEach((dark, x) => {
      if (dark) pdf.rect(left + x * dot, pages.y + y * dot, dot, dot);
    }),
  );
  pdf.fill('#000000');
  pages.y += QR_POINTS;
  if (caption !== undefined) pages.write(caption, MARGIN, pages.y, TEXT_WIDTH, CAPTION);
  pages.y += under + GAP;
}

const widthOf = ({ strokes }: InkBox): number => (strokes === undefined ? THUMB_POINTS : SIGNATURE_POINTS);
const heightOf = ({ strokes }: InkBox): number =>
  strokes === undefined ? THUMB_POINTS : SIGNATURE_GRID.height * SIGNATURE_SCALE;

/** Frames stand on one line, each in a share of the width as broad as itself, with its words under it. */
function drawInk({ pages, pdf }: Drawing, { boxes }: Extract<SheetPart, { part: 'ink' }>): void {
  const broad = boxes.reduce((sum, box) => sum + widthOf(box), 0);
  const shareOf = (box: InkBox): number => (TEXT_WIDTH * widthOf(box)) / broad;
  const height = Math.max(...boxes.map(heightOf));
  const under = Math.max(...boxes.map((box) => pages.heightOf(box.caption, shareOf(box), CAPTION)));
  if (!pages.hasRoom(height + CELL + under)) pages.turn();
  const foot = pages.y + height;
  let left = MARGIN;
  for (const box of boxes) {
    drawFrame(pdf, box, left + (shareOf(box) - widthOf(box)) / 2, foot - heightOf(box));
    pages.write(box.caption, left, foot + CELL, shareOf(box), CAPTION);
    left += shareOf(box);
  }
  pages.y = foot + CELL + under + GAP;
}

/** The pen's own lines, so that a signature is as sharp as the printer. */
function drawFrame(pdf: Pdf, box: InkBox, left: number, top: number): void {
  pdf.lineWidth(0.8).rect(left, top, widthOf(box), heightOf(box)).stroke(LINE);
  pdf.lineWidth(1.2).lineCap('round').lineJoin('round');
  for (const stroke of box.strokes ?? []) {
    const [x = 0, y = 0, ...rest] = stroke;
    pdf.moveTo(left + x * SIGNATURE_SCALE, top + y * SIGNATURE_SCALE);
    if (rest.length === 0) pdf.lineTo(left + x * SIGNATURE_SCALE + 0.1, top + y * SIGNATURE_SCALE);
    for (let at = 0; at + 1 < rest.length; at += 2)
      pdf.lineTo(left + (rest[at] ?? 0) * SIGNATURE_SCALE, top + (rest[at + 1] ?? 0) * SIGNATURE_SCALE);
    pdf.stroke('#000000');
  }
}
