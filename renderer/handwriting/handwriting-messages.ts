import type { Candidate, InkStroke, WritingContext } from './ink.ts';

/** Page → worker: whose characters are these strokes? */
export interface InkAsked {
  /** Counts the questions; the answer repeats it. */
  readonly number: number;
  readonly strokes: readonly InkStroke[];
  readonly context: WritingContext;
}

/** Worker → page. */
export type InkAnswer =
  /** The templates are read; once, before any other answer. */
  | { readonly kind: 'ready' }
  /** The templates cannot be had; nothing follows. */
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'candidates'; readonly number: number; readonly candidates: readonly Candidate[] };
