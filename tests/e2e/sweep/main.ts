import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { fixtures } from '../gallery/fixtures.ts';
import { openBrowser } from '../gallery/gallery-station.ts';
import { contactSheets } from './contact-sheet.ts';
import { elderlyTable, type Run } from './elderly-table.ts';
import { fullMatrix, type Looks } from './matrix.ts';
import { notMeasurable, otherRows } from './other-rows.ts';
import { canStrike, POSES } from './poses.ts';
import { type RowResult, resultsOf } from './rows.ts';
import { digestOf, type Entry, openLog, stampOf } from './sweep-log.ts';
import { outstanding, walkMatrix } from './walk-matrix.ts';

/**
 * Walks every screen under every look and writes the acceptance table as measured (`npm run sweep`).
 * Usage: [--only part-of-a-screen's-name] [--size PX] [--minutes N] [--anew] [--pages-only | --others]
 * A run goes on where the last one stopped: what was never measured comes first, then what was measured of another build;
 * `--anew` measures what it is given in any case, `--others` now what otherwise waits until every page is measured. The table tells how much of the whole it stands for.
 */
const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'tests/.artifacts/sweep');
const prints = join(folder, 'prints');
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    size: { type: 'string' },
    minutes: { type: 'string' },
    anew: { type: 'boolean', default: false },
    'pages-only': { type: 'boolean', default: false },
    others: { type: 'boolean', default: false },
  },
});

const screens = [...Object.keys(fixtures), ...Object.keys(POSES)];
const matrix = fullMatrix(screens).filter(([first]) => canStrike(first));
const asked = matrix.filter(
  ([{ fixture, textSize }]) =>
    fixture.includes(values.only) && (values.size ?? String(textSize)) === String(textSize),
);

// Somebody may build meanwhile: the screens of a run are those it began with.
const built = mkdtempSync(join(tmpdir(), 'kiosk-sweep-'));
cpSync(join(root, 'dist/renderer'), built, { recursive: true });
const build = digestOf(built);
const log = openLog(join(folder, 'cells.jsonl'));
mkdirSync(prints, { recursive: true });

const began = performance.now();
const until = values.minutes === undefined ? Infinity : began + Number(values.minutes) * 60_000;
const browser = await openBrowser();
const walk = { browser, built, build, log, prints, until };
const complaints = await walkMatrix(
  values.anew ? { ...walk, log: { ...log, last: () => undefined } } : walk,
  asked,
);
const others = await othersMeasured(browser);
const { entries, run } = standing(browser);
const results = [...resultsOf(entries.flatMap(({ pages }) => pages)), ...others].toSorted(
  (a, b) => a.row - b.row,
);
writeFileSync(join(folder, 'report.json'), JSON.stringify(results, null, 2));
// A part is looked at in its prints: laying out all sheets anew takes a minute.
const sheets = values.only === '' ? await contactSheets(browser, prints, folder) : 0;
await browser.close();
rmSync(built, { recursive: true, force: true });
writeFileSync(join(root, 'tests/e2e/ELDERLY.md'), `${elderlyTable(run, results, notMeasurable)}\n`);
const red = results.filter(({ faults }) => faults.length > 0);
process.stdout.write(
  `${run.cells} of ${run.cellsInAll} cells stand measured (${run.older} of an earlier build), ${red.length} of ${results.length} rows are not green, ${complaints.length} complaints of the browser, ${sheets} contact sheets in ${folder}\n`,
);
for (const { row, criterion, faults } of red)
  process.stdout.write(`row ${row} (${criterion}): ${faults.length} faults\n`);
for (const complaint of complaints) process.stdout.write(`${complaint}\n`);
process.exitCode = red.length === 0 && complaints.length === 0 && run.failed === 0 ? 0 : 1;

/** Rows that pages do not answer: measured once all pages are, else as they were measured last. */
async function othersMeasured(inBrowser: Browser): Promise<readonly RowResult[]> {
  const file = join(folder, 'others.json');
  let known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly RowResult[]) : [];
  const whole = outstanding(matrix, log, build).length === 0;
  if (values.others || (whole && !values['pages-only']))
    await otherRows(inBrowser, built, (rows) => {
      const same = (one: RowResult) => (other: RowResult) =>
        one.row === other.row && one.criterion === other.criterion;
      known = [...known.filter((one) => !rows.some(same(one))), ...rows];
      writeFileSync(file, JSON.stringify(known));
    });
  return known;
}

/** What all runs together have come to. */
function standing(inBrowser: Browser): { readonly entries: readonly Entry[]; readonly run: Run } {
  const known = matrix.flatMap((looks) => {
    const entry = log.last(looks);
    return entry === undefined ? [] : [{ looks, entry }];
  });
  const cellsOf = (some: readonly { readonly looks: Looks }[]): number =>
    some.reduce((sum, { looks }) => sum + looks.length, 0);
  const found = known.map(({ entry }) => entry);
  return {
    entries: found,
    run: {
      day: new Date().toISOString().slice(0, 10),
      browser: `Chromium ${inBrowser.version()}`,
      screens: screens.length,
      pages: found.reduce((sum, { pages }) => sum + pages.length, 0),
      cells: cellsOf(known),
      cellsInAll: cellsOf(matrix.map((looks) => ({ looks }))),
      older: cellsOf(known.filter(({ looks, entry }) => entry.stamp !== stampOf(build, looks))),
      failed: found.filter(({ failed }) => failed !== undefined).length,
      minutes: Math.round(found.reduce((sum, { ms }) => sum + ms, 0) / 60_000),
    },
  };
}
