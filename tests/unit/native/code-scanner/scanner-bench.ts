import { afterEach } from 'vitest';
import type { TransportAddress } from '../../../../electron/contract/device-address.ts';
import { type DeviceEvent, deviceEventSchema } from '../../../../electron/contract/device-messages.ts';
import type { CodeScannerProfile } from '../../../../electron/contract/device-profiles/code-scanner.ts';
import { deviceId } from '../../../../electron/contract/ids.ts';
import {
  type CodeScannerDriver,
  createCodeScannerDriver,
} from '../../../../native/code-scanner/code-scanner-driver.ts';
import type {
  HidTransport,
  TransportFailure,
  TransportListener,
  TransportOutcome,
} from '../../../../native/transport/transport.ts';
import { profileOf } from '../../../contract/code-scanner/families-at-the-desk.ts';
import {
  type ScannerFamily,
  type ScannerFamilyName,
  scannerFamilies,
} from '../../../simulators/code-scanner/families.ts';
import type { ScannerBase } from '../../../simulators/code-scanner/scanner-model.ts';
import { syntheticVoucher } from '../../../simulators/code-scanner/synthetic-voucher.ts';
import { ManualTimers } from '../transport/manual-timers.ts';

/** The desk of a unit test: a simulated scanner that can be plugged and unplugged, and links to it without a wire. */
export class ScannerDesk {
  readonly scanner: ScannerBase;
  readonly descriptor: Uint8Array | undefined;
  /** Why the next opening fails; undefined when it succeeds. */
  openFailure: TransportFailure | undefined;
  /** Why writes fail; undefined when they succeed. */
  writeFailure: 'silent' | 'lost' | undefined;
  /** Everything that was written, in hex, and feature reports after `feature `. */
  readonly written: string[] = [];
  /** How often a link was asked to drop what it had received. */
  discards = 0;
  readonly opened: { readonly kind: 'bytes' | 'hid'; readonly address: TransportAddress }[] = [];
  /** Hears what the scanner says. */
  tap: (bytes: Uint8Array) => void = () => undefined;
  #open: DeskLink | undefined;

  constructor(family: ScannerFamily, timers: ManualTimers) {
    this.descriptor = family.descriptor;
    this.scanner = family.make(
      (bytes) => {
        this.tap(bytes);
        this.#open?.deliver(bytes);
      },
      (ms, callback) => timers.after(ms, callback),
    );
  }

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  newLink(kind: 'bytes' | 'hid', address: TransportAddress): HidTransport {
    this.opened.push({ kind, address });
    return new DeskLink(this);
  }

  hold(link: DeskLink | undefined): void {
    this.#open = link;
  }

  isHeldBy(link: DeskLink): boolean {
    return this.#open === link;
  }

  /** Puts bytes on the line that no scanner said. */
  say(bytes: Uint8Array): void {
    this.#open?.deliver(bytes);
  }

  unplug(): void {
    this.openFailure = 'not-found';
    this.scanner.powerOff();
    this.#open?.lose();
  }

  replug(): void {
    this.openFailure = undefined;
  }
}

class DeskLink implements HidTransport {
  readonly address = '/dev/simulated';
  readonly #desk: ScannerDesk;
  #listener: TransportListener | undefined;

  constructor(desk: ScannerDesk) {
    this.#desk = desk;
  }

  get reportDescriptor(): Uint8Array | undefined {
    return this.#desk.descriptor;
  }

  open(listener: TransportListener): Promise<TransportOutcome> {
    const failure = this.#desk.openFailure;
    if (failure !== undefined) return Promise.resolve({ ok: false, failure });
    this.#listener = listener;
    this.#desk.hold(this);
    return Promise.resolve({ ok: true });
  }

  write(bytes: Uint8Array): Promise<TransportOutcome> {
    return this.#send(bytes, '');
  }

  sendFeatureReport(bytes: Uint8Array): Promise<TransportOutcome> {
    return this.#send(bytes, 'feature ');
  }

  discardInput(): Promise<void> {
    this.#desk.discards += 1;
    return Promise.resolve();
  }

  close(): Promise<void> {
    if (this.#desk.isHeldBy(this)) this.#desk.hold(undefined);
    return Promise.resolve();
  }

  deliver(bytes: Uint8Array): void {
    this.#listener?.data(Uint8Array.from(bytes));
  }

  lose(): void {
    this.#desk.hold(undefined);
    this.#listener?.lost();
  }

  #send(bytes: Uint8Array, kind: string): Promise<TransportOutcome> {
    const failure = this.#desk.isHeldBy(this) ? this.#desk.writeFailure : 'lost';
    if (failure !== undefined) return Promise.resolve({ ok: false, failure });
    this.#desk.written.push(kind + Buffer.from(bytes).toString('hex'));
    this.#desk.scanner.receive(bytes);
    return Promise.resolve({ ok: true });
  }
}

const drivers: CodeScannerDriver[] = [];
afterEach(async () => {
  for (const driver of drivers.splice(0)) await driver.stop();
});

/** A driver at a simulated desk, under a clock turned by hand; it is stopped after the test. */
export function workbench(family: ScannerFamilyName, profile: Partial<CodeScannerProfile> = {}) {
  const timers = new ManualTimers();
  const kind: ScannerFamily = scannerFamilies[family];
  const desk = new ScannerDesk(kind, timers);
  const events: DeviceEvent[] = [];
  const transport: TransportAddress =
    kind.wire === 'line'
      ? { kind: 'serial', path: '/dev/simulated' }
      : { kind: 'hid', vendorId: '0000', productId: '0000' };
  const driver = createCodeScannerDriver(
    { id: deviceId('code-scanner-1'), profile: { ...profileOf[family], ...profile }, transport },
    { timers, emit: (event) => events.push(deviceEventSchema.parse(event)) },
    {
      openBytes: (address) => desk.newLink('bytes', address),
      openHid: (address) => desk.newLink('hid', address),
    },
  );
  drivers.push(driver);
  const said = (): string[] =>
    events.map((event) => {
      if (event.kind === 'deviceChanged') return [event.state, event.failure].filter(Boolean).join(' ');
      return event.kind === 'codeScanned' ? `codeScanned ${event.code.text}` : event.kind;
    });
  return {
    timers,
    desk,
    driver,
    events,
    said,
    /** What was said since the last call. */
    news: () => {
      const words = said();
      events.splice(0);
      return words;
    },
    until: (what: string, limitMs?: number) => timers.advanceUntil(() => said().includes(what), limitMs),
    /** Shows the voucher of a serial number; says whether the scanner was reading. */
    show: (serial: number) => desk.scanner.show({ bytes: Buffer.from(syntheticVoucher(serial)) }),
    ready: async (awaited = true) => {
      driver.start();
      driver.awaitCode(awaited);
      await timers.advanceUntil(() => said().includes('ready'));
      events.splice(0);
    },
  };
}

/** The word for the voucher of a serial number. */
export const scanned = (serial: number): string => `codeScanned ${syntheticVoucher(serial)}`;
