import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../../electron/hosts/headless/chromium.ts';
import { kioskFlags } from '../../electron/hosts/headless/chromium-window.ts';
import { descendantsOf } from '../e2e/support/hosts.ts';
import { type Kiosk, startKiosk } from '../e2e/support/kiosk.ts';
import { syntheticResident } from '../simulators/upstream/synthetic-residents.ts';
import { type BenchRow, median } from './bench-row.ts';
import { type HeapMeter, nodeHeap, pageHeap } from './heap-meter.ts';

/**
 * Visits without end: a card is laid, the record is read, the resident leaves. The run is cut into windows; some times in each
 * the garbage of page and host is collected and their heaps measured, and the window counts with the median. Before that the
 * proportional set size (`Pss` of `/proc/PID/smaps_rollup`, which counts what processes share once) of host, device process and
 * all of Chromium is added up. The simulators and this program are not the kiosk's; what the test driver keeps in the page is
 * in the page's figure.
 */

const MB = 1024 * 1024;
const BAR_PSS_MB = 550;
/** Growth of the heap that counts as none: the fit over the visits after the warm-up, for a thousand of them. */
const FLAT_MB_PER_THOUSAND = 0.5;
const WINDOWS = 20;
const READINGS_A_WINDOW = 5;
/** Caches, compiled code and pools fill at the beginning. */
const WARM_UP_SHARE = 0.2;
/** What fits into a bench of all areas; the run of record is made with `VISITS=1000`. */
const USUAL_VISITS = 200;
const RESIDENTS = ['dongzhi-1', 'dongzhi-2'].map(syntheticResident);

/** Bytes, after so many visits. */
interface Sample {
  readonly visit: number;
  readonly page: number;
  readonly host: number;
  readonly pss: number;
}

interface Meters {
  readonly page: HeapMeter;
  readonly host: HeapMeter;
}

/** The kiosk's processes: our children that are no simulators, and everything below them. */
function kioskProcesses(): readonly number[] {
  const all = new Set(descendantsOf(process.pid));
  const simulators = [...all].filter((pid) => commandOf(pid).includes('/tests/simulators/'));
  return [...all].filter((pid) => !simulators.includes(pid) && pssOf(pid) > 0);
}

function commandOf(pid: number): string {
  return procFile(pid, 'cmdline').replaceAll('\0', ' ');
}

/** Bytes; 0 for a process that ended meanwhile, such as the `ps` that listed it. */
function pssOf(pid: number): number {
  const found = /^Pss:\s+(\d+) kB/m.exec(procFile(pid, 'smaps_rollup'));
  return Number(found?.[1] ?? 0) * 1024;
}

function procFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

async function visit(kiosk: Kiosk, turn: number): Promise<void> {
  const { card } = RESIDENTS[turn % RESIDENTS.length] ?? syntheticResident('dongzhi-1');
  await kiosk.reader.lay(card);
  await kiosk.screen('home');
  await kiosk.reader.lift();
  await press(kiosk, '查参保');
  const record = await kiosk.screen('record');
  await record.getByText('正常参保').first().waitFor();
  await press(kiosk, '办完了');
  await kiosk.page().locator('[data-screen="rate"], [data-screen="farewell"]').waitFor();
  if ((await kiosk.shownScreen()) === 'rate') await press(kiosk, '不评价');
  await kiosk.screen('farewell');
  await kiosk
    .page()
    .waitForFunction(
      () => document.querySelector('[data-screen="farewell"]')?.textContent?.includes('身份证') === false,
    );
  await press(kiosk, '好的');
  await kiosk.screen('welcome');
}

/** Presses the button whose words begin so, as soon as the screen takes a touch. */
async function press(kiosk: Kiosk, words: string): Promise<void> {
  const ready = kiosk.page().locator('[data-screen][data-ready="true"]');
  await ready
    .getByRole('button', { name: new RegExp(`^${words}`) })
    .first()
    .dispatchEvent('click');
}

async function sample({ page, host }: Meters, at: number): Promise<Sample> {
  // Before the collections: they would give pages back that a resident's kiosk still has.
  const pss = kioskProcesses().reduce((sum, pid) => sum + pssOf(pid), 0);
  return { visit: at, page: await page.settled(), host: await host.settled(), pss };
}

/** One for each window, each figure the median of its readings: one odd reading moves nothing. */
function windowsOf(samples: readonly Sample[]): readonly Sample[] {
  const windows: Sample[] = [];
  for (let from = 0; from < samples.length; from += READINGS_A_WINDOW) {
    const readings = samples.slice(from, from + READINGS_A_WINDOW);
    const middle = (of: (each: Sample) => number): number => median(readings.map(of));
    windows.push({
      visit: middle((each) => each.visit),
      page: middle((each) => each.page),
      host: middle((each) => each.host),
      pss: middle((each) => each.pss),
    });
  }
  return windows;
}

