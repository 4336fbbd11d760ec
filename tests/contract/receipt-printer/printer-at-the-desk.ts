import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { TransportAddress } from '../../../electron/contract/device-address.ts';
import { type DeviceEvent, deviceEventSchema } from '../../../electron/contract/device-messages.ts';
import {
  type ReceiptPrinterProfile,
  receiptPrinterProfileSchema,
} from '../../../electron/contract/device-profiles/receipt-printer.ts';
import { deviceId, printJobId } from '../../../electron/contract/ids.ts';
import type { ReceiptDocument } from '../../../electron/contract/receipt.ts';
import { readDotGlyphs } from '../../../native/receipt-printer/dot-glyphs.ts';
import {
  createReceiptPrinterDriver,
  type ReceiptPrinterDriver,
} from '../../../native/receipt-printer/receipt-printer-driver.ts';
import { createCharDeviceTransport } from '../../../native/transport/char-device.ts';
import { openTransport } from '../../../native/transport/open-transport.ts';
import { systemTimers } from '../../../native/transport/system-timers.ts';
import type { Transport } from '../../../native/transport/transport.ts';
import { eventWords } from '../../support/event-words.ts';

const PROGRAM = fileURLToPath(new URL('../../simulators/receipt-printer/main.ts', import.meta.url));
const resource = (path: string): Buffer =>
  readFileSync(new URL(`../../../resources/${path}`, import.meta.url));
const glyphs = readDotGlyphs(resource('fonts/rare-24.bin'));
const shippedProfile = receiptPrinterProfileSchema.parse(
  JSON.parse(resource('devices/escpos-80.json').toString('utf8')),
);

interface SimulatorLine {
  readonly path: string | null;
  readonly tcp: number | null;
  readonly control: string;
}

/** What came out of the simulated printer, cut. */
export interface ShownSlip {
  readonly id: number;
  readonly text: string;
  readonly complete: boolean;
}

export interface PrinterLook {
  readonly buffered: number;
  readonly received: number;
  readonly unknownCommands: readonly string[];
  readonly blankCuts: number;
  /** What buzzer and door were sent, as hex. */
  readonly sounds: readonly string[];
}

/** `usb printer class`: a terminal stands for `/dev/usb/lp0`, in a `/sys` and a `/dev` of the test's own. */
export type LinkKind = 'serial' | 'serial with xon/xoff' | 'tcp' | 'usb printer class';

/** The driver on a real wire, the simulator program at its other end, and hands on both. */
export interface PrinterAtTheDesk {
  readonly driver: ReceiptPrinterDriver;
  readonly line: SimulatorLine;
  /** What the driver said: `ready`, `trouble printer-paper-out`, `A sent`, `A interrupted printer-cover-open`. */
  said(): readonly string[];
  readonly events: readonly DeviceEvent[];
  forget(): void;
  /** When bytes of a slip last began to leave, on the clock of `performance.now`; status questions do not count. */
  slipBegan(): number;
  /** Resolves when the driver has said it, or something like it (again, since `forget`). */
  until(what: string | RegExp): Promise<void>;
  print(job: string, document: ReceiptDocument, duplicate?: number): void;
  order(path: string, body?: object): Promise<PrinterLook>;
  look(): Promise<PrinterLook>;
  slips(): Promise<readonly ShownSlip[]>;
  restartSimulator(): Promise<void>;
  leave(): Promise<void>;
}

async function startProgram(args: readonly string[]): Promise<{ child: ChildProcess; line: SimulatorLine }> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [first] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { child, line: JSON.parse(first) as SimulatorLine };
}

async function end(child: ChildProcess): Promise<number | null> {
  const ended = once(child, 'exit') as Promise<[number | null]>;
  child.kill('SIGTERM');
  return (await ended)[0];
}

