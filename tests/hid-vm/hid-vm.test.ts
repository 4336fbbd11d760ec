import { afterAll, beforeAll, expect, it } from 'vitest';
import { GuestDesk } from './guest-desk.ts';
import { describeBulkReaders } from './suites/bulk-readers.ts';
import { describeCodeScanners } from './suites/code-scanners.ts';
import { describeDiscovery } from './suites/discovery.ts';
import { describeIdCardReaders } from './suites/id-card-readers.ts';
import { describeKeypads } from './suites/keypads.ts';
import { describeReceiptPrinters } from './suites/receipt-printers.ts';
import { describeSerialReceiptPrinter } from './suites/serial-receipt-printer.ts';
import { describeSerialScanner } from './suites/serial-scanner.ts';

/** The product's drivers against a real kernel's device nodes, in a machine of software that is booted once. */

const begun = performance.now();
const figures: string[] = [];
let desk: GuestDesk;

/** How long a machine that is busy with other things may take. */
const BOOT_TIMEOUT_MS = 310_000;

beforeAll(async () => {
  desk = await GuestDesk.boot();
  figures.push(`guest up after ${Math.round(desk.guest.bootMs)} ms`);
}, BOOT_TIMEOUT_MS);

afterAll(async () => {
  await desk.guest.stop();
  figures.push(`all of it ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  process.stdout.write(`hid-vm: ${figures.join('; ')}\n`);
});

const atTheDesk = { desk: () => desk, figures };
describeCodeScanners(atTheDesk);
describeKeypads(atTheDesk);
describeIdCardReaders(atTheDesk);
describeBulkReaders(atTheDesk);
describeSerialScanner(atTheDesk);
describeReceiptPrinters(atTheDesk);
describeSerialReceiptPrinter(atTheDesk);
describeDiscovery(atTheDesk);

it('has brought the guest’s kernel into no doubt', () => {
  expect(desk.guest.console()).not.toMatch(/BUG|WARNING|Oops|Call Trace/);
});