/** Least squares: bytes a visit. */
function slope(samples: readonly Sample[], of: (sample: Sample) => number): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanVisit = mean(samples.map((each) => each.visit));
  const meanValue = mean(samples.map(of));
  const [above, below] = samples.reduce(
    ([up, down], each) => [
      up + (each.visit - meanVisit) * (of(each) - meanValue),
      down + (each.visit - meanVisit) ** 2,
    ],
    [0, 0],
  );
  return above / below;
}

/**
 * A program that is Chromium with what the kiosk's own window does without: the last `--disable-features` of a command line is
 * the one that counts, and the test driver brings its own.
 */
function chromiumOfTheKiosk(folder: string): string {
  const unused = kioskFlags.find((flag) => flag.startsWith('--disable-features='));
  const path = join(folder, 'chromium');
  writeFileSync(path, `#!/bin/sh\nexec '${findChromium(process.env)}' "$@" '${unused}'\n`, { mode: 0o755 });
  return path;
}

interface Measured {
  readonly atStart: Sample;
  readonly samples: readonly Sample[];
}

async function runVisits(visits: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-bench-memory-'));
  const usual = process.env['CHROMIUM_PATH'];
  process.env['CHROMIUM_PATH'] = chromiumOfTheKiosk(folder);
  const kiosk = await startKiosk({ browser: 'whole' });
  process.env['CHROMIUM_PATH'] = usual ?? '';
  try {
    await kiosk.screen('welcome');
    const meters: Meters = {
      page: pageHeap(await kiosk.page().context().newCDPSession(kiosk.page())),
      host: await nodeHeap(kiosk.host().process.pid ?? Number.NaN),
    };
    const atStart = await sample(meters, 0);
    const samples: Sample[] = [];
    const every = Math.max(1, Math.floor(visits / WINDOWS / READINGS_A_WINDOW));
    for (let done = 1; done <= visits; done += 1) {
      await visit(kiosk, done);
      if (done % every === 0) samples.push(await sample(meters, done));
    }
    meters.host.close();
    return { atStart, samples };
  } finally {
    await kiosk.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Two hundred visits, or as many as the environment's `VISITS` says. */
export async function run(): Promise<BenchRow[]> {
  if (!readdirSync('/proc/self').includes('smaps_rollup')) throw new Error('this kernel tells no Pss');
  const visits = Number(process.env['VISITS'] ?? USUAL_VISITS);
  const { atStart, samples } = await runVisits(visits);
  const most = Math.max(atStart.pss, ...samples.map(({ pss }) => pss));
  const settled = windowsOf(samples).filter((each) => each.visit >= visits * WARM_UP_SHARE);
  const pssSlope = perThousand(settled, ({ pss }) => pss);
  return [
    {
      area: 'memory',
      what: `whole process tree after ${visits} visits, PSS`,
      value: `${inMb(settled.at(-1)?.pss ?? Number.NaN, 0)} MB (most ${inMb(most, 0)}, at the start ${inMb(atStart.pss, 0)}; ${pssSlope.toFixed(1)} MB per 1,000 visits)`,
      bar: `≤ ${BAR_PSS_MB} MB after 1,000`,
      met: most <= BAR_PSS_MB * MB,
    },
    heapRow(`page's JavaScript heap over ${visits} visits`, settled, ({ page }) => page),
    heapRow(`host's JavaScript heap over ${visits} visits`, settled, ({ host }) => host),
  ];
}

const inMb = (bytes: number, digits = 1): string => (bytes / MB).toFixed(digits);

const perThousand = (windows: readonly Sample[], of: (window: Sample) => number): number =>
  (slope(windows, of) * 1000) / MB;

function heapRow(what: string, windows: readonly Sample[], of: (window: Sample) => number): BenchRow {
  const growth = perThousand(windows, of);
  const [first, last] = [windows[0], windows.at(-1)].map((each) =>
    each === undefined ? Number.NaN : of(each),
  );
  return {
    area: 'memory',
    what: `${what}, garbage collected, least squares over ${windows.length} windows after the warm-up`,
    value: `${growth.toFixed(2)} MB per 1,000 visits (${inMb(first ?? Number.NaN, 2)} → ${inMb(last ?? Number.NaN, 2)} MB)`,
    bar: `flat: ≤ ${FLAT_MB_PER_THOUSAND} MB per 1,000`,
    met: growth <= FLAT_MB_PER_THOUSAND,
  };
}
