import { beforeEach, describe, expect, test, vi } from 'vitest';
import { LARGEST_MESSAGE_BYTES } from '../../../../../electron/contract/station-contract.ts';
import type { ToMain } from '../../../../../electron/hosts/desktop/host-messages.ts';
import { runStationProgram } from '../../../../../electron/hosts/desktop/station-program.ts';
import type { OpenStationOptions, StationOpening } from '../../../../../electron/station/open-station.ts';
import { HandClock } from '../../../../support/hand-clock.ts';
import { FakeMessageChannelMain, type FakeMessagePortMain } from '../fake-electron/message-channel-main.ts';
import { settle } from '../fake-electron/settle.ts';
import { FakeUtilityProcess } from '../fake-electron/utility-process.ts';
import { HandStation } from './support/hand-station.ts';
import { clientOver } from './support/page.ts';

const START = { kind: 'start', siteFile: '/hall/site.json', resources: '/app/resources' };

describe('the station process', () => {
  let child: FakeUtilityProcess;
  let told: ToMain[];
  let station: HandStation;
  let clock: HandClock;
  let offered: OpenStationOptions | undefined;
  let opening: Promise<StationOpening>;
  const exit = vi.fn();

  beforeEach(() => {
    exit.mockReset();
    offered = undefined;
    station = new HandStation();
    clock = new HandClock();
    opening = Promise.resolve({ ok: true, station, dataFolder: '/hall/var' });
    child = new FakeUtilityProcess('station-process.js');
    told = [];
    child.on('message', (message: ToMain) => told.push(message));
    child.spawn();
    runStationProgram({
      parent: child.parentPort,
      tell: child.parentPort.postMessage,
      clock,
      env: { GATEWAY_TOKEN: 'a-secret' },
      random: () => 0.5,
      open: (options) => {
        offered = options;
        return opening;
      },
      exit,
    });
  });

  const kinds = (): string[] => told.map(({ kind }) => kind);
  const start = async (): Promise<void> => {
    child.postMessage(START, []);
    await settle();
  };
  const page = async (): Promise<FakeMessagePortMain> => {
    const { port1, port2 } = new FakeMessageChannelMain();
    child.postMessage({ kind: 'screenPort' }, [port2]);
    await settle();
    return port1;
  };

  test('opens what it is told to open, and says that it answers', async () => {
    await start();
    expect(offered).toMatchObject({ siteFile: '/hall/site.json', resources: '/app/resources' });
    expect(offered?.env).toEqual({ GATEWAY_TOKEN: 'a-secret' });
    expect(kinds()).toEqual(['stationReady']);
  });

  test('says why it cannot open, with the code', async () => {
    opening = Promise.resolve({ ok: false, sentence: '密钥和数据不配。', code: 'store-key-wrong' });
    await start();
    expect(told).toEqual([{ kind: 'stationRefused', sentence: '密钥和数据不配。', code: 'store-key-wrong' }]);
  });

  test('serves the contract to every page it is brought', async () => {
    await start();
    const [one, two] = [clientOver(await page()), clientOver(await page())];
    expect((await one.status.current()).screen.name).toBe('welcome');
    await two.visit.begin();
    await one.visit.openEntry({ entry: 2 });
    expect(station.commands).toEqual([{ event: 'begin' }, { event: 'openEntry', entry: 2 }]);
  });

  test('a page follows the status, and one that leaves is watched for no longer', async () => {
    await start();
    const port = await page();
    const seen: number[] = [];
    const statuses = await clientOver(port).status.watch();
    const first = await statuses.next();
    station.move();
    const second = await statuses.next();
    for (const item of [first, second]) if (item.done !== true) seen.push(item.value.revision);
    expect(seen).toEqual([0, 1]);
    expect(station.listeners.size).toBe(1);
    port.close();
    await settle();
    expect(station.listeners.size).toBe(0);
  });

  test('input that does not fit is refused, told by code, and the line goes on', async () => {
    await start();
    const client = clientOver(await page());
    await expect(client.visit.openEntry({ entry: 1.5 })).rejects.toThrow();
    expect(station.refusals).toEqual(['message-malformed']);
    await client.visit.begin();
    expect(station.commands).toEqual([{ event: 'begin' }]);
  });

  test('an unknown procedure is refused and told by code', async () => {
    await start();
    const port = await page();
    port.start();
    port.postMessage(JSON.stringify({ i: '1', p: { u: '/visit/openEverything' } }), []);
    await settle();
    expect(station.refusals).toEqual(['message-unknown']);
    expect(station.commands).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ['oversized', 'x'.repeat(LARGEST_MESSAGE_BYTES + 1), 'message-oversized'],
    ['malformed', '{"a":1}', 'message-malformed'],
  ])('an %s message ends the line and is told by code', async (_name, message, code) => {
    await start();
    const port = await page();
    port.start();
    port.postMessage(message, []);
    await settle();
    expect(station.refusals).toEqual([code]);
    expect(port.closed).toBe(true);
  });

  test('what main’s door refused is journalled, each code once a second', async () => {
    await start();
    for (let knock = 0; knock < 50; knock += 1) {
      child.postMessage({ kind: 'messageRefused', failure: 'message-foreign-origin' }, []);
    }
    await settle();
    expect(station.refusals).toEqual(['message-foreign-origin']);
    clock.turn(1_000);
    child.postMessage({ kind: 'messageRefused', failure: 'message-foreign-origin' }, []);
    await settle();
    expect(station.refusals).toHaveLength(2);
  });

  test('a page brought before there is a station is turned away, and asks again', async () => {
    expect((await page()).closed).toBe(true);
  });

  test('asks main for the devices and is told of each of their lives', async () => {
    await start();
    const lives: string[] = [];
    offered?.deviceHost.start({ connected: () => lives.push('connected'), lost: () => lives.push('lost') });
    child.postMessage({ kind: 'devicePort' }, [new FakeMessageChannelMain().port2]);
    child.postMessage({ kind: 'deviceLost' }, []);
    child.postMessage({ kind: 'devicePort' }, [new FakeMessageChannelMain().port2]);
    await settle();
    expect(kinds()).toEqual(['stationReady', 'devicesWanted']);
    expect(lives).toEqual(['connected', 'lost', 'connected']);
  });

  test('stops its devices through main', async () => {
    await start();
    const stopped = offered?.deviceHost.stop();
    await settle();
    expect(kinds()).toEqual(['stationReady', 'devicesUnwanted']);
    child.postMessage({ kind: 'devicesGone' }, []);
    await stopped;
  });

  test('ends in order when asked', async () => {
    await start();
    child.postMessage({ kind: 'stop' }, []);
    await settle();
    expect([station.stops, exit.mock.calls]).toEqual([1, [[0]]]);
  });

  test('asked to end while it is still opening, ends what it opened first', async () => {
    const { promise, resolve } = Promise.withResolvers<StationOpening>();
    opening = promise;
    await start();
    child.postMessage({ kind: 'stop' }, []);
    await settle();
    expect(exit).not.toHaveBeenCalled();
    resolve({ ok: true, station, dataFolder: '/hall/var' });
    await settle();
    expect([station.stops, exit.mock.calls]).toEqual([1, [[0]]]);
  });

  test('asked to end before it was told to start, ends', async () => {
    child.postMessage({ kind: 'stop' }, []);
    await settle();
    expect(exit.mock.calls).toEqual([[0]]);
  });
});
