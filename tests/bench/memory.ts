import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession } from 'playwright-core';
import { findChromium } from '../../electron/hosts/headless/chromium.ts';
import { kioskFlags } from '../../electron/hosts/headless/chromium-window.ts';
import { descendantsOf } from '../e2e/support/hosts.ts';
import { type Kiosk, startKiosk } from '../e2e/support/kiosk.ts';
import { syntheticResident } from '../simulators/upstream/synthetic-residents.ts';
import type { BenchRow } from './bench-row.ts';

/**
 * Visits without end: a card is laid, the record is read, the resident leaves. Every so often the page's garbage is collected
 * and its heap measured; at the end the proportional set size (`Pss` of `/proc/PID/smaps_rollup`, which counts what processes
 * share once) of host, device process and all of Chromium is added up. The simulators and this program are not the kiosk's.
 */

const MB = 1024 * 1024;
const BAR_PSS_MB = 550;
/** Growth of the heap that counts as none: the fit over the visits after the warm-up, for a thousand of them. */
const FLAT_MB_PER_THOUSAND = 0.5;
const SAMPLES = 20;
/** Caches, compiled code and pools fill at the beginning. */
const WARM_UP_SHARE = 0.2;
/** What fits into a bench of all areas; the run of record is made with `VISITS=1000`. */
const USUAL_VISITS = 200;
const RESIDENTS = ['dongzhi-1', 'dongzhi-2'].map(syntheticResident);

interface Sample {
  readonly visit: number;
  readonly heap: number;
  readonly pss: number;
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

async function sample(cdp: CDPSession, at: number): Promise<Sample> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const pss = kioskProcesses().reduce((sum, pid) => sum + pssOf(pid), 0);
  return { visit: at, heap: usedSize, pss };
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

async function runVisits(visits: number): Promise<readonly Sample[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-bench-memory-'));
  const usual = process.env['CHROMIUM_PATH'];
  process.env['CHROMIUM_PATH'] = chromiumOfTheKiosk(folder);
  const kiosk = await startKiosk();
  process.env['CHROMIUM_PATH'] = usual ?? '';
  try {
    await kiosk.screen('welcome');
    const cdp = await kiosk.page().context().newCDPSession(kiosk.page());
    const samples = [await sample(cdp, 0)];
    const every = Math.max(1, Math.floor(visits / SAMPLES));
    for (let done = 1; done <= visits; done += 1) {
      await visit(kiosk, done);
      if (done % every === 0 || done === visits) samples.push(await sample(cdp, done));
    }
    return samples;
  } finally {
    await kiosk.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Two hundred visits, or as many as the environment's `VISITS` says. */
export async function run(): Promise<BenchRow[]> {
  if (!readdirSync('/proc/self').includes('smaps_rollup')) throw new Error('this kernel tells no Pss');
  const visits = Number(process.env['VISITS'] ?? USUAL_VISITS);
  const samples = await runVisits(visits);
  const settled = samples.filter((each) => each.visit >= visits * WARM_UP_SHARE);
  const inMb = (bytes: number, digits = 1): string => (bytes / MB).toFixed(digits);
  const [first, last] = [samples[0], samples.at(-1)];
  const most = Math.max(...samples.map(({ pss }) => pss));
  const perThousand = (slope(settled, ({ heap }) => heap) * 1000) / MB;
  const pssPerThousand = (slope(settled, ({ pss }) => pss) * 1000) / MB;
  return [
    {
      area: 'memory',
      what: `whole process tree after ${visits} visits, PSS`,
      value: `${inMb(last?.pss ?? Number.NaN, 0)} MB (most ${inMb(most, 0)}, at the start ${inMb(first?.pss ?? Number.NaN, 0)}; ${pssPerThousand.toFixed(1)} MB per 1,000 visits)`,
      bar: `≤ ${BAR_PSS_MB} MB after 1,000`,
      met: most <= BAR_PSS_MB * MB,
    },
    {
      area: 'memory',
      what: `page's JavaScript heap over ${visits} visits, garbage collected, linear fit`,
      value: `${perThousand.toFixed(2)} MB per 1,000 visits (${inMb(settled[0]?.heap ?? Number.NaN, 2)} → ${inMb(last?.heap ?? Number.NaN, 2)} MB)`,
      bar: `flat: ≤ ${FLAT_MB_PER_THOUSAND} MB per 1,000`,
      met: perThousand <= FLAT_MB_PER_THOUSAND,
    },
  ];
}
