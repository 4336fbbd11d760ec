import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type DeviceCommand,
  type DeviceConfig,
  type DeviceEvent,
  deviceConfigSchema,
  deviceEventSchema,
} from '../../electron/contract/device-messages.ts';
import { eventWords } from './event-words.ts';

const PROGRAM = fileURLToPath(new URL('../../native/device-process.ts', import.meta.url));
const NS_PER_MS = 1e6;
const KB_PER_MB = 1024;

/** The product's own device process, started as a host starts it, with the station's end of the wire in our hands. */
export interface WatchedProcess {
  readonly pid: number;
  send(command: DeviceCommand): void;
  /** What a device said, in its own words, with its id before them: `code-scanner-1 trouble device-flooding`. */
  said(): readonly string[];
  until(words: string | RegExp): Promise<void>;
  /** How many pings were answered. */
  pongs(): number;
  /** Resolves when so many pings were answered. */
  untilPongs(count: number): Promise<void>;
  stop(): Promise<void>;
}

/** A device as a site file names it, with the profile of that name. */
export function deviceOf(id: string, profile: string, transport: DeviceConfig['transport']): DeviceConfig {
  const file = new URL(`../../resources/devices/${profile}.json`, import.meta.url);
  return deviceConfigSchema.parse({ id, profile: JSON.parse(readFileSync(file, 'utf8')), transport });
}

/** Forks the process and hands it its devices. */
export function startDeviceProcess(devices: readonly DeviceConfig[]): WatchedProcess {
  const child = fork(PROGRAM, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const events: DeviceEvent[] = [];
  let pongs = 0;
  let wakers: (() => void)[] = [];
  child.on('message', (message) => {
    if ((message as { kind?: unknown }).kind === 'pong') pongs += 1;
    else events.push(deviceEventSchema.parse(message));
    const woken = wakers;
    wakers = [];
    for (const wake of woken) wake();
  });
  const said = (): string[] => events.map((event) => `${event.device} ${eventWords(event)}`);
  const untilSo = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await new Promise<void>((done) => wakers.push(done));
  };
  const send = (command: DeviceCommand): void => void child.send(command);
  send({ kind: 'configure', devices: [...devices] });
  return {
    pid: child.pid ?? 0,
    send,
    said,
    until: (words) =>
      untilSo(() =>
        said().some((heard) => (typeof words === 'string' ? heard === words : words.test(heard))),
      ),
    pongs: () => pongs,
    untilPongs: (count) => untilSo(() => pongs >= count),
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Processor time of all threads of a process so far, ms, by the scheduler's own count in ns. */
export function cpuMs(pid: number): number {
  const ns = readdirSync(`/proc/${pid}/task`).map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  );
  return ns.reduce((sum, one) => sum + one, 0) / NS_PER_MS;
}

/** A process's own part of the memory (PSS), MB. */
export function memoryMb(pid: number): number {
  const [, kilobytes] = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
  return Number(kilobytes) / KB_PER_MB;
}
