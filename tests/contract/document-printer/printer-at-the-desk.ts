import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type DeviceEvent, deviceEventSchema } from '../../../electron/contract/device-messages.ts';
import {
  type DocumentPrinterProfile,
  documentPrinterProfileSchema,
} from '../../../electron/contract/device-profiles/document-printer.ts';
import { deviceId, printJobId } from '../../../electron/contract/ids.ts';
import {
  createDocumentPrinterDriver,
  type DocumentPrinterDriver,
} from '../../../native/document-printer/document-printer-driver.ts';
import { systemTimers } from '../../../native/transport/system-timers.ts';
import type { Timers } from '../../../native/transport/transport.ts';
import shippedProfile from '../../../resources/devices/ipp-a4.json' with { type: 'json' };
import { onePagePdf } from './one-page-pdf.ts';

const PROGRAM = fileURLToPath(new URL('../../simulators/document-printer/main.ts', import.meta.url));

/** What the simulator says of itself. */
export interface PrinterProgramState {
  readonly reasons: readonly string[];
  readonly printed: readonly { readonly name: string; readonly copies: number; readonly digest: string }[];
  readonly jobs: readonly {
    readonly id: number;
    readonly name: string;
    readonly state: string;
    readonly copies: number;
    readonly asked: Readonly<Record<string, string>>;
    readonly bytes: number;
  }[];
}

/** The simulated printer, running. */
export interface PrinterProgram {
  readonly url: string;
  readonly control: string;
  order(path: string, body?: object): Promise<PrinterProgramState>;
  state(): Promise<PrinterProgramState>;
  /** Ends it; gives its exit code. */
  end(): Promise<number | null>;
}

/** A driver at work, and everything it says. */
export interface WatchedPrinter {
  readonly driver: DocumentPrinterDriver;
  readonly events: readonly DeviceEvent[];
  /** What was said of the device: `ready`, `trouble document-printer-lost`. */
  said(): readonly string[];
  /** What was said of one document: `sent`, `interrupted document-printer-jam`, `printed`. */
  saidOf(job: string): readonly string[];
  /** Prints a page of its own; gives the bytes that were handed over. */
  print(job: string, copies?: number, pdf?: Buffer): Uint8Array;
  forget(): void;
  /** Resolves when this was said of the device. */
  until(what: string): Promise<void>;
  /** Resolves when this was said of a document. */
  untilOf(job: string, what: string): Promise<void>;
  /** Resolves with the last word on a document. */
  endOf(job: string): Promise<string>;
  leave(): Promise<void>;
}

/** Real time that passes faster, so that a wait of five seconds need not be sat out. */
export function quickTimers(speed: number): Timers {
  return {
    monotonic: () => performance.now() * speed,
    after: (ms, callback) => systemTimers.after(ms / speed, callback),
  };
}

export async function startProgram(pageMs: number): Promise<PrinterProgram> {
  const child = spawn(process.execPath, [PROGRAM, '--page-ms', String(pageMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [first] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const { url, control } = JSON.parse(first) as { url: string; control: string };
  const read = async (response: Response): Promise<PrinterProgramState> => {
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as PrinterProgramState;
  };
  return {
    url,
    control,
    order: async (path, body = {}) =>
      read(
        await fetch(`${control}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      ),
    state: async () => read(await fetch(`${control}/state`)),
    end: async () => {
      const ended = once(child, 'exit') as Promise<[number | null]>;
      child.kill('SIGTERM');
      return (await ended)[0];
    },
  };
}

const wordsOf = (state: string, failure: string | undefined): string =>
  [state, failure].filter(Boolean).join(' ');
const ENDS = /^(printed|unknown|refused)/;

/** Starts a driver on the printer at an address; `leave` stops it. */
export function watchPrinter(
  url: string,
  given: { readonly profile?: Partial<DocumentPrinterProfile>; readonly timers?: Timers } = {},
): WatchedPrinter {
  const events: DeviceEvent[] = [];
  let wakers: (() => void)[] = [];
  const driver = createDocumentPrinterDriver(
    {
      id: deviceId('document-printer-1'),
      profile: { ...documentPrinterProfileSchema.parse(shippedProfile), ...given.profile },
      transport: { kind: 'ipp', url },
    },
    {
      timers: given.timers ?? systemTimers,
      emit: (event) => {
        events.push(deviceEventSchema.parse(event));
        const woken = wakers;
        wakers = [];
        for (const wake of woken) wake();
      },
    },
  );
  driver.start();
  const said = (): string[] =>
    events.flatMap((event) => (event.kind === 'deviceChanged' ? [wordsOf(event.state, event.failure)] : []));
  const saidOf = (job: string): string[] =>
    events.flatMap((event) =>
      event.kind === 'documentChanged' && event.job === job ? [wordsOf(event.state, event.failure)] : [],
    );
  const untilSo = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await new Promise<void>((done) => wakers.push(done));
  };
  return {
    driver,
    events,
    said,
    saidOf,
    print: (job, copies = 1, pdf = onePagePdf(job)) => {
      driver.print(printJobId(job), pdf, { title: '参保证明', copies });
      return pdf;
    },
    forget: () => void events.splice(0),
    until: (what) => untilSo(() => said().includes(what)),
    untilOf: (job, what) => untilSo(() => saidOf(job).includes(what)),
    endOf: async (job) => {
      await untilSo(() => saidOf(job).some((word) => ENDS.test(word)));
      return saidOf(job).at(-1) ?? '';
    },
    leave: () => driver.stop(),
  };
}
