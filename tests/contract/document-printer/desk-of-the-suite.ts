import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import {
  type PrinterProgram,
  type PrinterProgramState,
  quickTimers,
  startProgram,
  type WatchedPrinter,
  watchPrinter,
} from './printer-at-the-desk.ts';

/** Waits of the driver pass twenty times as fast; the simulator's pages take their own time. */
export const SPEED = 20;
export const PAGE_MS = 60;
/** Long enough that something can happen meanwhile. */
export const LONG_PAGE_MS = 600;
/** Three seconds of the machine’s own time: it may be busy with other things. */
export const REQUEST_MS = 60_000;

type Given = NonNullable<Parameters<typeof watchPrinter>[1]>;

/** One simulated printer for all tests of a file, and a driver for each. */
export interface SuiteDesk {
  /** Starts a driver; `leave` comes by itself. */
  readonly open: (given?: Given) => WatchedPrinter;
  /** The same, ready and with nothing said yet. */
  readonly sit: (given?: Given) => Promise<WatchedPrinter>;
  readonly newJob: () => string;
  readonly printedTimes: (job: string) => Promise<number>;
  readonly order: (path: string, body?: object) => Promise<PrinterProgramState>;
  readonly state: () => Promise<PrinterProgramState>;
  readonly url: () => string;
}

/** Starts the simulator before a file's tests and ends it after them. */
export function deskOfSuite(): SuiteDesk {
  let program: PrinterProgram;
  const watched: WatchedPrinter[] = [];
  let jobs = 0;
  beforeAll(async () => {
    program = await startProgram(PAGE_MS);
  });
  afterEach(async () => {
    for (const printer of watched.splice(0)) await printer.leave();
  });
  afterAll(async () => {
    expect(await program.end()).toBe(0);
  });
  const open = (given: Given = {}): WatchedPrinter => {
    const timeoutsMs = { request: REQUEST_MS, busy: 30_000, job: 120_000 };
    const printer = watchPrinter(program.url, {
      timers: quickTimers(SPEED),
      ...given,
      profile: { timeoutsMs, ...given.profile },
    });
    watched.push(printer);
    return printer;
  };
  return {
    open,
    sit: async (given) => {
      const printer = open(given);
      await printer.until('ready');
      printer.forget();
      return printer;
    },
    newJob: () => `doc-${(jobs += 1)}`,
    printedTimes: async (job) =>
      (await program.state()).printed.filter(({ name }) => name.startsWith(`${job} `)).length,
    order: (path, body) => program.order(path, body),
    state: () => program.state(),
    url: () => program.url,
  };
}
