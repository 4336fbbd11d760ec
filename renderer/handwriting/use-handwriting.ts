import { useEffect, useState } from 'react';
import type { Candidate, InkStroke, Recogniser, WritingContext } from './ink.ts';

/** How far the reading of the ink has come. */
export type Reading =
  | { readonly state: 'opening' }
  | { readonly state: 'unavailable' }
  /** What the ink may mean; nothing where there is none yet. */
  | { readonly state: 'ready'; readonly candidates: readonly Candidate[] | undefined };

/** The last reading's time, where a browser's tools look for it. */
const MEASURE = 'handwriting';

interface Read {
  readonly strokes: readonly InkStroke[];
  readonly candidates: readonly Candidate[];
}

/**
 * Reads ink after every stroke, with a worker that lives as long as the part that uses it.
 * @param open starts the worker; must not change
 */
export function useHandwriting(
  open: () => Promise<Recogniser>,
  strokes: readonly InkStroke[],
  context: WritingContext,
): Reading {
  const [recogniser, setRecogniser] = useState<Recogniser | 'unavailable'>();
  const [read, setRead] = useState<Read>();
  useEffect(() => {
    let over = false;
    let opened: Recogniser | undefined;
    const start = async (): Promise<void> => {
      try {
        opened = await open();
        if (over) opened.close();
        else setRecogniser(opened);
      } catch {
        if (!over) setRecogniser('unavailable');
      }
    };
    void start();
    return () => {
      over = true;
      opened?.close();
    };
  }, [open]);
  useEffect(() => {
    let overtaken = false;
    const ask = async (ready: Recogniser): Promise<void> => {
      const start = performance.now();
      const candidates = await ready.recognise(strokes, context);
      performance.clearMeasures(MEASURE);
      performance.measure(MEASURE, { start });
      if (!overtaken) setRead({ strokes, candidates });
    };
    if (recogniser !== undefined && recogniser !== 'unavailable' && strokes.length > 0) void ask(recogniser);
    return () => {
      overtaken = true;
    };
  }, [recogniser, strokes, context]);
  if (recogniser === undefined) return { state: 'opening' };
  if (recogniser === 'unavailable') return { state: 'unavailable' };
  // While a further stroke is read the candidates stand still; those of another character are gone with it.
  const same = strokes.length > 0 && read?.strokes[0] === strokes[0];
  return { state: 'ready', candidates: same ? read?.candidates : undefined };
}
