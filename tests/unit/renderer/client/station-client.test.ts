import { RPCLink } from '@orpc/client/message-port';
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, describe, expect, it } from 'vitest';
import { pageId, serviceId, stepId } from '../../../../electron/contract/ids.ts';
import type { PicturePiece } from '../../../../electron/contract/picture.ts';
import { LARGEST_MESSAGE_BYTES, stationContract } from '../../../../electron/contract/station-contract.ts';
import type { StationStatus } from '../../../../electron/contract/status.ts';
import {
  type Connection,
  FIRST_PAUSE_MS,
  type Line,
  LONGEST_PAUSE_MS,
  STAY_INTERVAL_MS,
  stationClient,
} from '../../../../renderer/client/station-client.ts';
import { statusAtRest } from '../../../support/status-at-rest.ts';

const status = statusAtRest({ name: 'welcome' }, { revision: 7 });

/** A station behind real message channels; every command is noted. */
function noteHost() {
  const commands: unknown[] = [];
  const ends: (() => void)[] = [];
  const pauses: number[] = [];
  const waiters: (() => void)[] = [];
  let refusing = false;
  let now = 0;
  const os = implement(stationContract);
  const note = (name: string) => (options: { input?: unknown }) => {
    commands.push(options.input === undefined ? name : [name, options.input]);
  };
  const visit = Object.fromEntries(
    Object.entries(os.visit).map(([name, procedure]) => [
      name,
      (procedure as typeof os.visit.openEntry).handler(note(name)),
    ]),
  );
  const attendant = Object.fromEntries(
    Object.entries(os.attendant).map(([name, procedure]) => [
      name,
      (procedure as typeof os.attendant.enterPin).handler(note(`attendant.${name}`)),
    ]),
  );
  const router = os.router({
    status: {
      current: os.status.current.handler(() => status),
      watch: os.status.watch.handler(async function* (_options: { signal?: AbortSignal | undefined }) {
        yield status;
        await new Promise(() => undefined);
      }),
    },
    devices: { ...os.devices, health: os.devices.health.handler(() => []) } as never,
    attendant: attendant as never,
    window: {
      ...os.window,
      picturePiece: os.window.picturePiece.handler(note('picturePiece')),
    } as never,
    visit: visit as never,
  });
  const open = (): Promise<Line> => {
    if (refusing) return Promise.reject(new Error('refused'));
    const { port1, port2 } = new MessageChannel();
    new RPCHandler(router).upgrade(port2);
    port2.start();
    let end = () => undefined as void;
    const closed = new Promise<void>((over) => {
      end = over;
    });
    const close = () => {
      port1.close();
      port2.close();
      end();
    };
    ends.push(close);
    const link = new RPCLink({ port: port1 });
    port1.start();
    return Promise.resolve({ link, closed, close });
  };
  return {
    commands,
    pauses,
    open,
    refuse: (yes: boolean) => {
      refusing = yes;
    },
    pass: (ms: number) => {
      now += ms;
    },
    breakLine: () => ends.at(-1)?.(),
    opened: () => ends.length,
    goOn: () => waiters.shift()?.(),
    closeAll: () => {
      for (const end of ends) end();
    },
    surroundings: {
      now: () => now,
      pause: (ms: number) => {
        pauses.push(ms);
        return new Promise<void>((go) => waiters.push(go));
      },
    },
  };
}