async function ask<T>(url: string, init?: RequestInit): Promise<T> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url}: ${await response.text()}`);
  return (await response.json()) as T;
}

function argumentsFor(kind: LinkKind, link: string): string[] {
  if (kind === 'tcp') return ['--tcp', '0'];
  if (kind !== 'serial with xon/xoff') return ['--link', link];
  return ['--link', link, '--flow', 'xon-xoff', '--buffer', '600'];
}

function addressOf(kind: LinkKind, line: SimulatorLine): TransportAddress {
  if (kind === 'tcp') return { kind: 'tcp', host: '127.0.0.1', port: line.tcp ?? 0 };
  if (kind === 'usb printer class') return { kind: 'usb-printer', manufacturer: 'TEST' };
  const flowControl = kind === 'serial' ? 'none' : 'xon-xoff';
  return { kind: 'serial', path: line.path ?? '', baudRate: 115_200, flowControl };
}

/** The same link, with an ear on what goes out. */
function overheard(transport: Transport, wrote: (bytes: Uint8Array) => void): Transport {
  return {
    get address() {
      return transport.address;
    },
    open: (listener) => transport.open(listener),
    write: (bytes, timeoutMs) => {
      wrote(bytes);
      return transport.write(bytes, timeoutMs);
    },
    drained: (timeoutMs) => transport.drained?.(timeoutMs) ?? Promise.resolve({ ok: true }),
    discardInput: () => transport.discardInput(),
    close: () => transport.close(),
  };
}

const DLE = 0x10;

/** What the kernel shows of a printer of the USB printer class; gives the place of its device file. */
function showUsbPrinter(folder: string): string {
  const device = join(folder, 'sys/class/usbmisc/lp0/device');
  mkdirSync(device, { recursive: true });
  mkdirSync(join(folder, 'dev/usb'), { recursive: true });
  writeFileSync(join(device, 'ieee1284_id'), 'MFG:TEST;MDL:RECEIPT;CLS:PRINTER;');
  return join(folder, 'dev/usb/lp0');
}

/** Starts the simulator program and a driver; resolves when the printer is ready. */
export async function sitDown(
  kind: LinkKind,
  profile: Partial<ReceiptPrinterProfile> = {},
): Promise<PrinterAtTheDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'printer-'));
  const file = kind === 'usb printer class' ? showUsbPrinter(folder) : join(folder, 'printer');
  const dialect = profile.statusMap ?? 'epson';
  const args = [...argumentsFor(kind, file), '--dialect', dialect];
  let { child, line } = await startProgram(args);
  const events: DeviceEvent[] = [];
  let began = Number.NaN;
  let wake: () => void = () => undefined;
  const driver = createReceiptPrinterDriver(
    {
      id: deviceId('receipt-printer-1'),
      profile: { ...shippedProfile, ...profile },
      transport: addressOf(kind, line),
    },
    {
      timers: systemTimers,
      emit: (event) => {
        events.push(deviceEventSchema.parse(event));
        wake();
      },
    },
    (address, timers) =>
      overheard(
        address.kind === 'usb-printer'
          ? createCharDeviceTransport(address, timers, { sys: join(folder, 'sys'), dev: join(folder, 'dev') })
          : openTransport(address, timers),
        (bytes) => {
          if (bytes[0] !== DLE && Number.isNaN(began)) began = performance.now();
        },
      ),
    glyphs,
  );
  const said = (): string[] => events.map(eventWords);
  const desk: PrinterAtTheDesk = {
    driver,
    get line() {
      return line;
    },
    said,
    events,
    slipBegan: () => began,
    forget: () => void events.splice(0),
    until: async (what) => {
      const heard = (words: string): boolean =>
        typeof what === 'string' ? words === what : what.test(words);
      while (!said().some(heard)) await new Promise<void>((done) => (wake = done));
    },
    print: (job, document, duplicate = 0) => {
      began = Number.NaN;
      driver.print(printJobId(job), document, duplicate);
    },
    order: (path, body = {}) =>
      ask(`${line.control}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    look: () => ask(`${line.control}/state`),
    slips: () => ask(`${line.control}/slips`),
    restartSimulator: async () => {
      await end(child);
      const port = ['--tcp', String(line.tcp), '--dialect', dialect];
      ({ child, line } = await startProgram(kind === 'tcp' ? port : args));
    },
    leave: async () => {
      await driver.stop();
      await end(child);
      rmSync(folder, { recursive: true });
    },
  };
  driver.start();
  await desk.until('ready');
  return desk;
}
