import { expect, it } from 'vitest';
import type {
  DeviceCommand,
  DeviceConfig,
  DeviceEvent,
} from '../../../../electron/contract/device-messages.ts';
import { succeeded } from '../../../../electron/contract/failures.ts';
import { deviceId, printJobId } from '../../../../electron/contract/ids.ts';
import type { DeviceHost, Wire } from '../../../../electron/contract/wire.ts';
import type { JournalEntry } from '../../../../electron/core/journal-events.ts';
import { createDeviceLink, type LinkReport } from '../../../../electron/station/device-link.ts';
import { HandClock } from '../../../support/hand-clock.ts';

const JOB = printJobId('job-1');
const PRINTER = deviceId('receipt-printer-1');
const SLIP: DeviceCommand = {
  kind: 'printReceipt',
  device: PRINTER,
  job: JOB,
  document: { blocks: [{ kind: 'rule' }], cut: 'partial' },
  duplicate: 0,
};

function linked() {
  const sent: unknown[] = [];
  const reports: LinkReport[] = [];
  const journal: JournalEntry[] = [];
  const jobs: string[] = [];
  let listener: Parameters<DeviceHost['start']>[0] | undefined;
  let deliver: (message: unknown) => void = () => undefined;
  let stopped = false;
  let killed = 0;
  let pings = 0;
  let answers = true;
  const clock = new HandClock();
  const wire: Wire = {
    send: (message) => {
      if ((message as DeviceCommand).kind !== 'ping') return void sent.push(message);
      pings += 1;
      if (answers) deliver({ kind: 'pong' });
    },
    onMessage: (receive) => {
      deliver = receive;
      return () => undefined;
    },
    close: () => undefined,
  };
  const devices: DeviceConfig[] = [];
  const link = createDeviceLink({
    host: {
      start: (given) => {
        listener = given;
      },
      killHung: () => {
        killed += 1;
        listener?.lost();
      },
      stop: () => {
        stopped = true;
        return Promise.resolve();
      },
    },
    devices,
    printJobs: {
      queue: () => succeeded(undefined),
      change: (job, state, entries) => {
        jobs.push(`${job}:${state}`);
        journal.push(...entries);
        return succeeded(undefined);
      },
      unfinished: () => [],
    },
    journal: { write: (entries) => journal.push(...entries), stop: () => undefined },
    clock,
    cardAwaited: () => true,
    codeAwaited: () => true,
    report: (event) => reports.push(event),
  });
  link.start();
  return {
    link,
    sent,
    reports,
    journal,
    jobs,
    connect: () => listener?.connected(wire),
    lose: () => listener?.lost(),
    device: (event: DeviceEvent) => deliver(event),
    raw: (message: unknown) => deliver(message),
    isStopped: () => stopped,
    clock,
    pings: () => pings,
    killed: () => killed,
    hang: () => {
      answers = false;
    },
  };
}

const news = (state: 'sent' | 'printed' | 'interrupted' | 'refused'): DeviceEvent => ({
  kind: 'printChanged',
  device: PRINTER,
  job: JOB,
  state,
});

it('has a process killed that hangs, with the journal told and its slip unknown', () => {
  const own = linked();
  own.connect();
  own.clock.turn(10_000);
  expect([own.pings() > 10, own.killed()]).toEqual([true, 0]);
  own.link.send(SLIP);
  own.hang();
  own.clock.turn(3_500);
  expect(own.killed()).toBe(1);
  expect(own.journal).toMatchObject([
    { event: 'failure', detail: { failure: 'device-process-hung' } },
    { event: 'slip-unknown' },
  ]);
  expect(own.jobs).toEqual(['job-1:unknown']);
  expect(own.reports).toEqual([{ event: 'deviceProcessLost' }]);
  expect(own.clock.waiting).toBe(0);
});

it('gives the process that follows a hung one a watch of its own', () => {
  const own = linked();
  for (let life = 1; life <= 3; life += 1) {
    own.connect();
    own.hang();
    own.clock.turn(15_000);
    expect(own.killed()).toBe(life);
  }
});

it('asks nothing of a process that is gone or told to end', async () => {
  const lost = linked();
  lost.connect();
  lost.lose();
  expect(lost.clock.waiting).toBe(0);
  const stopped = linked();
  stopped.connect();
  stopped.hang();
  await stopped.link.stop();
  stopped.clock.turn(60_000);
  expect(stopped.killed()).toBe(0);
});

it('ends the job of a sheet that was never made', () => {
  const own = linked();
  own.link.documentNotMade(printJobId('job-1'), deviceId('document-printer-1'));
  expect(own.jobs).toEqual(['job-1:refused']);
  expect(own.reports).toMatchObject([
    { report: { kind: 'documentChanged', state: 'refused', failure: 'document-refused' } },
  ]);
});

it('configures every fresh device process from scratch', () => {
  const own = linked();
  own.connect();
  own.lose();
  own.connect();
  const opening = [
    { kind: 'configure', devices: [] },
    { kind: 'awaitCard', awaited: true },
    { kind: 'awaitCode', awaited: true },
  ];
  expect(own.sent).toEqual([...opening, ...opening]);
});

it('writes a slip’s progress down before it reports it', () => {
  const own = linked();
  own.connect();
  own.link.send(SLIP);
  own.device(news('sent'));
  own.device(news('printed'));
  expect(own.jobs).toEqual(['job-1:sent', 'job-1:printed']);
  expect(own.journal.map(({ event }) => event)).toEqual(['slip-sent', 'slip-printed']);
  expect(own.reports).toHaveLength(2);
});

it('calls a slip unknown when the process dies under it, and only then', () => {
  const own = linked();
  own.connect();
  own.link.send(SLIP);
  own.device(news('interrupted'));
  own.lose();
  expect(own.jobs).toEqual(['job-1:interrupted', 'job-1:unknown']);
  expect(own.reports.at(-1)).toEqual({ event: 'deviceProcessLost' });

  const done = linked();
  done.connect();
  done.link.send(SLIP);
  done.device(news('printed'));
  done.lose();
  expect(done.jobs).toEqual(['job-1:printed']);
});

it('calls a slip unknown that no process was there to take', () => {
  const own = linked();
  own.link.send(SLIP);
  expect(own.jobs).toEqual(['job-1:unknown']);
});

it('refuses a malformed message, names no content, and goes on', () => {
  const own = linked();
  own.connect();
  for (const bad of [undefined, 7, {}, { kind: 'cardRead', card: { name: '某人' } }, { kind: 'noSuchThing' }])
    own.raw(bad);
  expect(own.reports).toEqual([]);
  expect(own.journal.map(({ detail }) => detail)).toEqual(
    Array.from({ length: 5 }, () => ({ failure: 'message-malformed' })),
  );
  own.device({ kind: 'cardRemoved', device: PRINTER });
  expect(own.reports).toHaveLength(1);
});

it('asks the process to stop, then the host', async () => {
  const own = linked();
  own.connect();
  await own.link.stop();
  expect(own.sent.at(-1)).toEqual({ kind: 'stop' });
  expect(own.isStopped()).toBe(true);
});
