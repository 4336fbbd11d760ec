import type { InkPoint, InkStroke } from './ink.ts';

/** A canvas that shows ink; nothing is kept but the picture. */
export interface InkCanvas {
  /** Makes room for a box of this size, CSS px, and is empty afterwards. */
  resize(width: number, height: number, pixelRatio: number): void;
  /** Draws on from the last points of a stroke that grows. */
  grow(stroke: InkStroke): void;
  /** Shows these strokes and no others. */
  show(strokes: readonly InkStroke[]): void;
}

/** The part of 2D drawing that ink needs. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'quadraticCurveTo'
  | 'arc'
  | 'stroke'
  | 'fill'
  | 'clearRect'
  | 'setTransform'
> & {
  lineWidth: number;
  lineCap: CanvasLineCap;
  lineJoin: CanvasLineJoin;
  strokeStyle: string | CanvasGradient | CanvasPattern;
  fillStyle: string | CanvasGradient | CanvasPattern;
  readonly canvas: { width: number; height: number };
};

/**
 * Ink on a canvas. Each piece is a curve between the middles of two neighbouring steps, so that a line from few points is
 * round and joins the next piece without a corner.
 * @param thickness CSS px
 * @param colour asked before each piece, so that it follows the theme
 */
export function inkCanvas(pen: Pen, thickness: number, colour: () => string): InkCanvas {
  let box = { width: 0, height: 0 };
  const take = (): void => {
    pen.lineWidth = thickness;
    pen.lineCap = 'round';
    pen.lineJoin = 'round';
    pen.strokeStyle = colour();
    pen.fillStyle = pen.strokeStyle;
  };
  const piece = (stroke: InkStroke, upTo: number): void => {
    const [before, last, now] = [stroke[upTo - 2], stroke[upTo - 1], stroke[upTo]];
    if (now === undefined) return;
    pen.beginPath();
    if (last === undefined) {
      pen.arc(now.x, now.y, thickness / 2, 0, 2 * Math.PI);
      pen.fill();
      return;
    }
    const from = before === undefined ? last : middle(before, last);
    const to = middle(last, now);
    pen.moveTo(from.x, from.y);
    pen.quadraticCurveTo(last.x, last.y, to.x, to.y);
    pen.lineTo(now.x, now.y);
    pen.stroke();
  };
  return {
    resize: (width, height, pixelRatio) => {
      box = { width, height };
      pen.canvas.width = Math.round(width * pixelRatio);
      pen.canvas.height = Math.round(height * pixelRatio);
      pen.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    },
    grow: (stroke) => {
      take();
      piece(stroke, stroke.length - 1);
    },
    show: (strokes) => {
      pen.clearRect(0, 0, box.width, box.height);
      take();
      for (const stroke of strokes) for (let at = 0; at < stroke.length; at += 1) piece(stroke, at);
    },
  };
}

function middle(a: InkPoint, b: InkPoint): InkPoint {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
