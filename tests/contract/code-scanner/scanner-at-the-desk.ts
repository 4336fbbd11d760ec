import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { TransportAddress } from '../../../electron/contract/device-address.ts';
import { type DeviceEvent, deviceEventSchema } from '../../../electron/contract/device-messages.ts';
import type { CodeScannerProfile } from '../../../electron/contract/device-profiles/code-scanner.ts';
import { deviceId } from '../../../electron/contract/ids.ts';
import {
  type CodeScannerDriver,
  createCodeScannerDriver,
} from '../../../native/code-scanner/code-scanner-driver.ts';
import type { ScannerLinks } from '../../../native/code-scanner/scanner-link.ts';
import { openTransport } from '../../../native/transport/open-transport.ts';
import { systemTimers } from '../../../native/transport/system-timers.ts';
import type { ScannerFamilyName } from '../../simulators/code-scanner/families.ts';
import { eventWords } from '../../support/event-words.ts';
import { lookUntil } from '../../support/look-until.ts';
import { ReportLink } from '../../support/report-link.ts';

const PROGRAM = fileURLToPath(new URL('../../simulators/code-scanner/main.ts', import.meta.url));

interface SimulatorLine {
  readonly wire: 'line' | 'reports';
  readonly path: string;
  readonly descriptor: string | null;
  readonly control: string;
}

/** What the simulator says of itself after an order. */
export interface ScannerState {
  readonly reading: boolean;
  readonly aiming: boolean;
  readonly commands: readonly string[];
  readonly shown?: boolean;
  readonly sentAt: number | null;
}

/** A driver at work, and everything it says. */
export interface WatchedScanner {
  readonly driver: CodeScannerDriver;
  readonly events: readonly DeviceEvent[];
  /** When each event was said: epoch ms, with its fraction. */
  readonly times: readonly number[];
  /** Everything the driver said, in its own words: `ready`, `trouble scanner-lost`, `codeScanned 424…`, `codeScanFailed`. */
  readonly said: () => readonly string[];
  /** Forgets what was said so far. */
  forget(): void;
  /** Resolves when the driver has said it (again, since `forget`). */
  until(what: string): Promise<void>;
  leave(): Promise<void>;
}

/** The driver on a real wire, the simulator program at its other end, and hands on both. */
export interface ScannerAtTheDesk extends WatchedScanner {
  /** Gives the simulator an order; throws when it does not obey. */
  order(path: string, body?: object): Promise<ScannerState>;
  /** Resolves when the simulated scanner says so of itself. */
  untilScanner(isSo: (state: ScannerState) => boolean): Promise<ScannerState>;
}

async function startProgram(args: readonly string[]): Promise<{ child: ChildProcess; line: SimulatorLine }> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const [first] = (await once(lines, 'line')) as [string];
  return { child, line: JSON.parse(first) as SimulatorLine };
}

const addressOf = ({ wire, path }: SimulatorLine): TransportAddress =>
  wire === 'line'
    ? { kind: 'serial', path, baudRate: 115_200 }
    : { kind: 'hid', vendorId: '0000', productId: '0000' };

/** Starts a driver on the scanner at an address; `leave` stops it. */
export function watchScanner(
  profile: CodeScannerProfile,
  transport: TransportAddress,
  links: ScannerLinks,
): WatchedScanner {
  const events: DeviceEvent[] = [];
  const times: number[] = [];
  let wake: () => void = () => undefined;
  const driver = createCodeScannerDriver(
    { id: deviceId('code-scanner-1'), profile, transport },
    {
      timers: systemTimers,
      emit: (event) => {
        times.push(performance.timeOrigin + performance.now());
        events.push(deviceEventSchema.parse(event));
        wake();
      },
    },
    links,
  );
  driver.start();
  const said = (): string[] => events.map(eventWords);
  return {
    driver,
    events,
    times,
    said,
    forget: () => {
      events.splice(0);
      times.splice(0);
    },
    until: async (what) => {
      while (!said().includes(what)) await new Promise<void>((done) => (wake = done));
    },
    leave: () => driver.stop(),
  };
}

/** Starts the simulator program and a driver on its wire; resolves when the scanner is ready. */
export async function sitDown(given: {
  readonly family: ScannerFamilyName;
  readonly profile: CodeScannerProfile;
  readonly awaited?: boolean;
}): Promise<ScannerAtTheDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'scanner-'));
  const { child, line } = await startProgram(['--family', given.family, '--link', join(folder, 'scanner')]);
  const ended = once(child, 'exit');
  const descriptor =
    line.descriptor === null ? undefined : Uint8Array.from(Buffer.from(line.descriptor, 'hex'));
  const watched = watchScanner(given.profile, addressOf(line), {
    openBytes: openTransport,
    openHid: () => new ReportLink(line.path, descriptor),
  });
  watched.driver.awaitCode(given.awaited ?? true);
  await watched.until('ready');
  return {
    ...watched,
    order: async (path, body = {}) => {
      const response = await fetch(`${line.control}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
      return (await response.json()) as ScannerState;
    },
    untilScanner: (isSo) =>
      lookUntil(async () => (await (await fetch(`${line.control}/state`)).json()) as ScannerState, isSo),
    leave: async () => {
      await watched.leave();
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

/** Holds a code up as soon as the scanner reads, as a resident does who sees its light. */
export async function show(at: ScannerAtTheDesk, code: object): Promise<void> {
  await at.untilScanner(({ reading }) => reading);
  await at.order('/show', code);
}

/** What the driver said of codes. */
export const codeWords = (at: ScannerAtTheDesk): readonly string[] =>
  at.said().filter((word) => word.startsWith('code'));
