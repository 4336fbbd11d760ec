import type { UtilityProcess } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type SupervisedProcess,
  superviseProcess,
} from '../../../../../electron/hosts/desktop/supervised-process.ts';
import { HandClock } from '../../../../support/hand-clock.ts';
import { FakeUtilityProcess } from '../fake-electron/utility-process.ts';

describe('a supervised process', () => {
  let clock: HandClock;
  let children: FakeUtilityProcess[];
  let supervised: SupervisedProcess;
  const onUp = vi.fn();
  const onMessage = vi.fn();
  const onDied = vi.fn();
  const killNow = vi.fn();

  beforeEach(() => {
    for (const spy of [onUp, onMessage, onDied, killNow]) spy.mockReset();
    clock = new HandClock();
    children = [];
    supervised = superviseProcess({
      fork: () => {
        const child = new FakeUtilityProcess('/station-process.js');
        children.push(child);
        return child as unknown as UtilityProcess;
      },
      clock,
      killNow,
      onUp,
      onMessage,
      onDied,
    });
  });
  const newest = (): FakeUtilityProcess => children.at(-1)!;

  test('is up when it spawned, and can be told things from then on', () => {
    supervised.start();
    expect(supervised.send({ kind: 'early' })).toBe(false);
    newest().spawn();
    expect(onUp).toHaveBeenCalledOnce();
    expect(supervised.send({ kind: 'start' })).toBe(true);
    expect(newest().sent.map(({ message }) => message)).toEqual([{ kind: 'start' }]);
    newest().emit('message', { kind: 'stationReady' });
    expect(onMessage.mock.calls).toEqual([[{ kind: 'stationReady' }]]);
  });

  test('comes back within 300 ms after its first death, and more slowly while it keeps dying', () => {
    supervised.start();
    for (let death = 0; death < 9; death += 1) {
      newest().spawn();
      newest().die(1);
      clock.turn(5_000);
    }
    expect(onDied.mock.calls).toEqual([
      [1, 50],
      [1, 100],
      [1, 200],
      [1, 400],
      [1, 800],
      [1, 1_600],
      [1, 3_200],
      [1, 5_000],
      [1, 5_000],
    ]);
    expect(children).toHaveLength(10);
  });

  test('a process that dies before it spawned is started again as well', () => {
    supervised.start();
    newest().emit('exit', 127);
    clock.turn(50);
    expect(children).toHaveLength(2);
    expect(onUp).not.toHaveBeenCalled();
  });

  test('what is sent between two lives is not sent', () => {
    supervised.start();
    newest().spawn();
    newest().die(9);
    expect(supervised.send({ kind: 'late' })).toBe(false);
  });

  test('is asked to end by the farewell, and that is the end', async () => {
    supervised.start();
    newest().spawn();
    const stopped = supervised.stop({ kind: 'stop' });
    expect(newest().sent.at(-1)?.message).toEqual({ kind: 'stop' });
    newest().die(0);
    await stopped;
    clock.turn(60_000);
    expect([children.length, onDied.mock.calls, killNow.mock.calls, newest().signals]).toEqual([
      1,
      [],
      [],
      [],
    ]);
    expect(clock.waiting).toBe(0);
  });

  test('is ended by signal without one', async () => {
    supervised.start();
    newest().spawn();
    await supervised.stop();
    expect(newest().signals).toEqual(['SIGTERM']);
    expect(clock.waiting).toBe(0);
  });

  test('is ended at once when it does not follow in time', async () => {
    supervised.start();
    newest().spawn();
    newest().onKill = () => undefined;
    const { pid } = newest();
    const stopped = supervised.stop();
    clock.turn(1_999);
    expect(killNow).not.toHaveBeenCalled();
    killNow.mockImplementation(() => newest().die(137));
    clock.turn(1);
    expect(killNow.mock.calls).toEqual([[pid]]);
    await stopped;
  });

  test('asked to end before it spawned, ends as soon as it does', async () => {
    supervised.start();
    const stopped = supervised.stop({ kind: 'stop' });
    newest().spawn();
    await stopped;
    expect(onUp).not.toHaveBeenCalled();
    clock.turn(60_000);
    expect(children).toHaveLength(1);
  });

  test('asked to end between two lives, does not come back', async () => {
    supervised.start();
    newest().spawn();
    newest().die(1);
    await supervised.stop();
    expect(clock.waiting).toBe(0);
    clock.turn(60_000);
    expect(children).toHaveLength(1);
    supervised.start();
    expect(children).toHaveLength(1);
  });

  test('asked twice, ends once', async () => {
    supervised.start();
    newest().spawn();
    await Promise.all([supervised.stop(), supervised.stop()]);
    expect(newest().signals).toEqual(['SIGTERM']);
  });
});
