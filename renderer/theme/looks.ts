import type { Roles } from './themes.ts';

/** The three colours of a target: what it is filled with, what is written on it, and its edge. */
export interface Look {
  readonly fill: keyof Roles;
  readonly ink: keyof Roles;
  readonly edge: keyof Roles;
}

/** A target at rest and under a finger. */
export interface LookOfTarget {
  readonly rest: Look;
  readonly pressed: Look;
}

/** Dark under the finger; what is dark already becomes empty instead, so that every press is seen. */
const filled: Look = { fill: 'pressedFill', ink: 'pressedInk', edge: 'pressedFill' };
const emptied: Look = { fill: 'paper', ink: 'ink', edge: 'line' };

/** How targets look, by what they are; `parts/press.css.ts` draws them, a test computes every contrast of every state. */
export const looks = {
  /** Furniture, keys, pages, what the counter does. */
  plain: { rest: { fill: 'paper', ink: 'ink', edge: 'line' }, pressed: filled },
  /** Answers and quiet actions. */
  quiet: { rest: { fill: 'quietFill', ink: 'quietInk', edge: 'line' }, pressed: filled },
  /** The one main action, and a page that must be read before it. */
  main: { rest: { fill: 'mainFill', ink: 'mainInk', edge: 'mainFill' }, pressed: emptied },
  /** The answer that is chosen; it carries a tick and the word 已选 as well. */
  chosen: { rest: { fill: 'chosenFill', ink: 'chosenInk', edge: 'chosenFill' }, pressed: emptied },
} as const satisfies Record<string, LookOfTarget>;
export type LookName = keyof typeof looks;
