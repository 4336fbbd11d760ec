import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import {
  type DeviceEvent,
  deviceEventSchema,
  pongSchema,
} from '../../../electron/contract/device-messages.ts';

const PROGRAM = fileURLToPath(new URL('../../../native/device-process.ts', import.meta.url));
const profile: unknown = JSON.parse(
  readFileSync(new URL('../../../resources/devices/escpos-80.json', import.meta.url), 'utf8'),
);
/** Nobody listens at the discard port: the printer is certainly not there. */
const printer = {
  id: 'receipt-printer-1',
  profile,
  transport: { kind: 'tcp', host: '127.0.0.1', port: 9 },
};
const PERSON = '某某某';

let child: ChildProcess;
let stderr = '';
function start(): { readonly events: DeviceEvent[]; readonly until: (count: number) => Promise<void> } {
  stderr = '';
  child = fork(PROGRAM, [], { serialization: 'advanced', stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
  child.stderr?.on('data', (text: Buffer) => {
    stderr += text.toString('utf8');
  });
  const events: DeviceEvent[] = [];
  let wake: () => void = () => undefined;
  child.on('message', (message) => {
    events.push(deviceEventSchema.parse(message));
    wake();
  });
  return {
    events,
    until: async (count) => {
      while (events.length < count) await new Promise<void>((done) => (wake = done));
    },
  };
}
const ended = async (): Promise<number | null> => ((await once(child, 'exit')) as [number | null])[0];

afterEach(() => {
  child.kill('SIGKILL');
});

describe('the device process', () => {
  test('makes drivers from the station’s list and reports in the contract’s words', async () => {
    const { events, until } = start();
    child.send({ kind: 'configure', devices: [printer] });
    await until(2);
    expect(events).toEqual([
      { kind: 'deviceChanged', device: 'receipt-printer-1', state: 'opening', facts: {} },
      {
        kind: 'deviceChanged',
        device: 'receipt-printer-1',
        state: 'trouble',
        failure: 'printer-not-found',
        facts: {},
      },
    ]);
  });

  test('answers at once whether it still turns, before it knows any device', async () => {
    start();
    child.removeAllListeners('message');
    child.send({ kind: 'ping' });
    const [answer] = (await once(child, 'message')) as [unknown];
    expect(pongSchema.parse(answer)).toEqual({ kind: 'pong' });
  });

  test('drops a bad message with a code and without its content, and goes on', async () => {
    const { until } = start();
    child.send({ kind: 'printReceipt', device: 'receipt-printer-1', document: PERSON });
    child.send({ kind: 'configure', devices: [printer] });
    await until(2);
    child.send({ kind: 'stop' });
    expect(await ended()).toBe(0);
    expect(stderr).toBe('{"failure":"message-malformed"}\n');
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('ends in order on %s', async (signal) => {
    const { until } = start();
    child.send({ kind: 'configure', devices: [printer] });
    await until(1);
    child.kill(signal);
    expect(await ended()).toBe(0);
  });

  test('does not outlive its parent', async () => {
    const { until } = start();
    child.send({ kind: 'configure', devices: [printer] });
    await until(1);
    child.disconnect();
    expect(await ended()).toBe(0);
  });

  test('refuses to run with nobody to talk to', async () => {
    child = spawn(process.execPath, [PROGRAM], { stdio: 'ignore' });
    expect(await ended()).not.toBe(0);
  });
});
