import { describe, expect, it } from 'vitest';
import { createHidTransport } from '../../../../native/transport/hid.ts';
import type { HidLibraryDevice } from '../../../../native/transport/hid-library.ts';
import { Heard } from './heard.ts';
import { hidPosScanner } from './hid-descriptors.ts';
import { ManualTimers, settled } from './manual-timers.ts';
import { SyntheticSystem } from './synthetic-system.ts';

/** A device of the library that behaves as badly as the real one can, exactly where a test says so. */
class ScriptedDevice implements HidLibraryDevice {
  readonly written: number[][] = [];
  readonly features: number[][] = [];
  closes = 0;
  /** Whether the library is inside its read callback now. */
  reading = false;
  closedWhileReading = false;
  answers = { write: true, close: true };
  gone = false;
  readonly #data: ((bytes: Buffer) => void)[] = [];
  readonly #errors: ((error: string) => void)[] = [];

  write(report: Buffer): Promise<number> {
    this.written.push([...report]);
    if (this.gone) return Promise.reject(new Error('Cannot write to hid device: No such device'));
    return this.answers.write ? Promise.resolve(report.length) : new Promise(() => undefined);
  }
  sendFeatureReport(report: Buffer): Promise<number> {
    this.features.push([...report]);
    return this.write(report);
  }
  close(): Promise<void> {
    this.closes += 1;
    this.closedWhileReading ||= this.reading;
    if (this.gone) return Promise.reject(new Error('device has been closed'));
    return this.answers.close ? Promise.resolve() : new Promise(() => undefined);
  }
  on(event: 'data' | 'error', listener: (bytes: Buffer) => void): this {
    if (event === 'error') this.#errors.push(listener as () => void);
    else if (this.#data.push(listener) > 1) throw new TypeError('read is already running');
    return this;
  }
  deliver(...bytes: number[]): void {
    this.reading = true;
    for (const listener of this.#data) listener(Buffer.from(bytes));
    this.reading = false;
  }
  /** Pulled out: the library says it as a string, from inside its read callback. */
  unplug(): void {
    this.gone = true;
    this.reading = true;
    for (const listener of this.#errors) listener('could not read from HID device: device disconnected');
    this.reading = false;
  }
}

function workbench(given: { openError?: Error; library?: 'missing'; opensNever?: boolean } = {}) {
  const system = new SyntheticSystem();
  system.addHidraw('hidraw3', { id: '1eab:1d10', descriptor: hidPosScanner });
  const device = new ScriptedDevice();
  const timers = new ManualTimers();
  const heard = new Heard();
  const opened: string[] = [];
  const late = Promise.withResolvers<HidLibraryDevice>();
  const library = {
    open(path: string): Promise<HidLibraryDevice> {
      opened.push(path);
      if (given.openError !== undefined) return Promise.reject(given.openError);
      return given.opensNever === true ? late.promise : Promise.resolve(device);
    },
  };
  const link = createHidTransport(
    { kind: 'hid', vendorId: '1eab', productId: '1d10' },
    timers,
    system.folders,
    () => Promise.resolve(given.library === 'missing' ? undefined : library),
  );
  return { system, device, timers, heard, opened, late, link };
}

describe('opening a HID device', () => {
  it('finds the node by what the device is and says where it was', async () => {
    const { link, heard, opened, system } = workbench();
    expect(link.address).toBe('hid 1eab:1d10');
    expect(await link.open(heard)).toEqual({ ok: true });
    expect(opened).toEqual([system.path('dev/hidraw3')]);
    expect(link.address).toBe(system.path('dev/hidraw3'));
  });

  it('is not opened when it comes only after its descriptor was looked for: nobody would know how to read it', async () => {
    const { link, system, heard, opened } = workbench();
    system.removeHidraw('hidraw3');
    expect(link.reportDescriptor).toBeUndefined();
    system.addHidraw('hidraw3', { id: '1eab:1d10', descriptor: hidPosScanner });
    expect(await link.open(heard)).toEqual({ ok: false, failure: 'not-found' });
    expect(opened).toEqual([]);
  });

  it('shows the report descriptor before it is opened', () => {
    expect(workbench().link.reportDescriptor).toEqual(hidPosScanner);
  });

  it('says not-found, without loading the library, when no such device is there', async () => {
    const { link, heard, opened, system } = workbench({ library: 'missing' });
    system.removeHidraw('hidraw3');
    expect(link.reportDescriptor).toBeUndefined();
    expect(await link.open(heard)).toEqual({ ok: false, failure: 'not-found' });
    expect(opened).toEqual([]);
  });

  it('says driver-missing when this machine cannot load the library', async () => {
    const { link, heard } = workbench({ library: 'missing' });
    expect(await link.open(heard)).toEqual({ ok: false, failure: 'driver-missing' });
  });

  it('says busy when the node is there and will not open', async () => {
    const { link, heard } = workbench({ openError: new Error('could not open') });
    expect(await link.open(heard)).toEqual({ ok: false, failure: 'busy' });
  });

  it('says not-found when the device goes while it is being opened', async () => {
    const { link, heard, system, late } = workbench({ opensNever: true });
    const opening = link.open(heard);
    await settled();
    system.removeHidraw('hidraw3');
    late.reject(new Error('could not open'));
    expect(await opening).toEqual({ ok: false, failure: 'not-found' });
  });

  it('gives up with silent when opening never ends, and closes a device that opens later', async () => {
    const { link, heard, timers, late, device } = workbench({ opensNever: true });
    const opening = link.open(heard);
    await timers.advance(3000);
    expect(await opening).toEqual({ ok: false, failure: 'silent' });
    late.resolve(device);
    await settled();
    expect(device.closes).toBe(1);
  });

  it('does not come to life when it was closed while opening', async () => {
    const { link, heard, late, device } = workbench({ opensNever: true });
    const opening = link.open(heard);
    await settled();
    await link.close();
    late.resolve(device);
    expect(await opening).toEqual({ ok: false, failure: 'lost' });
    device.deliver(1);
    expect(heard.received).toEqual([]);
    expect(device.closes).toBe(1);
  });
});

describe('reports', () => {
  it('come whole, one per call, through a single listener', async () => {
    const { link, heard, device } = workbench();
    await link.open(heard);
    device.deliver(2, 3, 4);
    device.deliver(2, 5);
    expect(heard.pieces).toEqual([Uint8Array.of(2, 3, 4), Uint8Array.of(2, 5)]);
  });

  it('are dropped while input is discarded', async () => {
    const { link, heard, device, timers } = workbench();
    await link.open(heard);
    const discarding = link.discardInput();
    device.deliver(9);
    await timers.advance(30);
    await discarding;
    device.deliver(7);
    expect(heard.received).toEqual([7]);
  });

  it('go out whole, however long, and nothing is added to them', async () => {
    const { link, heard, device } = workbench();
    await link.open(heard);
    const report = Uint8Array.from({ length: 2000 }, (_, index) => index & 0xff);
    expect(await link.write(report, 100)).toEqual({ ok: true });
    expect(device.written).toEqual([[...report]]);
  });

  it('go out in order, feature reports too', async () => {
    const { link, heard, device } = workbench();
    await link.open(heard);
    await Promise.all([
      link.write(Uint8Array.of(1), 100),
      link.sendFeatureReport(Uint8Array.of(0xfe, 1)),
      link.write(Uint8Array.of(2), 100),
    ]);
    expect(device.features).toEqual([[0xfe, 1]]);
    expect(device.written.flat().filter((byte) => byte <= 2)).toEqual([1, 1, 2]);
  });
});

describe('a write that never settles', () => {
  it('ends with silent, and no second one is started behind it', async () => {
    const { link, heard, device, timers } = workbench();
    await link.open(heard);
    device.answers.write = false;
    const first = link.write(Uint8Array.of(1), 500);
    await timers.advance(500);
    expect(await first).toEqual({ ok: false, failure: 'silent' });
    const second = link.write(Uint8Array.of(2), 500);
    const feature = link.sendFeatureReport(Uint8Array.of(3));
    await timers.advance(1000);
    expect(await second).toEqual({ ok: false, failure: 'silent' });
    expect(await feature).toEqual({ ok: false, failure: 'silent' });
    expect(device.written).toEqual([[1]]);
  });

  it('ends with lost as soon as the device goes', async () => {
    const { link, heard, device } = workbench();
    await link.open(heard);
    device.answers.write = false;
    const writing = link.write(Uint8Array.of(1), 60_000);
    await settled();
    device.unplug();
    expect(await writing).toEqual({ ok: false, failure: 'lost' });
  });
});

describe('losing the device', () => {
  it('is told by an error that is a string, once, and the device is closed after the callback, not in it', async () => {
    const { link, heard, device } = workbench();
    await link.open(heard);
    device.unplug();
    device.unplug();
    expect(heard.losses).toBe(1);
    expect(device.closes).toBe(0);
    await settled();
    expect(device.closes).toBe(1);
    expect(device.closedWhileReading).toBe(false);
  });

  it('is told by a write that is refused', async () => {
    const { link, heard, device } = workbench();
    await link.open(heard);
    device.gone = true;
    expect(await link.write(Uint8Array.of(1), 100)).toEqual({ ok: false, failure: 'lost' });
    expect(heard.losses).toBe(1);
    expect(await link.write(Uint8Array.of(1), 100)).toEqual({ ok: false, failure: 'lost' });
    expect(await link.sendFeatureReport(Uint8Array.of(1))).toEqual({ ok: false, failure: 'lost' });
  });

  it('is not told after close, and nothing is delivered then', async () => {
    const { link, heard, device } = workbench();
    await link.open(heard);
    await link.close();
    device.deliver(1);
    device.unplug();
    await link.close();
    expect([heard.losses, heard.received.length, device.closes]).toEqual([0, 0, 1]);
  });

  it('does not wait for ever for a close that never ends, and leaves no timer behind', async () => {
    const { link, heard, device, timers } = workbench();
    await link.open(heard);
    device.answers.close = false;
    const closing = link.close();
    await timers.advance(1000);
    await closing;
    expect(timers.pending).toBe(0);
  });
});
