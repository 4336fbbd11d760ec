import { windows } from '../gallery/gallery-station.ts';
import type { Cell } from './matrix.ts';
import type { SweptPage } from './measure-page.ts';
import type { Layout } from './read-layout.ts';
import { type Finding, least, most, type PageRow } from './row.ts';
import { targetRows } from './target-rows.ts';
import { textRows } from './text-rows.ts';
import { wordRows } from './word-rows.ts';

/** Every row of the table that pages answer one by one. */
export const pageRows: readonly PageRow[] = [...textRows, ...targetRows, ...wordRows];

/** What one page said to every row: all that the table needs of it, small enough to keep. */
export interface PageRecord {
  readonly cell: Cell;
  /** Counted from 1. */
  readonly page: number;
  readonly layout: Pick<Layout, 'bar'>;
  readonly findings: readonly (Finding & { readonly row: number })[];
  /** Main actions of a page for the left hand that are not at its side. */
  readonly astray: readonly string[];
}

/** The least and the most of many figures: the table asks for nothing in between. */
const ends = (figures: readonly number[]): readonly number[] =>
  figures.length > 2 ? [least(figures), most(figures)] : figures;

function astrayOn({ cell, targets }: SweptPage): readonly string[] {
  if (cell.way !== 'left-hand' || cell.hanging !== 'landscape') return [];
  return targets
    .filter(({ kind, x, width }) => kind === 'main' && x + width / 2 > windows.landscape.width / 2)
    .map(({ words }) => `“${words}” is on the right`);
}

/** What a page as it was measured says to the table. */
export function recordOf(page: SweptPage): PageRecord {
  return {
    cell: page.cell,
    page: page.page,
    layout: { bar: page.layout.bar },
    findings: pageRows.map(({ row, look }) => {
      const { figures, faults } = look(page);
      return { row, figures: ends(figures), faults };
    }),
    astray: astrayOn(page),
  };
}
