import type { UtilityProcess } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createProcesses, type Processes } from '../../../../../electron/hosts/desktop/processes.ts';
import { HandClock } from '../../../../support/hand-clock.ts';
import { FakeMessageChannelMain } from '../fake-electron/message-channel-main.ts';
import { settle } from '../fake-electron/settle.ts';
import { type FakeUtilityProcess, FakeUtilityProcesses } from '../fake-electron/utility-process.ts';

const STATION = 'station-process.js';
const DEVICES = 'device-process.js';

describe('the processes beside main', () => {
  let clock: HandClock;
  let utility: FakeUtilityProcesses;
  let processes: Processes;
  const [onStationReady, onStationLost, onStationRefused, killNow] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()];
  let said: string[];

  beforeEach(() => {
    for (const spy of [onStationReady, onStationLost, onStationRefused, killNow]) spy.mockReset();
    clock = new HandClock();
    utility = new FakeUtilityProcesses();
    said = [];
    processes = createProcesses({
      fork: (program, args, options) => utility.fork(program, args, options) as unknown as UtilityProcess,
      MessageChannelMain: FakeMessageChannelMain,
      clock,
      killNow,
      programs: '/app/dist',
      siteFile: '/hall/site.json',
      resources: '/app/resources',
      osKey: {
        seal: (bytes) => Promise.resolve(Uint8Array.from([...bytes].toReversed())),
        open: () => Promise.resolve(undefined),
      },
      onStationReady,
      onStationLost,
      onStationRefused,
      say: (sentence) => said.push(sentence),
    });
  });

  const station = (): FakeUtilityProcess => utility.latest(STATION);
  const devices = (): FakeUtilityProcess => utility.latest(DEVICES);
  const kindsSentTo = (child: FakeUtilityProcess): unknown[] =>
    child.sent.map(({ message }) => (message as { kind: string }).kind);
  const says = async (child: FakeUtilityProcess, message: unknown): Promise<void> => {
    const { postMessage: say } = child.parentPort;
    say(message);
    await settle();
  };
  const startAll = async (): Promise<void> => {
    processes.start();
    await settle();
    await says(station(), { kind: 'stationReady' });
    await says(station(), { kind: 'devicesWanted' });
  };

  test('the station is forked under its name and told what to open', async () => {
    processes.start();
    await settle();
    expect(station()).toMatchObject({
      program: '/app/dist/desktop/station-process.js',
      serviceName: 'kiosk station',
    });
    expect(station().sent).toEqual([
      { message: { kind: 'start', siteFile: '/hall/site.json', resources: '/app/resources' }, ports: [] },
    ]);
    expect(utility.forked).toHaveLength(1);
  });

  test('the drivers are forked when the station asks, and joined to it by a channel of their own', async () => {
    await startAll();
    expect(devices().program).toBe('/app/dist/native/device-process.js');
    const [toDevices] = devices().sent;
    const toStation = station().sent.at(-1);
    expect(toDevices?.message).toEqual({ kind: 'wire' });
    expect(toStation?.message).toEqual({ kind: 'devicePort' });
    expect(toDevices?.ports[0]?.other).toBe(toStation?.ports[0]);
  });

  test('a page’s port goes to a station that answers, and to no other', async () => {
    const { port1 } = new FakeMessageChannelMain();
    expect(processes.giveScreenPort(port1)).toBe(false);
    processes.start();
    await settle();
    expect(processes.giveScreenPort(port1)).toBe(false);
    await says(station(), { kind: 'stationReady' });
    expect(onStationReady).toHaveBeenCalledOnce();
    expect(processes.giveScreenPort(port1)).toBe(true);
    expect(station().sent.at(-1)).toEqual({ message: { kind: 'screenPort' }, ports: [port1] });
    station().die(1);
    expect(processes.giveScreenPort(port1)).toBe(false);
  });

  test('dead drivers are told, and the next ones are joined by a new channel within 300 ms', async () => {
    await startAll();
    const first = devices();
    first.die(139);
    expect(kindsSentTo(station()).at(-1)).toBe('deviceLost');
    clock.turn(300);
    await settle();
    expect(devices()).not.toBe(first);
    expect(kindsSentTo(station()).at(-1)).toBe('devicePort');
    expect(devices().sent[0]?.ports[0]?.other).toBe(station().sent.at(-1)?.ports[0]);
    expect(said).toEqual(['The device process ended (139); it is started again in 50 ms.']);
    expect(onStationLost).not.toHaveBeenCalled();
  });

  test('drivers that hang are killed when the station asks, and the next ones follow as after any death', async () => {
    await startAll();
    const first = devices();
    const { pid } = first;
    killNow.mockImplementation(() => first.die(137));
    await says(station(), { kind: 'devicesHung' });
    expect(killNow).toHaveBeenCalledExactlyOnceWith(pid);
    expect(kindsSentTo(station()).at(-1)).toBe('deviceLost');
    await says(station(), { kind: 'devicesHung' });
    expect(killNow).toHaveBeenCalledOnce();
    clock.turn(300);
    await settle();
    expect(devices()).not.toBe(first);
    expect(said[0]).toBe('The device process no longer answers; it is killed.');
  });

  test('a dead station comes back, opens the same again, and gets fresh drivers', async () => {
    await startAll();
    const [firstStation, firstDevices] = [station(), devices()];
    firstStation.die(134);
    expect(onStationLost).toHaveBeenCalledOnce();
    expect(firstDevices.signals).toEqual(['SIGTERM']);
    clock.turn(300);
    await settle();
    expect(station()).not.toBe(firstStation);
    expect(station().sent[0]?.message).toMatchObject({ kind: 'start', siteFile: '/hall/site.json' });
    await says(station(), { kind: 'stationReady' });
    await says(station(), { kind: 'devicesWanted' });
    expect(onStationReady).toHaveBeenCalledTimes(2);
    expect(devices()).not.toBe(firstDevices);
    expect(said).toEqual(['The station process ended (134); it is started again in 50 ms.']);
  });

  test('the next drivers wait until the last ones have let go of their device files', async () => {
    await startAll();
    const last = devices();
    last.onKill = () => undefined;
    station().die(1);
    clock.turn(50);
    await settle();
    await says(station(), { kind: 'devicesWanted' });
    expect(devices()).toBe(last);
    last.die(0);
    await settle();
    expect(devices()).not.toBe(last);
  });

  test('a station that cannot run is not started again', async () => {
    processes.start();
    await settle();
    await says(station(), { kind: 'stationRefused', sentence: '密钥和数据不配。', code: 'store-key-wrong' });
    expect(onStationRefused.mock.calls).toEqual([['密钥和数据不配。', 'store-key-wrong']]);
    clock.turn(60_000);
    await settle();
    expect(utility.forked).toHaveLength(1);
    expect(onStationLost).not.toHaveBeenCalled();
  });

  test('the station reaches the key store through main', async () => {
    processes.start();
    await settle();
    await says(station(), { kind: 'vaultCall', call: 1, action: 'seal', bytes: new Uint8Array([1, 2, 3]) });
    await says(station(), { kind: 'vaultCall', call: 2, action: 'open', bytes: new Uint8Array([9]) });
    expect(
      station()
        .sent.slice(1)
        .map(({ message }) => message),
    ).toEqual([
      { kind: 'vaultAnswer', call: 1, bytes: new Uint8Array([3, 2, 1]) },
      { kind: 'vaultAnswer', call: 2 },
    ]);
  });

  test('what the door refused is passed on to be journalled', async () => {
    await startAll();
    processes.messageRefused('message-foreign-origin');
    expect(station().sent.at(-1)?.message).toEqual({
      kind: 'messageRefused',
      failure: 'message-foreign-origin',
    });
  });

  test('the station stops its drivers and is told when they are gone', async () => {
    await startAll();
    await says(station(), { kind: 'devicesUnwanted' });
    expect(devices().signals).toEqual(['SIGTERM']);
    expect(kindsSentTo(station()).at(-1)).toBe('devicesGone');
    clock.turn(60_000);
    await settle();
    expect(utility.forked).toHaveLength(2);
  });

  test('all ends in order, and nothing comes back', async () => {
    await startAll();
    const stopped = processes.stop();
    expect(kindsSentTo(station()).at(-1)).toBe('stop');
    expect(devices().signals).toEqual([]);
    station().die(0);
    await stopped;
    expect(devices().signals).toEqual(['SIGTERM']);
    clock.turn(60_000);
    await settle();
    expect(utility.forked).toHaveLength(2);
    expect(clock.waiting).toBe(0);
  });

  test('a station that hangs at the end is ended', async () => {
    await startAll();
    const { pid } = station();
    killNow.mockImplementation(() => station().die(137));
    const stopped = processes.stop();
    clock.turn(2_000);
    await stopped;
    expect(killNow.mock.calls).toEqual([[pid]]);
  });

  test('a message that is none of ours is a defect, not a wish', async () => {
    processes.start();
    await settle();
    expect(() => station().emit('message', { kind: 'quit' })).toThrow('Invalid');
  });
});
