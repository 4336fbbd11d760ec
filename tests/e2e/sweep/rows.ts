import type { SweptPage } from './measure-page.ts';
import { type PageRecord, pageRows, recordOf } from './page-record.ts';
import { barFaults } from './target-rows.ts';

/** A row of the table with what was measured. */
export interface RowResult {
  readonly row: number;
  readonly criterion: string;
  readonly target: string;
  readonly measured: string;
  readonly faults: readonly string[];
}

/** Where a page is, for whoever looks for the fault. */
function place({ cell, page }: PageRecord): string {
  return `${cell.fixture} p${page} ${cell.hanging} ${cell.textSize} ${cell.theme} ${cell.way}`;
}

/** Every way in which one page falls short of the table. */
export function faultsOf(record: PageRecord): readonly string[] {
  return record.findings.flatMap(({ row, faults }) =>
    faults.map((fault) => `row ${row}, ${place(record)}: ${fault}`),
  );
}

/** The same of a page that was just measured. */
export function shortcomingsOf(page: SweptPage): readonly string[] {
  return faultsOf(recordOf(page));
}

/** All rows over all pages; figures are folded as each row says. */
export function resultsOf(pages: readonly PageRecord[]): readonly RowResult[] {
  const folded = pageRows.map(({ row, criterion, target, measured }): RowResult => {
    const found = pages.flatMap((page) =>
      page.findings.filter((finding) => finding.row === row).map((finding) => ({ page, ...finding })),
    );
    const figures = found.flatMap((one) => one.figures);
    return {
      row,
      criterion,
      target,
      measured: figures.length === 0 ? 'nothing to measure' : measured(figures),
      faults: found.flatMap(({ page, faults }) => faults.map((fault) => `${place(page)}: ${fault}`)),
    };
  });
  const drifted = barFaults(pages);
  const bar: RowResult = {
    row: 16,
    criterion: 'fixed bar 返回 · 首页 · 帮助 · 读一遍 · 字大小',
    target: 'on 100 % of pages, 0 px drift a way of hanging',
    measured: `${pages.length - drifted.length} of ${pages.length} pages`,
    faults: drifted,
  };
  return [...folded, bar, mirrorRow(pages)].toSorted((a, b) => a.row - b.row);
}

/** Row 29: what the left hand is given passes whatever the right hand's does, and its actions stand on its own side. */
function mirrorRow(pages: readonly PageRecord[]): RowResult {
  const mirrored = pages.filter(({ cell }) => cell.way === 'left-hand');
  const onSide = mirrored.flatMap((page) => page.astray.map((words) => `${place(page)}: ${words}`));
  return {
    row: 29,
    criterion: 'left hand, both ways of hanging',
    target: 'the whole table; lying, the main action at the left',
    measured: `${mirrored.length} pages for the left hand, ${pages.filter(({ cell }) => cell.hanging === 'landscape').length} of ${pages.length} lying`,
    faults: [...mirrored.flatMap(faultsOf), ...onSide],
  };
}