/** Waits for something that a message makes true; never for a time. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((turn) => setImmediate(turn));
}

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});
function watched() {
  const host = noteHost();
  const client = stationClient(host.open, host.surroundings);
  const seen: StationStatus[] = [];
  const connections: Connection[] = [];
  const stop = client.watch(
    (one) => seen.push(one),
    (one) => connections.push(one),
  );
  stops.push(() => {
    stop();
    host.closeAll();
    host.goOn();
  });
  return { host, client, seen, connections, stop };
}

describe('watching', () => {
  it('hands over the whole status and says it is connected', async () => {
    const { seen, connections } = watched();
    await until(() => seen.length === 1);
    expect(seen[0]).toEqual(status);
    expect(connections).toEqual(['connected']);
  });

  it('opens again after a loss, and is given the status anew', async () => {
    const { host, seen, connections } = watched();
    await until(() => seen.length === 1);
    host.breakLine();
    await until(() => host.pauses.length === 1);
    expect(connections).toEqual(['connected', 'lost']);
    expect(host.pauses).toEqual([FIRST_PAUSE_MS]);
    host.goOn();
    await until(() => seen.length === 2);
    expect(connections).toEqual(['connected', 'lost', 'connected']);
  });

  it('pauses longer each time it is refused, never longer than a second', async () => {
    const { host } = watched();
    await until(() => host.opened() === 1);
    host.refuse(true);
    host.breakLine();
    for (let times = 1; times <= 8; times += 1) {
      await until(() => host.pauses.length === times);
      host.goOn();
    }
    const [first, ...others] = host.pauses;
    expect(first).toBe(FIRST_PAUSE_MS);
    expect(Math.max(...others)).toBe(LONGEST_PAUSE_MS);
    expect(host.pauses).toEqual(host.pauses.toSorted((a, b) => a - b));
  });

  it('stays closed once stopped', async () => {
    const { host, seen, stop } = watched();
    await until(() => seen.length === 1);
    stop();
    await new Promise((turn) => setImmediate(turn));
    expect(host.opened()).toBe(1);
    expect(host.pauses).toEqual([]);
  });
});

describe('commands', () => {
  it('reach the station with their input', async () => {
    const { host, client, seen } = watched();
    await until(() => seen.length === 1);
    client.begin();
    client.openEntry(3);
    client.openEntry(4, serviceId('some-service'));
    client.answerStep(stepId('phone'), '13800000000');
    client.changeAnswer(stepId('phone'));
    client.agree(serviceId('some-service'));
    client.submit(serviceId('some-service'));
    client.rate(5);
    client.giveReason('not-done');
    client.setPreferences({ textSize: 112, theme: 'yellow-on-black' });
    for (const name of [
      'sayNoCard',
      'goBack',
      'goHome',
      'proceed',
      'openGuide',
      'openCases',
      'openCaseNumber',
      'openWithdrawal',
      'withdrawCase',
      'printReceipt',
      'finish',
    ] as const)
      client[name]();
    for (const name of ['skipRating', 'showIdNumber', 'callHelp'] as const) client[name]();
    for (const name of ['takeBackHelp', 'resetPreferences', 'openElsewhere'] as const) client[name]();
    client.askCase('202611230001');
    await until(() => host.commands.length === 28);
    expect(host.commands).toEqual(
      expect.arrayContaining([
        'begin',
        ['openEntry', { entry: 3 }],
        ['askCase', { number: '202611230001' }],
        ['openEntry', { entry: 4, service: 'some-service' }],
        ['answerStep', { step: 'phone', answer: '13800000000' }],
        ['setPreferences', { textSize: 112, theme: 'yellow-on-black' }],
        'callHelp',
      ]),
    );
  });

  it('are dropped while the line is down', async () => {
    const { host, client, seen } = watched();
    client.begin();
    await until(() => seen.length === 1);
    client.finish();
    await until(() => host.commands.length === 1);
    expect(host.commands).toEqual(['finish']);
  });

  it('say 还在 at most once in five seconds', async () => {
    const { host, client, seen } = watched();
    await until(() => seen.length === 1);
    client.stay();
    client.stay();
    host.pass(STAY_INTERVAL_MS - 1);
    client.stay();
    host.pass(1);
    client.stay();
    client.finish();
    await until(() => host.commands.includes('finish'));
    expect(host.commands.filter((name) => name === 'stay')).toHaveLength(2);
  });
});

describe('a picture of a page', () => {
  const PAGE = pageId('00000000-0000-4000-8000-000000000001');

  it('goes in pieces, in order, and comes out whole', async () => {
    const { host, client, seen } = watched();
    await until(() => seen.length > 0);
    const picture = Uint8Array.from({ length: 25_000 }, (_, at) => at % 251);
    expect(await client.sendPicture(PAGE, picture)).toBe(true);
    const pieces = host.commands.map((command) => (command as [string, PicturePiece])[1]);
    expect(pieces.map(({ page, at, of }) => [page, at, of])).toEqual([0, 1, 2].map((at) => [PAGE, at, 3]));
    const whole = Buffer.concat(pieces.map(({ data }) => Buffer.from(data, 'base64')));
    expect(whole.equals(Buffer.from(picture))).toBe(true);
    for (const piece of pieces)
      expect(JSON.stringify(piece).length).toBeLessThan(LARGEST_MESSAGE_BYTES - 512);
  });

  it('is said not to have arrived where there is no line, or it breaks', async () => {
    const idle = stationClient(() => Promise.reject(new Error('refused')));
    expect(await idle.sendPicture(PAGE, new Uint8Array(10))).toBe(false);
    const { host, client, seen } = watched();
    await until(() => seen.length > 0);
    const sending = client.sendPicture(PAGE, new Uint8Array(290_000));
    await until(() => host.commands.length > 2);
    host.refuse(true);
    host.breakLine();
    expect(await sending).toBe(false);
  });
});
