import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { DeviceEvent } from '../../../electron/contract/device-messages.ts';
import { DeviceRegistry } from '../../../native/device-registry.ts';
import { glyphs } from './receipt-printer/arbitrary-slips.ts';
import { handTimers, printerOnAString } from './receipt-printer/printer-on-a-string.ts';

const profile = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../resources/devices/${name}.json`, import.meta.url), 'utf8'));
const printer = (id: string): unknown => ({
  id,
  profile: profile('escpos-80'),
  transport: { kind: 'tcp', host: '192.0.2.7', port: 9100 },
});
const slip = (device: string, job: string): unknown => ({
  kind: 'printReceipt',
  device,
  job,
  document: { blocks: [{ kind: 'text', text: job }], cut: 'partial' },
  duplicate: 0,
});

const noLinks = {
  openHid: () => {
    throw new Error('no HID device in these tests');
  },
  openSmartCard: () => {
    throw new Error('no smart card in these tests');
  },
};

function registry() {
  const timers = handTimers();
  const string = printerOnAString();
  const events: DeviceEvent[] = [];
  const complaints: string[] = [];
  let glyphReads = 0;
  const devices = new DeviceRegistry({
    timers,
    links: { ...noLinks, open: () => string.link(), openBytes: () => string.link() },
    readLogo: () => {
      throw new Error('no printer here has a logo');
    },
    readGlyphs: () => {
      glyphReads += 1;
      return glyphs;
    },
    emit: (event) => events.push(event),
    complain: (failure) => complaints.push(failure),
  });
  const said = (): string[] =>
    events.map((event) => {
      const state = 'state' in event ? event.state : event.kind;
      const failure = 'failure' in event ? event.failure : undefined;
      return [event.device, state, failure].filter(Boolean).join(' ');
    });
  return { devices, timers, string, said, complaints, glyphReads: () => glyphReads };
}

describe('commands', () => {
  test('make drivers and print on the one that is meant', async () => {
    const { devices, said, timers, glyphReads } = registry();
    expect(devices.take({ kind: 'configure', devices: [printer('receipt-printer-1')] })).toBe('configure');
    devices.take(slip('receipt-printer-1', 'A'));
    await timers.pass(1000);
    expect(said()).toEqual([
      'receipt-printer-1 opening',
      'receipt-printer-1 ready',
      'receipt-printer-1 sent',
      'receipt-printer-1 printed',
    ]);
    expect(glyphReads()).toBe(1);
  });

  test('a slip for a printer nobody configured is refused', async () => {
    const { devices, said, timers } = registry();
    devices.take(slip('receipt-printer-9', 'A'));
    await timers.pass(10);
    expect(said()).toEqual(['receipt-printer-9 refused printer-not-found']);
  });

  test.each([undefined, null, 'print', { kind: 'explode' }, { kind: 'printReceipt', device: 'x' }])(
    '%j is dropped with a code and nothing of its content',
    (message) => {
      const { devices, complaints, said } = registry();
      expect(devices.take(message)).toBeUndefined();
      expect(complaints).toEqual(['message-malformed']);
      expect(said()).toEqual([]);
    },
  );

  test('a reader is told whether a card is awaited, also before it exists', async () => {
    const { devices, said, timers } = registry();
    const reader = {
      id: 'id-card-reader-1',
      profile: profile('sam-v'),
      transport: { kind: 'serial', path: '/dev/reader', baudRate: 115_200 },
    };
    expect(devices.take({ kind: 'awaitCard', awaited: true })).toBe('awaitCard');
    devices.take({ kind: 'configure', devices: [reader] });
    await timers.pass(10);
    expect(said()[0]).toBe('id-card-reader-1 opening');
    devices.take({ kind: 'awaitCard', awaited: false });
    const stopped = devices.stop();
    await timers.pass(20_000);
    await stopped;
  });
});

test('a new list lets go of the old devices before it opens its own', async () => {
  const { devices, said, timers, string } = registry();
  devices.take({ kind: 'configure', devices: [printer('receipt-printer-1')] });
  await timers.pass(100);
  devices.take({ kind: 'configure', devices: [printer('receipt-printer-2')] });
  await timers.pass(3000);
  devices.take({ kind: 'clearPrinter', device: 'receipt-printer-1' });
  devices.take(slip('receipt-printer-2', 'A'));
  await timers.pass(1000);
  expect(said().filter((words) => words.endsWith('printed'))).toEqual(['receipt-printer-2 printed']);
  expect(string.opened()).toBe(2);
});

test('stop lets go of everything', async () => {
  const { devices, timers, string } = registry();
  devices.take({ kind: 'configure', devices: [printer('receipt-printer-1')] });
  await timers.pass(100);
  await devices.stop();
  const { length } = string.writes;
  await timers.pass(10_000);
  expect(string.writes).toHaveLength(length);
});
