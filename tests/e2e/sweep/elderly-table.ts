import type { RowResult } from './rows.ts';

/** A row that this machine cannot answer, with the reason. */
export interface NotMeasurable {
  readonly row: number;
  readonly criterion: string;
  readonly target: string;
  readonly why: string;
}

/** What a run was made of, for the head of the page. */
export interface Run {
  readonly day: string;
  readonly browser: string;
  readonly screens: number;
  readonly pages: number;
  /** Screens under one look that were measured, of how many in all, and how many of them on an earlier build. */
  readonly cells: number;
  readonly cellsInAll: number;
  readonly older: number;
  /** Screens that could not be walked to their end. */
  readonly failed: number;
  /** Of all runs together, each way of hanging by itself. */
  readonly minutes: number;
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

/** Rows of the acceptance table. */
const ROWS = 37;

/** Faults shown of each row that is not green; the report has all of them. */
const FAULTS_SHOWN = 5;

/** The acceptance table as measured: one line a row, green or not, and below it what is wrong. */
export function elderlyTable(
  run: Run,
  results: readonly RowResult[],
  others: readonly NotMeasurable[],
): string {
  const measured = results.map((result) => ({
    row: result.row,
    cells: [
      String(result.row),
      result.criterion,
      result.target,
      result.measured,
      result.faults.length === 0 ? 'green' : `**not green: ${result.faults.length}**`,
    ],
  }));
  const unmeasured = others.map(({ row, criterion, target, why }) => ({
    row,
    cells: [String(row), criterion, target, why, 'not measurable here'],
  }));
  const told = new Set([...results, ...others].map(({ row }) => row));
  const missing = Array.from({ length: ROWS }, (_, at) => at + 1).filter((row) => !told.has(row));
  const green = results.filter(({ faults }) => faults.length === 0).length;
  const wrong = results.filter(({ faults }) => faults.length > 0);
  return [
    '# The acceptance table for older residents, as measured',
    '',
    `Written by \`npm run sweep\` on ${run.day} in ${run.browser}. **${run.cells} of ${run.cellsInAll} cells are measured**: ${run.pages} pages of ${run.screens} screens, in ${run.minutes} minutes of walking.`,
    ...(run.cells === run.cellsInAll
      ? []
      : ['What is not measured is not passed: a run goes on where this one stopped.']),
    ...(run.older === 0
      ? []
      : [`${run.older} cells were measured on an earlier build and will be measured again.`]),
    ...(missing.length === 0 ? [] : [`Not measured yet, and not passed: rows ${missing.join(', ')}.`]),
    ...(run.failed === 0 ? [] : [`**${run.failed} screens could not be walked to their end.**`]),
    `${green} of ${results.length} measured lines are green; ${others.length} cannot be measured here and are not passed. What people should still be asked to try stands in [README.md](README.md#to-try-with-people-over-70).`,
    'Every screen stands in both ways of hanging, four sizes and four themes; and in four sizes in the standard edition, for the left hand and seated. A cell is one screen under one of these looks, with all its pages.',
    '',
    line(['row', 'criterion', 'target', 'measured', 'state']),
    line(['---', '---', '---', '---', '---']),
    ...[...measured, ...unmeasured].toSorted((a, b) => a.row - b.row).map(({ cells }) => line(cells)),
    '',
    ...(wrong.length === 0 ? [] : ['## Not green', '']),
    ...wrong.flatMap(({ row, criterion, faults }) => [
      `- **${row}, ${criterion}**`,
      ...faults.slice(0, FAULTS_SHOWN).map((fault) => `  - ${fault}`),
      ...(faults.length > FAULTS_SHOWN ? [`  - and ${faults.length - FAULTS_SHOWN} more`] : []),
    ]),
    ...(wrong.length === 0 ? [] : ['']),
  ].join('\n');
}
