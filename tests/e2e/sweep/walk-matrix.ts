import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { windows } from '../gallery/gallery-station.ts';
import { HANGINGS, type Looks } from './matrix.ts';
import type { SweptPage } from './measure-page.ts';
import { recordOf } from './page-record.ts';
import { faultsOf } from './rows.ts';
import { type Entry, keyOf, type SweepLog, stampOf } from './sweep-log.ts';
import { openStation, type Station, sweepLooks } from './walk-pages.ts';

/** A print is a quarter as wide as the glass: enough to see whether a page is calm. */
const PRINT_SCALE = 0.25;
const PRINT_QUALITY = 60;

/** Of each screen while the walk goes on; the report has all of them. */
const FAULTS_TOLD = 12;

/** Where a walk takes its screens from and where it puts what it finds. */
export interface Walk {
  readonly browser: Browser;
  /** Folder of the built screens; nobody builds anew in there meanwhile. */
  readonly built: string;
  /** The name of that build. */
  readonly build: string;
  readonly log: SweepLog;
  /** Folder of the prints. */
  readonly prints: string;
  /** When no new screen is begun any more, by the clock of `performance.now`. */
  readonly until: number;
}

/** Those that were never measured first, then those that were measured of another build or in vain; not those that stand. */
export function outstanding(matrix: readonly Looks[], log: SweepLog, build: string): readonly Looks[] {
  const never = matrix.filter((looks) => log.last(looks) === undefined);
  const once = matrix.filter((looks) => {
    const entry = log.last(looks);
    return entry !== undefined && (entry.failed !== undefined || entry.stamp !== stampOf(build, looks));
  });
  return [...never, ...once];
}

/** Walks both ways of hanging side by side; the complaints of the browser. */
export async function walkMatrix(walk: Walk, matrix: readonly Looks[]): Promise<readonly string[]> {
  const due = outstanding(matrix, walk.log, walk.build);
  const queues = HANGINGS.map((hanging) => due.filter(([first]) => first.hanging === hanging));
  const complaints = await Promise.all(queues.map((queue) => walkQueue(walk, queue)));
  return complaints.flat();
}

async function walkQueue(walk: Walk, queue: readonly Looks[]): Promise<readonly string[]> {
  const [first] = queue;
  if (first === undefined) return [];
  const open = () => openStation(walk.browser, first[0].hanging, walk.built);
  let station = await open();
  const complaints: string[] = [];
  for (const looks of queue) {
    if (performance.now() > walk.until) break;
    const entry = await measure(walk, station, looks);
    walk.log.add(entry);
    for (const fault of [...entry.pages.flatMap(faultsOf), ...failureOf(entry)].slice(0, FAULTS_TOLD))
      process.stdout.write(`${fault}\n`);
    if (entry.failed === undefined) continue;
    // Whatever befell the page, the next screen is not to suffer from it.
    complaints.push(...station.viewer.complaints);
    await station.close();
    station = await open();
  }
  complaints.push(...station.viewer.complaints);
  await station.close();
  return complaints;
}

const failureOf = ({ failed }: Entry): readonly string[] => (failed === undefined ? [] : [failed]);

async function measure(walk: Walk, station: Station, looks: Looks): Promise<Entry> {
  const began = performance.now();
  const known = { key: keyOf(looks), stamp: stampOf(walk.build, looks) };
  try {
    const swept = await sweepLooks(station, looks, (page) => print(walk, station, page));
    return { ...known, ms: Math.round(performance.now() - began), pages: swept.map(recordOf) };
  } catch (cause) {
    const failed = `${known.key}: ${cause instanceof Error ? cause.message : String(cause)}`;
    return { ...known, ms: Math.round(performance.now() - began), pages: [], failed };
  }
}

/** Name of a print: what stands under it on the contact sheet. */
async function print({ prints }: Walk, { camera }: Station, { cell, page }: SweptPage): Promise<void> {
  if (cell.way === 'plain' && cell.theme !== 'standard') return;
  const { data } = await camera.send('Page.captureScreenshot', {
    format: 'jpeg',
    quality: PRINT_QUALITY,
    clip: { x: 0, y: 0, ...windows[cell.hanging], scale: PRINT_SCALE },
    optimizeForSpeed: true,
  });
  const folder = join(prints, `${cell.hanging}-${cell.textSize}`);
  mkdirSync(folder, { recursive: true });
  const way = cell.way === 'plain' ? '' : ` ${cell.way} ${cell.theme}`;
  const name = `${cell.fixture}${way} ${String(page).padStart(2, '0')}.jpg`;
  writeFileSync(join(folder, name), Buffer.from(data, 'base64'));
}
