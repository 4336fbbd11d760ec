import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type DeviceEvent, deviceEventSchema } from '../../../electron/contract/device-messages.ts';
import {
  type SmartCardReaderProfile,
  smartCardReaderProfileSchema,
} from '../../../electron/contract/device-profiles/smart-card-reader.ts';
import { deviceId } from '../../../electron/contract/ids.ts';
import {
  createSmartCardReaderDriver,
  type SmartCardReaderDriver,
} from '../../../native/smart-card-reader/smart-card-reader-driver.ts';
import { createSmartCardTransport } from '../../../native/transport/pcsc.ts';
import { systemTimers } from '../../../native/transport/system-timers.ts';
import shippedProfile from '../../../resources/devices/pcsc-social-card.json' with { type: 'json' };
import { eventWords } from '../../support/event-words.ts';

const PROGRAM = fileURLToPath(new URL('../../simulators/smart-card/main.ts', import.meta.url));

interface SimulatorLine {
  readonly reader: string;
  readonly socket: string;
  readonly control: string;
}

export interface SlotState {
  readonly card: string | null;
  /** Hexadecimal, in order. */
  readonly commands: readonly string[];
  readonly pinTries: number;
}

/** The simulator program with its own smart-card service; one for all tests of a process. */
export interface SlotProgram {
  readonly reader: string;
  readonly socket: string;
  /** Gives the simulator an order; throws when it does not obey. */
  order(path: string, body?: object): Promise<SlotState>;
  end(): Promise<number | null>;
}

/** Starts the program. From now on this process speaks to its service: the client library looks that up once. */
export async function startSlotProgram(): Promise<SlotProgram> {
  const child: ChildProcess = spawn(process.execPath, [PROGRAM], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (child.stdout === null) throw new Error('the program has no output');
  const [first] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const line = JSON.parse(first) as SimulatorLine;
  process.env['PCSCLITE_CSOCK_NAME'] = line.socket;
  return {
    reader: line.reader,
    socket: line.socket,
    order: async (path, body = {}) => {
      const response = await fetch(`${line.control}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
      return (await response.json()) as SlotState;
    },
    end: async () => {
      const ended = once(child, 'exit') as Promise<[number | null]>;
      child.kill('SIGTERM');
      const [code] = await ended;
      return code;
    },
  };
}

/** The driver on a PC/SC reader, and what it said. */
export interface SlotAtTheDesk {
  readonly driver: SmartCardReaderDriver;
  readonly events: readonly DeviceEvent[];
  /** Everything the driver said, in its own words: `ready`, `trouble smart-card-reader-lost`, `socialCardReadFailed …`. */
  said(): readonly string[];
  /** The same without what it said of the reader. */
  saidOfCards(): readonly string[];
  forget(): void;
  /** Resolves when the driver has said it (again, since `forget`). */
  until(what: string): Promise<void>;
  /** Resolves when the driver knows of no card in the slot: the service looks some three times a second. */
  untilEmpty(): Promise<void>;
  leave(): Promise<void>;
}

/** Starts a driver with the shipped profile on the reader of this name. */
export function sitDown(reader: string, profile: Partial<SmartCardReaderProfile> = {}): SlotAtTheDesk {
  const events: DeviceEvent[] = [];
  let wake: () => void = () => undefined;
  const slot = { holdsCard: false };
  const driver = createSmartCardReaderDriver(
    {
      id: deviceId('smart-card-reader-1'),
      profile: { ...smartCardReaderProfileSchema.parse(shippedProfile), ...profile },
      transport: { kind: 'pcsc', reader },
    },
    {
      timers: systemTimers,
      emit: (event) => {
        events.push(deviceEventSchema.parse(event));
        if (event.kind === 'socialCardFound') slot.holdsCard = true;
        if (event.kind === 'socialCardRemoved') slot.holdsCard = false;
        wake();
      },
    },
    (address) => createSmartCardTransport(address),
  );
  driver.start();
  const said = (): readonly string[] => events.map(eventWords);
  return {
    driver,
    events,
    said,
    saidOfCards: () => said().filter((word) => word.startsWith('socialCard')),
    forget: () => void events.splice(0),
    until: async (what) => {
      while (!said().includes(what)) await new Promise<void>((done) => (wake = done));
    },
    untilEmpty: async () => {
      while (slot.holdsCard) await new Promise<void>((done) => (wake = done));
    },
    leave: () => driver.stop(),
  };
}
