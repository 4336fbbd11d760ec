import { existsSync, readFileSync } from 'node:fs';
import type { BenchRow } from './bench-row.ts';

const BEGIN = '<!-- bench:begin -->';
const END = '<!-- bench:end -->';

/** What one bench measured, when, and how busy the machine was (one-minute load average before → after). */
export interface Measured {
  readonly day: string;
  readonly load: string;
  readonly rows: readonly BenchRow[];
}

/** One bench of the page: its name, how it measures, and what. */
export interface BenchSection extends Measured {
  readonly name: string;
  readonly how: string;
}

export const NEVER_MEASURED: Measured = { day: 'never', load: 'unknown', rows: [] };

/** What earlier runs measured, by bench; nothing before the first run. */
export function readKept(file: string): Record<string, Measured> {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Measured>) : {};
}

/** All rows as one table; a bar that was missed is said in bold. */
export function markdownTable(rows: readonly BenchRow[]): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const lines = rows.map(
    ({ area, what, value, bar, met }) =>
      `| ${[area, what, value, bar].map(cell).join(' | ')} | ${met ? 'yes' : '**not met**'} |`,
  );
  return ['| area | what | measured | bar | met |', '| --- | --- | --- | --- | --- |', ...lines].join('\n');
}

/** The page `RESULTS.md`: on what machine, the table, and of each area when and how it was measured. */
export function resultsPage(machine: string, sections: readonly BenchSection[]): string {
  const rows = sections.flatMap((section) => section.rows);
  const missed = rows.filter(({ met }) => !met).length;
  const verdict = missed === 0 ? 'every bar is met' : `${missed} of ${rows.length} bars not met`;
  return [
    '# Figures',
    '',
    `Written by \`npm run bench\`: ${verdict}. ${machine}.`,
    '',
    markdownTable(rows),
    '',
    '## How',
    '',
    ...sections.map(({ name, how, day, load }) => `- **${name}** (${day}, load average ${load}): ${how}`),
    '',
  ].join('\n');
}

/** The text with the table between its two marks. Throws where a mark is missing, so that no figure goes lost unseen. */
export function withTable(text: string, table: string): string {
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin === -1 || end < begin) throw new Error(`the text has no ${BEGIN} … ${END}`);
  return `${text.slice(0, begin + BEGIN.length)}\n\n${table}\n\n${text.slice(end)}`;
}
