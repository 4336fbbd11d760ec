import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import type { SiteFile } from '../../electron/contract/site.ts';
import { isInstalled, smartCardService } from '../../scripts/debian-packages.ts';
import { startSimulator } from '../simulators/demonstration/simulator-program.ts';
import { simulatedSite } from '../simulators/demonstration/site.ts';
import { type Deed, obeyPrompts, orderAt } from '../support/hands-of-programs.ts';
import { lookUntil } from '../support/look-until.ts';
import { SHOW_CODE, SHOW_IN_THE_DARK, scannerDeeds } from './code-scanner/deeds.ts';
import { sheetPrinterDeeds } from './document-printer/deeds.ts';
import { startProgram } from './document-printer/printer-at-the-desk.ts';
import { readerDeeds } from './id-card-reader/deeds.ts';
import { printerDeeds } from './receipt-printer/deeds.ts';
import { slotDeeds } from './smart-card-reader/deeds.ts';
import { startSlotProgram } from './smart-card-reader/slot-at-the-desk.ts';

/**
 * The hardware path of the suites, proven where there is no hardware: simulators stand on the lines that a site file
 * names, the suites are started as an installer starts them, and a program does what their prompts ask for. A keypad has
 * no line but HID, which takes a kernel of its own (`tests/hid-vm`).
 */

const ROOT = join(import.meta.dirname, '../..');
const VITEST = join(ROOT, 'node_modules/vitest/vitest.mjs');
const KINDS = [
  'id-card-reader',
  'code-scanner',
  'receipt-printer',
  'document-printer',
  'smart-card-reader',
] as const;
const PAGE_MS = 60;
/** Fourteen seconds on a quiet machine; there to end what hangs. */
const WHOLE_RUN_MS = 90_000;

interface Line {
  readonly path: string;
  readonly tcp: number;
  readonly control: string;
}

/** Simulators on their lines: where each is, and what a hand at it does. */
interface Desk {
  readonly devices: SiteFile['devices'];
  readonly deeds: ReadonlyMap<string, Deed>;
}

async function started(
  name: Parameters<typeof startSimulator>[0],
  args: readonly string[] = [],
): Promise<Line> {
  const { line, program } = await startSimulator<Line>(name, args);
  onTestFinished(() => program.stop());
  return line;
}

async function readerAndScanner(folder: string): Promise<Desk> {
  const [reader, scanner] = await Promise.all([
    started('id-card-reader', ['--link', join(folder, 'reader')]),
    started('code-scanner', ['--family', 'newland-serial', '--link', join(folder, 'scanner')]),
  ]);
  const at =
    ({ control }: Line, path: string, body?: object): Deed =>
    () =>
      orderAt(control, path, body);
  const show =
    (lit: boolean): Deed =>
    async (bytes) => {
      await lookUntil(
        async () => (await (await fetch(`${scanner.control}/state`)).json()) as { reading: boolean },
        ({ reading }) => reading === lit,
      );
      const { shown } = await orderAt<{ shown: boolean }>(scanner.control, '/show', { bytes });
      expect(shown).toBe(lit);
    };
  return {
    devices: [
      device('id-card-reader', 'sam-v', { kind: 'serial', path: reader.path, baudRate: 115_200 }),
      device('code-scanner', 'newland-serial', { kind: 'serial', path: scanner.path, baudRate: 115_200 }),
      device('code-scanner', 'camera', { kind: 'camera' }),
    ],
    deeds: new Map([
      [readerDeeds.lay, at(reader, '/lay', { card: 'resident' })],
      [readerDeeds.lift, at(reader, '/lift')],
      [readerDeeds.unplug, at(reader, '/unplug')],
      [readerDeeds.replug, at(reader, '/replug')],
      [SHOW_CODE, show(true)],
      [SHOW_IN_THE_DARK, show(false)],
      [scannerDeeds.unplug, at(scanner, '/unplug')],
      [scannerDeeds.replug, at(scanner, '/replug')],
    ]),
  };
}

const device = (
  kind: SiteFile['devices'][number]['kind'],
  profile: string,
  transport: SiteFile['devices'][number]['transport'],
): SiteFile['devices'][number] => ({ kind, profile, transport });

