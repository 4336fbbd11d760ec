import type PDFDocument from 'pdfkit';
import type { ReceiptDocument } from '../contract/receipt.ts';
import { sheetParts } from './sheet-blocks.ts';
import { drawPart } from './sheet-drawing.ts';
import type { FontName } from './sheet-fonts.ts';
import { SheetPages } from './sheet-page.ts';

type Pdf = InstanceType<typeof PDFDocument>;

/** What a sheet carries besides its document. */
export interface SheetOptions {
  /** Across the page, light: what keeps a sample from being taken for the real thing. */
  readonly mark?: string;
  /** How often it was printed before; from 1 on the head says so. */
  readonly duplicate: number;
  /** When it was made, epoch ms; also what makes two runs give the same bytes. */
  readonly madeAt: number;
  readonly font: (name: FontName) => Uint8Array;
  /** Papers that belong to the document and are printed with it, each beginning a page. */
  readonly after?: readonly ReceiptDocument[];
  /** Called when characters stand there as a sign, for no font has them; how many different ones. */
  readonly onUnknownCharacters?: (count: number) => void;
}

/**
 * Sets a document on A4 sheets.
 * @returns the PDF: fonts embedded as subsets, text that can be searched, nothing of a person in its properties
 */
export async function renderSheet(document: ReceiptDocument, options: SheetOptions): Promise<Uint8Array> {
  const { default: Pdf } = await import('pdfkit');
  const pdf = new Pdf({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    // No font of its own: what it has knows no Chinese.
    font: '',
    info: { Producer: 'Yibao Kiosk', Creator: 'Yibao Kiosk', CreationDate: new Date(options.madeAt) },
  });
  const whole = collected(pdf);
  const pages = new SheetPages(pdf, options.font, options.mark);
  if (options.duplicate > 0)
    pages.flow(`补打 第${options.duplicate}次`, { size: 14, bold: true, align: 'right' }, 4);
  for (const part of sheetParts(document)) drawPart({ pages, pdf }, part);
  for (const paper of options.after ?? []) {
    pages.turn();
    for (const part of sheetParts(paper)) drawPart({ pages, pdf }, part);
  }
  numberPages(pdf, pages);
  pdf.end();
  if (pages.unknownCharacters > 0) options.onUnknownCharacters?.(pages.unknownCharacters);
  return whole;
}

function collected(pdf: Pdf): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const pieces: Uint8Array[] = [];
    pdf.on('data', (piece: Uint8Array) => pieces.push(piece));
    pdf.on('end', () => resolve(Buffer.concat(pieces)));
    pdf.on('error', reject);
  });
}

/** What every page has once their number is known: 第 n 页 共 m 页. */
function numberPages(pdf: Pdf, pages: SheetPages): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(start + page);
    pages.writeFoot(`第 ${page + 1} 页　共 ${count} 页`);
  }
}
