import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type DeviceEvent, deviceEventSchema } from '../../../electron/contract/device-messages.ts';
import {
  type IdCardReaderProfile,
  idCardReaderProfileSchema,
} from '../../../electron/contract/device-profiles/id-card-reader.ts';
import { deviceId } from '../../../electron/contract/ids.ts';
import {
  createIdCardReaderDriver,
  type IdCardReaderDriver,
} from '../../../native/id-card-reader/id-card-reader-driver.ts';
import { openTransport } from '../../../native/transport/open-transport.ts';
import { systemTimers } from '../../../native/transport/system-timers.ts';
import shippedProfile from '../../../resources/devices/sam-v.json' with { type: 'json' };

const PROGRAM = fileURLToPath(new URL('../../simulators/id-card-reader/main.ts', import.meta.url));

interface SimulatorLine {
  readonly simulator: string;
  readonly path: string;
  readonly control: string;
}

/** The driver on a real serial line, the simulator program at its other end, and hands on both. */
export interface ReaderAtTheDesk {
  readonly path: string;
  readonly driver: IdCardReaderDriver;
  /** Everything the driver said, in its own words: `ready`, `trouble reader-lost`, `cardFound`, `cardReadFailed …`. */
  readonly said: () => readonly string[];
  readonly events: readonly DeviceEvent[];
  /** Forgets what was said so far. */
  forget(): void;
  /** Resolves when the driver has said it (again, since `forget`). */
  until(what: string): Promise<void>;
  /** Gives the simulator an order; throws when it does not obey. */
  order(path: string, body?: object): Promise<{ readonly commands: readonly string[] }>;
  /** Ends the simulator with a signal, as a person at a keyboard would. */
  endSimulator(): Promise<number | null>;
  leave(): Promise<void>;
}

function wordsOf(event: DeviceEvent): string {
  if (event.kind === 'deviceChanged') return [event.state, event.failure].filter(Boolean).join(' ');
  return event.kind === 'cardReadFailed' ? `cardReadFailed ${event.failure}` : event.kind;
}

async function startProgram(args: readonly string[]): Promise<{ child: ChildProcess; line: SimulatorLine }> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const [first] = (await once(lines, 'line')) as [string];
  return { child, line: JSON.parse(first) as SimulatorLine };
}

/** Starts the simulator program and a driver that awaits a card; resolves when the reader is ready. */
export async function sitDown(
  given: { readonly profile?: Partial<IdCardReaderProfile>; readonly args?: readonly string[] } = {},
): Promise<ReaderAtTheDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'reader-'));
  const { child, line } = await startProgram(['--link', join(folder, 'tty-reader'), ...(given.args ?? [])]);
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const events: DeviceEvent[] = [];
  let wake: () => void = () => undefined;
  const driver = createIdCardReaderDriver(
    {
      id: deviceId('id-card-reader-1'),
      profile: { ...idCardReaderProfileSchema.parse(shippedProfile), ...given.profile },
      transport: { kind: 'serial', path: line.path, baudRate: 115_200 },
    },
    {
      timers: systemTimers,
      emit: (event) => {
        events.push(deviceEventSchema.parse(event));
        wake();
      },
    },
    openTransport,
  );
  const said = (): string[] => events.map(wordsOf);
  const desk: ReaderAtTheDesk = {
    path: line.path,
    driver,
    said,
    events,
    forget: () => void events.splice(0),
    until: async (what) => {
      while (!said().includes(what)) await new Promise<void>((done) => (wake = done));
    },
    order: async (path, body = {}) => {
      const response = await fetch(`${line.control}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
      return (await response.json()) as { commands: string[] };
    },
    endSimulator: async () => {
      child.kill('SIGTERM');
      const [code] = await ended;
      return code;
    },
    leave: async () => {
      await driver.stop();
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
  driver.start();
  driver.awaitCard(true);
  await desk.until('ready');
  return desk;
}
