import { useEffect, useLayoutEffect, useRef } from 'react';
import { entryWords } from '../copy/entry.ts';
import { followFinger } from '../handwriting/follow-finger.ts';
import type { InkStroke } from '../handwriting/ink.ts';
import { type InkCanvas, inkCanvas } from '../handwriting/ink-canvas.ts';
import * as css from './signature-box.css.ts';

interface SignatureBoxProps {
  /** Px, inside the frame. */
  readonly width: number;
  readonly height: number;
  /** Thickness of the ink, px. */
  readonly thickness: number;
  readonly strokes: readonly InkStroke[];
  readonly onStroke: (stroke: InkStroke) => void;
  readonly wrong: boolean;
}

/** A paper with a line to sign on. What the finger draws is never read aloud and leaves the page with the visit. */
export function SignatureBox({ width, height, thickness, strokes, onStroke, wrong }: SignatureBoxProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ink = useRef<InkCanvas>(undefined);
  const ended = useRef(onStroke);
  const written = useRef(strokes);
  useLayoutEffect(() => {
    ended.current = onStroke;
    written.current = strokes;
  });
  useLayoutEffect(() => {
    const element = canvas.current;
    const pen = element?.getContext('2d', { desynchronized: true });
    if (element === null || pen === null || pen === undefined) return;
    ink.current = inkCanvas(pen, thickness, () => getComputedStyle(element).color);
    ink.current.resize(width, height, devicePixelRatio);
    ink.current.show(written.current);
  }, [width, height, thickness]);
  useLayoutEffect(() => ink.current?.show(strokes), [strokes]);
  useEffect(() => {
    if (canvas.current === null) return undefined;
    return followFinger(canvas.current, {
      drew: (stroke) => ink.current?.grow(stroke),
      ended: (stroke) => ended.current(stroke),
    });
  }, []);
  return (
    <div className={wrong ? css.wrong : css.box} style={{ width, height }} data-private="true">
      <span className={css.base} aria-hidden="true" />
      <canvas ref={canvas} className={css.canvas} role="img" aria-label={entryWords.signature.box} />
    </div>
  );
}
