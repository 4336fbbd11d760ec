import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../../electron/hosts/headless/chromium.ts';
import { root } from '../../scripts/build.ts';
import { openPlain } from '../unit/electron/store/plain-driver.ts';
import type { BenchRow } from './bench-row.ts';
import { type Measured, markdownTable, NEVER_MEASURED, readKept, resultsPage, withTable } from './results.ts';

/** What `npm run bench` runs, one after another: each area, and how it is measured in a line or two. */
const benches = [
  {
    name: 'card-to-name',
    load: () => import('./card-to-name.ts'),
    how: 'Simulated reader on a pseudo-terminal, real host, real Chromium. From the last byte written to the start of the frame after the one with the name; the clocks of both processes are compared and corrected.',
  },
  {
    name: 'scan',
    load: () => import('./scan.ts'),
    how: 'Simulated scanner on a pseudo-terminal, real host, real Chromium. From the last byte of a code to its answer standing in the page; the clocks of both processes are compared and corrected.',
  },
  {
    name: 'devices',
    load: () => import('./devices.ts'),
    how: 'Processor time and PSS of the device process from `/proc` over twenty seconds of rest; gaps between animation frames of the page while a simulated scanner floods its pseudo-terminal. A reader’s cable pulled and put back, to the frame with the next screen. The first byte of a slip as it is handed to the line. Looks through Chromium’s film camera as their thread takes their times, while the page draws.',
  },
  {
    name: 'receipt',
    load: () => import('./receipt.ts'),
    how: 'The same slip of 22 Chinese lines, QR and cut by our encoder, by hand, by node-thermal-printer and receiptline; rates in turns, median of the rounds’ ratios.',
  },
  {
    name: 'outbox',
    load: () => import('./outbox.ts'),
    how: 'Enqueue (row, summary and journal entry in one commit) beside a bare insert of the same columns, in turns on the same disk; syncs counted by strace.',
  },
  {
    name: 'papers',
    load: () => import('./papers.ts'),
    how: 'Six pictures of a page in pieces as the door hands them over, through the desk of pages into an encrypted store with every commit synced, then the case and its six rows in one commit.',
  },
  {
    name: 'frames',
    load: () => import('./frames.ts'),
    how: 'Ten million bytes of good answers, noise, halves, wrong checksums and absurd lengths, in pieces as a serial port hands them over.',
  },
  {
    name: 'catalogue',
    load: () => import('./catalogue.ts'),
    how: 'Each of the twelve levels read and checked from its files in one process, in turns; beside it the same files only parsed.',
  },
  {
    name: 'start-up',
    load: () => import('./start-up.ts'),
    how: 'Spawn of the server program to the first button painted in its own fonts, ours and a bare React page in turns, empty browser cache; median of the rounds’ ratios. JavaScript is all that the page loaded by then.',
  },
  {
    name: 'touch',
    load: () => import('./touch.ts'),
    how: 'Touches through CDP, from `pointerup` to the frame with the next screen handed over; each goes through the station and back.',
  },
  {
    name: 'opening',
    load: () => import('./opening.ts'),
    how: 'Every service of the fullest level, opened from its tile as a resident does; measured as touches are, the platform’s answers included where the first screen waits for them.',
  },
  {
    name: 'memory',
    load: () => import('./memory.ts'),
    how: 'Card, record, leave, over and over. PSS of host, device process and all of Chromium from `smaps_rollup`; heaps of page and host after forced garbage collection, five readings a window, least squares over the windows’ medians without the first fifth.',
  },
  {
    name: 'handwriting',
    load: () => import('./handwriting.ts'),
    how: 'KanjiVG’s strokes in four hands (as drawn, with swapped, shaken and joined strokes) read with templates of another source, by shape alone. Seeds 7 to 11; tuned on 101 to 103. The templates are unpacked and prepared in one process, again and again.',
  },
] as const;

const resultsFile = join(root, 'tests/bench/RESULTS.md');
const keptFile = join(root, 'tests/bench/results.json');
const readmeFile = join(root, 'README.md');

/** A bench that cannot run is told as a row that is not met, so that the others still run. */
async function rowsOf(bench: (typeof benches)[number]): Promise<readonly BenchRow[]> {
  try {
    const { run } = await bench.load();
    return await run();
  } catch (error) {
    // Tools add pages of their own log to a message; the table wants the first line.
    const [why] = (error instanceof Error ? error.message : String(error)).split('\n');
    return [{ area: bench.name, what: 'all of it', value: `not measured: ${why}`, bar: '–', met: false }];
  }
}

async function chromiumVersion(): Promise<string> {
  const executablePath = findChromium(process.env);
  if (executablePath === undefined) return 'none';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const version = browser.version();
  await browser.close();
  return version;
}

function sqliteVersion(): string {
  const database = openPlain(':memory:');
  const found = database.prepare<[], { version: string }>('SELECT sqlite_version() AS version').get();
  database.close();
  return found?.version ?? 'unknown';
}

/** Of the last minute. */
const load = (): string => (loadavg()[0] ?? Number.NaN).toFixed(2);

/**
 * One area measured alone replaces its own rows; the others stay as they were measured, each with its own day and load. Read
 * only now: a long bench may run while another one is written down.
 */
function keep(name: string, measured: Measured): void {
  writeFileSync(keptFile, `${JSON.stringify({ ...readKept(keptFile), [name]: measured }, null, 2)}\n`);
}

async function main(names: readonly string[]): Promise<void> {
  const chosen = names.length === 0 ? benches : benches.filter(({ name }) => names.includes(name));
  if (chosen.length === 0) {
    process.stderr.write(`There are these benches: ${benches.map(({ name }) => name).join(', ')}\n`);
    process.exit(1);
  }
  const versions = `Node ${process.versions.node}, Chromium ${await chromiumVersion()}, SQLite ${sqliteVersion()}`;
  const machine = `${versions}; ${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'})`;
  console.log(machine);
  for (const bench of chosen) {
    process.stderr.write(`${bench.name} …\n`);
    const before = load();
    const rows = await rowsOf(bench);
    console.table(
      rows.map(({ what, value, bar, met }) => ({ what, value, bar, met: met ? 'yes' : 'NOT MET' })),
    );
    const loads = `${before} → ${load()}`;
    console.log(`load average ${loads}`);
    keep(bench.name, { day: new Date().toISOString().slice(0, 10), load: loads, rows });
  }
  const kept = readKept(keptFile);
  const sections = benches.map(({ name, how }) => ({ name, how, ...(kept[name] ?? NEVER_MEASURED) }));
  writeFileSync(resultsFile, resultsPage(machine, sections));
  const table = markdownTable(sections.flatMap(({ rows }) => rows));
  writeFileSync(readmeFile, withTable(readFileSync(readmeFile, 'utf8'), table));
}

await main(process.argv.slice(2));
process.exit();
