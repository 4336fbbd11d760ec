import { useEffect, useLayoutEffect, useRef } from 'react';
import { handwritingWords } from '../copy/handwriting.ts';
import { followFinger } from './follow-finger.ts';
import * as css from './handwriting-pad.css.ts';
import type { InkStroke } from './ink.ts';
import { type InkCanvas, inkCanvas } from './ink-canvas.ts';

interface WritingBoxProps {
  /** Px. */
  readonly width: number;
  readonly height: number;
  /** Thickness of the ink, px. */
  readonly thickness: number;
  readonly strokes: readonly InkStroke[];
  readonly onStroke: (stroke: InkStroke) => void;
}

/** Ruled like a page of a copybook; the ink is drawn while the finger moves, past React. */
export function WritingBox({ width, height, thickness, strokes, onStroke }: WritingBoxProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ink = useRef<InkCanvas>(undefined);
  const shown = useRef(strokes);
  const ended = useRef(onStroke);
  useLayoutEffect(() => {
    ended.current = onStroke;
  });
  useLayoutEffect(() => {
    const element = canvas.current;
    const pen = element?.getContext('2d', { desynchronized: true });
    if (element === null || pen === null || pen === undefined) return;
    ink.current = inkCanvas(pen, thickness, () => getComputedStyle(element).color);
    ink.current.resize(width, height, devicePixelRatio);
    ink.current.show(shown.current);
  }, [width, height, thickness]);
  useLayoutEffect(() => {
    shown.current = strokes;
    ink.current?.show(strokes);
  }, [strokes]);
  useEffect(() => {
    if (canvas.current === null) return undefined;
    return followFinger(canvas.current, {
      drew: (stroke) => ink.current?.grow(stroke),
      ended: (stroke) => ended.current(stroke),
    });
  }, []);
  const middle = { x: width / 2, y: height / 2 };
  return (
    <div className={css.box} style={{ width, height }}>
      <svg className={css.ruling} width={width} height={height} aria-hidden="true">
        <path d={`M${middle.x} 0V${height}M0 ${middle.y}H${width}`} />
      </svg>
      <canvas ref={canvas} className={css.canvas} role="img" aria-label={handwritingWords.box} />
    </div>
  );
}
