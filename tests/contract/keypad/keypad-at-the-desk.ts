import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import {
  type DeviceEvent,
  deviceConfigSchema,
  deviceEventSchema,
} from '../../../electron/contract/device-messages.ts';
import { createKeypadDriver, type KeypadConfig } from '../../../native/keypad/keypad-driver.ts';
import { systemTimers } from '../../../native/transport/system-timers.ts';
import type { KeypadLayout } from '../../simulators/keypad/simulated-keypad.ts';
import { eventWords } from '../../support/event-words.ts';
import { ReportLink } from '../../support/report-link.ts';

const PROGRAM = fileURLToPath(new URL('../../simulators/keypad/main.ts', import.meta.url));
const PROFILE = new URL('../../../resources/devices/keypad-five-key.json', import.meta.url);

interface SimulatorLine {
  readonly path: string;
  readonly descriptor: string | null;
  readonly control: string;
}

/** The driver on its wire, the simulator program at the other end, and fingers on both. */
export interface KeypadAtTheDesk {
  /** Everything the driver said, in its own words: `ready`, `trouble keypad-lost`, `next`. */
  readonly said: () => readonly string[];
  /** Resolves when the driver has said so much. */
  until(isSo: (said: readonly string[]) => boolean): Promise<void>;
  /** Gives the simulator an order; throws when it does not obey. */
  order(path: string, body?: object): Promise<void>;
  leave(): Promise<void>;
}

/** Starts the simulator program and a driver on its wire; resolves when the keypad is ready. */
export async function sitDown(layout: KeypadLayout): Promise<KeypadAtTheDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'keypad-'));
  const child = spawn(process.execPath, [PROGRAM, '--layout', layout, '--link', join(folder, 'keypad')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [first] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const line = JSON.parse(first) as SimulatorLine;
  const descriptor =
    line.descriptor === null ? undefined : Uint8Array.from(Buffer.from(line.descriptor, 'hex'));
  const events: DeviceEvent[] = [];
  let wake: () => void = () => undefined;
  const config = deviceConfigSchema.parse({
    id: 'keypad-1',
    profile: JSON.parse(readFileSync(PROFILE, 'utf8')),
    transport: { kind: 'hid', vendorId: '0000', productId: '0000' },
  }) as KeypadConfig;
  const emit = (event: DeviceEvent): void => {
    events.push(deviceEventSchema.parse(event));
    wake();
  };
  const driver = createKeypadDriver(
    config,
    { timers: systemTimers, emit },
    () => new ReportLink(line.path, descriptor),
  );
  const desk: KeypadAtTheDesk = {
    said: () => events.map(eventWords),
    until: async (isSo) => {
      while (!isSo(desk.said())) await new Promise<void>((done) => (wake = done));
    },
    order: async (path, body = {}) => {
      const response = await fetch(`${line.control}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    },
    leave: async () => {
      await driver.stop();
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
  driver.start();
  await desk.until((said) => said.includes('ready'));
  return desk;
}
