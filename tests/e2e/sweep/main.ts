import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { fixtures } from '../gallery/fixtures.ts';
import { openBrowser } from '../gallery/gallery-station.ts';
import { contactSheets, type Print } from './contact-sheet.ts';
import { elderlyTable } from './elderly-table.ts';
import { type Cell, fullMatrix, HANGINGS } from './matrix.ts';
import type { SweptPage } from './measure-page.ts';
import { notMeasurable, otherRows } from './other-rows.ts';
import { type RowResult, resultsOf, shortcomingsOf } from './rows.ts';
import { openStation, sweepLooks } from './walk-pages.ts';

/**
 * Walks every screen under every look and writes the acceptance table as measured (`npm run sweep`).
 * Usage: [--only part-of-a-screen's-name] [--pages-only] [--theme NAME] [--size PX]
 * A run of a part writes its report, never the table.
 */
const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'tests/.artifacts/sweep');
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    theme: { type: 'string' },
    size: { type: 'string' },
    'pages-only': { type: 'boolean', default: false },
  },
});

const names = Object.keys(fixtures).filter((name) => name.includes(values.only ?? ''));
const cells = fullMatrix(names).filter(
  ({ theme, textSize }) =>
    (values.theme ?? theme) === theme && (values.size ?? String(textSize)) === String(textSize),
);
const whole = values.only === undefined && values.theme === undefined && values.size === undefined;
/** One page is put up while another is looked at; more than the processors gain nothing. */
const HANDS_A_HANGING = 1;

interface Swept {
  readonly pages: readonly SweptPage[];
  readonly prints: readonly Print[];
  readonly complaints: readonly string[];
}

/** Sweeps the cells one after the other; prints of the first theme go onto the contact sheet. */
async function sweepCells(browser: Browser, hung: readonly Cell[]): Promise<Swept> {
  const [first] = hung;
  if (first === undefined) return { pages: [], prints: [], complaints: [] };
  const station = await openStation(browser, first.hanging);
  const pages: SweptPage[] = [];
  const prints: Print[] = [];
  for (const cell of hung) {
    const swept = await sweepLooks(station, [cell], async ({ page }) => {
      if (cell.way === 'plain' && cell.theme !== 'standard') return;
      const jpeg = await station.viewer.page.screenshot({ type: 'jpeg', quality: 50 });
      const { fixture, textSize, way } = cell;
      const words = `${fixture} ${page} · ${textSize}${way === 'plain' ? '' : ` · ${way}`}`;
      prints.push({ picture: `data:image/jpeg;base64,${jpeg.toString('base64')}`, words });
    });
    pages.push(...swept);
    for (const fault of swept.flatMap(shortcomingsOf)) process.stdout.write(`${fault}\n`);
  }
  const { complaints } = station.viewer;
  await station.close();
  return { pages, prints, complaints };
}

async function writeReport(
  browser: Browser,
  swept: readonly Swept[],
  results: readonly RowResult[],
): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'report.json'), JSON.stringify(results, null, 2));
  const sheets = await contactSheets(
    browser,
    swept.flatMap(({ prints }) => prints),
  );
  for (const [at, sheet] of sheets.entries())
    writeFileSync(join(folder, `sheet-${String(at + 1).padStart(3, '0')}.png`), sheet);
}

const began = performance.now();
const browser = await openBrowser();
const hands = HANGINGS.flatMap((hanging) =>
  Array.from({ length: HANDS_A_HANGING }, (_, hand) =>
    cells.filter((cell) => cell.hanging === hanging).filter((_cell, at) => at % HANDS_A_HANGING === hand),
  ),
);
const swept = await Promise.all(hands.map((hung) => sweepCells(browser, hung)));
const pages = swept.flatMap((one) => one.pages);
const complaints = swept.flatMap((one) => one.complaints);
const others = values['pages-only'] || !whole ? [] : await otherRows(browser);
const results = [...resultsOf(pages), ...others].toSorted((a, b) => a.row - b.row);
await writeReport(browser, swept, results);
const run = {
  day: new Date().toISOString().slice(0, 10),
  browser: `Chromium ${browser.version()}`,
  screens: names.length,
  pages: pages.length,
  minutes: Math.round((performance.now() - began) / 60_000),
};
await browser.close();
const table = elderlyTable(run, results, notMeasurable);
if (whole && !values['pages-only']) writeFileSync(join(root, 'tests/e2e/ELDERLY.md'), `${table}\n`);
const red = results.filter(({ faults }) => faults.length > 0);
process.stdout.write(
  `${pages.length} pages, ${results.length - red.length} of ${results.length} rows green, ${complaints.length} complaints of the browser; report and contact sheets in ${folder}\n`,
);
for (const { row, criterion, faults } of red)
  process.stdout.write(`row ${row} (${criterion}): ${faults.length} faults\n`);
process.exitCode = red.length === 0 && complaints.length === 0 ? 0 : 1;
