import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { DeviceConfig } from '../../../electron/contract/device-messages.ts';
import { startSimulator } from '../../simulators/demonstration/simulator-program.ts';
import { cpuMs, deviceOf, startDeviceProcess, type WatchedProcess } from '../../support/device-process.ts';
import { orderAt } from '../../support/hands-of-programs.ts';

/**
 * What the device process costs: at rest with six kinds of device, and while a scanner floods its line. Processor time and
 * bytes are counted; how soon things come is measured by the bench.
 */

const REST_MS = 4000;
/** The bar is one hundredth and the bench's to keep; here other suites share the processor's caches. Spinning costs all of it. */
const REST_SHARE = 0.03;
/** Ten times what a line at 921,600 baud carries in a second. */
const FLOOD_BYTES = 1_000_000;
/** What the guard lets through before it hangs up, with what stands in the buffers of a terminal. */
const READ_BYTES = 500_000;
/** A card read, a hang-up and ten heartbeats besides: a tenth of what a process that decodes a megabyte a second spends. */
const FLOOD_CPU_MS = 500;
const HEARTBEATS = 10;

interface Line {
  readonly path: string;
  readonly control: string;
}
const folder = mkdtempSync(join(tmpdir(), 'at-rest-'));
const stops: (() => Promise<void>)[] = [];
let lines: { readonly reader: Line; readonly scanner: Line; readonly printer: Line };

beforeAll(async () => {
  const start = async (
    name: Parameters<typeof startSimulator>[0],
    args: readonly string[] = [],
  ): Promise<Line> => {
    const { line, program } = await startSimulator<Line>(name, ['--link', join(folder, name), ...args]);
    stops.push(() => program.stop());
    return line;
  };
  const [reader, scanner, printer] = await Promise.all([
    start('id-card-reader'),
    start('code-scanner', ['--family', 'serial-cr']),
    start('receipt-printer'),
  ]);
  lines = { reader, scanner, printer };
});
afterAll(async () => {
  await Promise.all(stops.map((stop) => stop()));
  rmSync(folder, { recursive: true });
});

const serial = ({ path }: Line): DeviceConfig['transport'] => ({ kind: 'serial', path, baudRate: 115_200 });

async function started(devices: readonly DeviceConfig[]): Promise<WatchedProcess> {
  const running = startDeviceProcess(devices);
  onTestFinished(() => running.stop());
  running.send({ kind: 'awaitCard', awaited: true });
  running.send({ kind: 'awaitCode', awaited: true });
  return running;
}

it('rests although it looks after six kinds of device, three of them not there', async () => {
  const running = await started([
    deviceOf('id-card-reader-1', 'sam-v', serial(lines.reader)),
    deviceOf('code-scanner-1', 'generic-serial-cr', serial(lines.scanner)),
    deviceOf('receipt-printer-1', 'escpos-80', serial(lines.printer)),
    deviceOf('smart-card-reader-1', 'pcsc-social-card', { kind: 'pcsc', reader: 'nowhere' }),
    deviceOf('keypad-1', 'keypad-five-key', { kind: 'hid', vendorId: 'ffff', productId: 'ffff' }),
    deviceOf('document-printer-1', 'ipp-a4', { kind: 'ipp', url: 'http://127.0.0.1:9/none' }),
  ]);
  for (const ready of ['id-card-reader-1', 'code-scanner-1', 'receipt-printer-1'])
    await running.until(`${ready} ready`);
  // A machine without a smart-card service says so, one with it that no such reader is there.
  await running.until(/^smart-card-reader-1 trouble /);
  await running.until(/^keypad-1 trouble /);
  // What is counted is processor time: how long it is counted decides only how well.
  const before = cpuMs(running.pid);
  await new Promise((done) => setTimeout(done, REST_MS));
  const share = (cpuMs(running.pid) - before) / REST_MS;
  process.stdout.write(`device process at rest, from its sources: ${(share * 100).toFixed(2)} % of a core\n`);
  expect(share).toBeLessThan(REST_SHARE);
});

it('hangs up on a scanner that floods, says so, and serves the other devices meanwhile', async () => {
  await orderAt(lines.scanner.control, '/replug');
  const running = await started([
    deviceOf('id-card-reader-1', 'sam-v', serial(lines.reader)),
    deviceOf('code-scanner-1', 'generic-serial-cr', serial(lines.scanner)),
  ]);
  for (const ready of ['id-card-reader-1', 'code-scanner-1']) await running.until(`${ready} ready`);
  const before = cpuMs(running.pid);
  // Hung up on, the simulator waits for somebody to take the rest.
  const flood = orderAt(lines.scanner.control, '/flood', { bytes: FLOOD_BYTES }).catch(() => undefined);
  await running.until('code-scanner-1 trouble device-flooding');
  for (let beat = 1; beat <= HEARTBEATS; beat += 1) {
    running.send({ kind: 'ping' });
    await running.untilPongs(beat);
  }
  await orderAt(lines.reader.control, '/lay', { card: 'resident' });
  await running.until('id-card-reader-1 cardRead');
  const spent = cpuMs(running.pid) - before;
  const state = await fetch(`${lines.scanner.control}/state`);
  const { taken } = (await state.json()) as { taken: number };
  process.stdout.write(
    `a flood of ${FLOOD_BYTES} bytes: ${taken} taken, ${spent.toFixed(0)} ms of processor time, a card read meanwhile\n`,
  );
  expect(taken).toBeLessThan(READ_BYTES);
  expect(spent).toBeLessThan(FLOOD_CPU_MS);
  expect(running.said().filter((words) => words.includes('codeScanned')).length).toBeLessThan(25);
  await orderAt(lines.scanner.control, '/unplug');
  await flood;
});
