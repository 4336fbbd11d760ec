import { useEffect, useState } from 'react';
import type { Candidate, InkStroke, Recogniser, WritingContext } from './ink.ts';

/** How far the reading of the ink has come. */
export type Reading =
  | { readonly state: 'opening' }
  | { readonly state: 'unavailable' }
  /** What the ink may mean: of the last strokes that were read, and nothing where there is no ink. */
  | { readonly state: 'ready'; readonly candidates: readonly Candidate[]; readonly read: boolean };

const NOTHING: Reading = { state: 'ready', candidates: [], read: false };

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
  const [reading, setReading] = useState<Reading>(NOTHING);
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
    const read = async (ready: Recogniser): Promise<void> => {
      const candidates = await ready.recognise(strokes, context);
      if (!overtaken) setReading({ state: 'ready', candidates, read: true });
    };
    if (recogniser !== undefined && recogniser !== 'unavailable') {
      if (strokes.length === 0) setReading(NOTHING);
      else void read(recogniser);
    }
    return () => {
      overtaken = true;
    };
  }, [recogniser, strokes, context]);
  if (recogniser === undefined) return { state: 'opening' };
  if (recogniser === 'unavailable') return { state: 'unavailable' };
  return strokes.length === 0 ? NOTHING : reading;
}