async function printers(): Promise<Desk> {
  const [slips, sheets] = await Promise.all([
    started('receipt-printer', ['--tcp', '0']),
    startProgram(PAGE_MS),
  ]);
  onTestFinished(async () => void (await sheets.end()));
  const slip =
    (path: string, body: object): Deed =>
    () =>
      orderAt(slips.control, path, body);
  const sheet =
    (path: string, body: object): Deed =>
    async () =>
      void (await sheets.order(path, body));
  return {
    devices: [
      device('receipt-printer', 'escpos-80', { kind: 'tcp', host: '127.0.0.1', port: slips.tcp }),
      device('document-printer', 'ipp-a4', { kind: 'ipp', url: sheets.url }),
    ],
    deeds: new Map([
      [printerDeeds.takePaper, slip('/paper', { state: 'out' })],
      [printerDeeds.loadPaper, slip('/paper', { state: 'enough' })],
      [printerDeeds.openCover, slip('/cover', { open: true })],
      [printerDeeds.shutCover, slip('/cover', { open: false })],
      [printerDeeds.unplug, slip('/cable', { connected: false })],
      [printerDeeds.replug, slip('/cable', { connected: true })],
      [sheetPrinterDeeds.takePaper, sheet('/hinder', { by: 'paper', on: true })],
      [sheetPrinterDeeds.loadPaper, sheet('/hinder', { by: 'paper', on: false })],
      [sheetPrinterDeeds.openCover, sheet('/hinder', { by: 'cover', on: true })],
      [sheetPrinterDeeds.shutCover, sheet('/hinder', { by: 'cover', on: false })],
      [sheetPrinterDeeds.switchOff, sheet('/cable', { connected: false })],
      [sheetPrinterDeeds.switchOn, sheet('/cable', { connected: true })],
    ]),
  };
}

/** Debian's own smart-card service with a virtual reader; none where it is not installed, which the run says at its end. */
async function slots(): Promise<Desk> {
  if (!isInstalled(smartCardService)) return { devices: [], deeds: new Map() };
  const slot = await startSlotProgram();
  onTestFinished(async () => void (await slot.end()));
  const at =
    (path: string, body?: object): Deed =>
    async () =>
      void (await slot.order(path, body));
  return {
    devices: [device('smart-card-reader', 'pcsc-social-card', { kind: 'pcsc', reader: slot.reader })],
    deeds: new Map([
      [slotDeeds.insert, at('/insert', { card: 'v2' })],
      [slotDeeds.insertForeign, at('/insert', { card: 'foreign' })],
      [slotDeeds.remove, at('/remove')],
    ]),
  };
}

interface Outcome {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
}

/** Starts the suites as an installer does. */
function startSuites(site: string, outcome: string) {
  const env = Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST'));
  const suites = KINDS.map((kind) => `tests/contract/${kind}/hardware.test.ts`);
  return spawn(
    process.execPath,
    [VITEST, 'run', '--project', 'contract', '--reporter=json', `--outputFile=${outcome}`, ...suites],
    {
      cwd: ROOT,
      env: { ...Object.fromEntries(env), KIOSK_HARDWARE_SITE: site },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
}

it(
  'runs the suites over the devices a site file names, by the hands its prompts ask for',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hardware-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const desks = await Promise.all([readerAndScanner(folder), printers(), slots()]);
    const site = join(folder, 'site.json');
    const elsewhere = {
      readerPath: '/',
      printerPath: '/',
      scannerPath: '/',
      upstreamUrl: 'http://127.0.0.1:9',
    };
    const hall = {
      ...simulatedSite({ ...elsewhere, data: folder }),
      devices: desks.flatMap(({ devices }) => devices),
    };
    writeFileSync(site, JSON.stringify(hall));
    const deeds = new Map(desks.flatMap((desk) => [...desk.deeds]));

    const outcome = join(folder, 'outcome.json');
    const suites = startSuites(site, outcome);
    const ended = once(suites, 'exit');
    const [{ asked, lines }] = await Promise.all([obeyPrompts(suites.stderr, deeds), text(suites.stdout)]);
    const [code] = await ended;
    const { testResults } = JSON.parse(readFileSync(outcome, 'utf8')) as Outcome;
    const results = testResults.flatMap(({ assertionResults }) => assertionResults);
    expect(results.filter(({ status }) => status !== 'passed').map(({ title }) => title)).toEqual([]);
    expect(code).toBe(0);
    // Every deed of every table was asked for: nothing of the path is left untried.
    expect([...deeds.keys()].filter((sentence) => !asked.has(sentence))).toEqual([]);
    const unrun = lines.filter((line) => line.startsWith('not run on hardware: '));
    expect(unrun).toContain('not run on hardware: id-card-reader: reads on in spite of half');
    for (const { kind } of hall.devices)
      expect(unrun.some((line) => line.startsWith(`not run on hardware: ${kind}: `))).toBe(true);
    process.stdout.write(
      `hardware path over simulators: ${results.length} expectations by hand, ${unrun.length} named as not run\n`,
    );
  },
  WHOLE_RUN_MS,
);
