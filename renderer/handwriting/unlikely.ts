import type { WritingContext } from './ink.ts';
import { TRAITS } from './template-file.ts';

/** A character outside the commoner half of GB2312: of two that look alike, the rarer one is seldom meant. */
const RARE_COST = 0.006;
/** One that is not met where it is being written. */
const MISPLACED_COST: Readonly<Record<WritingContext, number>> = {
  // A surname is nearly always one of the list; the rest is rare or new.
  surname: 0.012,
  'given-name': 0.004,
  place: 0.006,
  text: 0,
};

const EXPECTED: Readonly<Record<WritingContext, number>> = {
  surname: TRAITS.surname,
  'given-name': TRAITS.givenName,
  place: TRAITS.place,
  text: 0,
};

/**
 * What a character costs besides its shape, in parts of a score: enough to tell two that look alike, too little to hide one
 * that is plainly written. Where it is expected it costs nothing, however rare.
 * @param traits of the character
 */
export function unlikely(traits: number, context: WritingContext): number {
  if ((traits & EXPECTED[context]) !== 0) return 0;
  return MISPLACED_COST[context] + ((traits & TRAITS.common) === 0 ? RARE_COST : 0);
}
