import { SIGNATURE_GRID, type Strokes } from '../../electron/contract/signature.ts';
import type { DotRows } from './qr-code.ts';

/** A signature's paper: 50 mm across at 203 dpi, and as wide as the roll where that is less. */
const WIDEST_PAPER = 400;
/** A thumb-print's box: 25 mm each way at 203 dpi, what a rolled thumb needs. */
const THUMB_BOX = 200;
/** The frame, dots. */
const FRAME = 2;
/** The pen, dots: half a millimetre, so that thermal paper keeps it. */
const PEN = 4;

/** A black-and-white picture that can be drawn into. */
class Dots {
  readonly width: number;
  readonly height: number;
  readonly rowBytes: number;
  readonly rows: readonly Uint8Array[];

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.rowBytes = Math.ceil(width / 8);
    this.rows = Array.from({ length: height }, () => new Uint8Array(this.rowBytes));
  }

  /** Blackens a rectangle, as far as it lies in the picture. */
  fill(left: number, top: number, width: number, height: number): void {
    for (let y = Math.max(0, top); y < Math.min(this.height, top + height); y++) {
      const row = this.rows[y];
      if (row === undefined) continue;
      for (let x = Math.max(0, left); x < Math.min(this.width, left + width); x++)
        row[x >> 3] = (row[x >> 3] ?? 0) | (0x80 >> (x & 7));
    }
  }

  frame(): void {
    this.fill(0, 0, this.width, FRAME);
    this.fill(0, this.height - FRAME, this.width, FRAME);
    this.fill(0, 0, FRAME, this.height);
    this.fill(this.width - FRAME, 0, FRAME, this.height);
  }

  /** A line of the pen's breadth. */
  line(fromX: number, fromY: number, toX: number, toY: number): void {
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY))));
    for (let step = 0; step <= steps; step++) {
      const x = fromX + ((toX - fromX) * step) / steps;
      const y = fromY + ((toY - fromY) * step) / steps;
      this.fill(Math.round(x) - PEN / 2, Math.round(y) - PEN / 2, PEN, PEN);
    }
  }
}

/**
 * Draws a signature in its frame, or an empty box for a thumb-print.
 * @param widthDots printable width of the roll
 */
export function drawInk(strokes: Strokes | undefined, widthDots: number): DotRows {
  if (strokes === undefined) {
    const box = new Dots(Math.min(THUMB_BOX, widthDots), THUMB_BOX);
    box.frame();
    return box;
  }
  const width = Math.min(WIDEST_PAPER, widthDots);
  const scale = width / SIGNATURE_GRID.width;
  const paper = new Dots(width, Math.round(SIGNATURE_GRID.height * scale));
  paper.frame();
  for (const stroke of strokes) drawStroke(paper, stroke, scale);
  return paper;
}

function drawStroke(paper: Dots, stroke: readonly number[], scale: number): void {
  const at = (index: number): number => (stroke[index] ?? 0) * scale;
  for (let index = 0; index + 1 < stroke.length; index += 2) {
    const from = Math.max(0, index - 2);
    paper.line(at(from), at(from + 1), at(index), at(index + 1));
  }
}
