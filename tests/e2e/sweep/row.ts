import type { SweptPage } from './measure-page.ts';

/** What a page says to one row of the acceptance table: a figure to be folded over all pages, and what is wrong. */
export interface Finding {
  readonly figures: readonly number[];
  readonly faults: readonly string[];
}

/** A row of the table that pages can answer (elderly-ui §1.2). */
export interface PageRow {
  readonly row: number;
  readonly criterion: string;
  readonly target: string;
  /** The words of the table for all figures of all pages. */
  readonly measured: (figures: readonly number[]) => string;
  readonly look: (page: SweptPage) => Finding;
}

export const least = (figures: readonly number[]): number =>
  figures.reduce((a, b) => Math.min(a, b), Infinity);
export const most = (figures: readonly number[]): number =>
  figures.reduce((a, b) => Math.max(a, b), -Infinity);
/** With one decimal at most. */
export const short = (figure: number): string => String(Math.round(figure * 10) / 10);

/** The faults of every thing that does not pass, in words; and a figure of each. */
export function finding<T>(
  things: readonly T[],
  figure: (thing: T) => number,
  passes: (thing: T) => boolean,
  tell: (thing: T) => string,
): Finding {
  return {
    figures: things.map(figure),
    faults: things.filter((thing) => !passes(thing)).map(tell),
  };
}
