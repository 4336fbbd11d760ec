import type { BenchRow } from './bench-row.ts';

const BEGIN = '<!-- bench:begin -->';
const END = '<!-- bench:end -->';

/** The rows of one bench and how it measures. */
export interface BenchSection {
  readonly name: string;
  readonly how: string;
  readonly rows: readonly BenchRow[];
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

/** The page `RESULTS.md`: when, on what machine, the table, and how each area is measured. */
export function resultsPage(at: Date, machine: readonly string[], sections: readonly BenchSection[]): string {
  const missed = sections.flatMap(({ rows }) => rows).filter(({ met }) => !met).length;
  return [
    '# Figures',
    '',
    `Measured ${at.toISOString().slice(0, 10)} by \`npm run bench\`; ${missed === 0 ? 'every bar is met' : `${missed} not met`}.`,
    '',
    ...machine.map((line) => `- ${line}`),
    '',
    markdownTable(sections.flatMap(({ rows }) => rows)),
    '',
    '## How',
    '',
    ...sections.map(({ name, how }) => `- **${name}**: ${how}`),
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
