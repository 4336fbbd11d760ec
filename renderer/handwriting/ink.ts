/** A place of the pen; any unit, x to the right, y downwards. */
export interface InkPoint {
  readonly x: number;
  readonly y: number;
}

/** What was drawn from touching the glass to leaving it; at least one point. */
export type InkStroke = readonly InkPoint[];

/** What is being written, so that likelier characters may go first among equals. */
export type WritingContext = 'surname' | 'given-name' | 'place' | 'text';

/** A character that the ink may mean. */
export interface Candidate {
  readonly character: string;
  /** Distance from the ink, in parts of the character's own size a stroke; the smaller, the likelier. */
  readonly score: number;
}

/** Tells characters from ink. */
export interface Recogniser {
  /** The likeliest characters, best first; none for no ink. A later call overtakes an earlier one that has not begun. */
  recognise(strokes: readonly InkStroke[], context: WritingContext): Promise<readonly Candidate[]>;
  /** Ends the worker and frees its memory; what is still asked is answered with nothing. */
  close(): void;
}
