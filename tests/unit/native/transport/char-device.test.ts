import { describe, expect, it, onTestFinished } from 'vitest';
import { createCharDeviceTransport } from '../../../../native/transport/char-device.ts';
import { type DeviceFile, deviceFiles } from '../../../../native/transport/device-files.ts';
import { systemTimers } from '../../../../native/transport/system-timers.ts';
import type { TransportListener } from '../../../../native/transport/transport.ts';
import { openPseudoTerminal } from '../../../simulators/support/pty.ts';
import { Heard } from './heard.ts';
import { ManualTimers, settled } from './manual-timers.ts';
import { SyntheticSystem } from './synthetic-system.ts';

const address = { kind: 'usb-printer', model: 'TM-T82X' } as const;

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: said by a test`), { code });
}

/** A device file that does what usblp does, step by step as a test says. */
class ScriptedFile implements DeviceFile {
  readonly written: number[] = [];
  reads = 0;
  closes = 0;
  /** What reading meets: bytes, or an error's code; then *end of file* without end. */
  readonly toRead: (number[] | string)[] = [];
  /** How many bytes each write takes; an error's code; then everything. */
  readonly toWrite: (number | string)[] = [];
  readError: string | undefined;

  read(buffer: Uint8Array): Promise<number> {
    this.reads += 1;
    const next = this.toRead.shift() ?? this.readError ?? [];
    if (typeof next === 'string') return Promise.reject(systemError(next));
    buffer.set(next);
    return Promise.resolve(next.length);
  }
  write(bytes: Uint8Array): Promise<number> {
    const next = this.toWrite.shift() ?? bytes.length;
    if (typeof next === 'string') return Promise.reject(systemError(next));
    this.written.push(...bytes.subarray(0, next));
    return Promise.resolve(Math.min(next, bytes.length));
  }
  close(): Promise<void> {
    this.closes += 1;
    return Promise.resolve();
  }
}

function workbench(openError?: string) {
  const system = new SyntheticSystem();
  system.addUsbPrinter('lp1', 'MFG:EPSON;MDL:TM-T82X;', '04b8:0e28');
  const file = new ScriptedFile();
  const timers = new ManualTimers();
  const heard = new Heard();
  const opened: string[] = [];
  const link = createCharDeviceTransport(address, timers, system.folders, {
    open(path) {
      opened.push(path);
      return openError === undefined ? Promise.resolve(file) : Promise.reject(systemError(openError));
    },
  });
  return { system, file, timers, heard, opened, link };
}

describe('opening a USB printer', () => {
  it('opens the node that has its name now', async () => {
    const { link, heard, opened, system } = workbench();
    expect(link.address).toBe('usb-printer TM-T82X');
    expect(await link.open(heard)).toEqual({ ok: true });
    expect(opened).toEqual([system.path('dev/usb/lp1')]);
    expect(link.address).toBe(system.path('dev/usb/lp1'));
  });

  it('says not-found when no printer of that name is there', async () => {
    const { link, heard, opened, system } = workbench();
    system.removeUsbPrinter('lp1');
    expect(await link.open(heard)).toEqual({ ok: false, failure: 'not-found' });
    expect(opened).toEqual([]);
  });

  it.each([
    ['EBUSY', 'busy'],
    ['EACCES', 'busy'],
    ['ENODEV', 'not-found'],
    ['ENOENT', 'not-found'],
  ])('maps %s to %s', async (code, failure) => {
    const { link, heard } = workbench(code);
    expect(await link.open(heard)).toEqual({ ok: false, failure });
  });

  it('does not come to life when it was closed while opening', async () => {
    const { link, heard, file } = workbench();
    const opening = link.open(heard);
    await link.close();
    expect(await opening).toEqual({ ok: false, failure: 'lost' });
    expect(file.closes).toBe(1);
    expect(file.reads).toBe(0);
  });

  it('gives up with silent when the kernel does not come back', async () => {
    const { system, timers } = workbench();
    const link = createCharDeviceTransport(address, timers, system.folders, {
      open: () => new Promise(() => undefined),
    });
    const opening = link.open(new Heard());
    await timers.advance(3000);
    expect(await opening).toEqual({ ok: false, failure: 'silent' });
  });
});

describe('reading', () => {
  it('is done four times a second while nobody asked, though the file says its end at once', async () => {
    const { link, heard, file, timers } = workbench();
    await link.open(heard);
    await timers.advance(10_000);
    expect(file.reads).toBeGreaterThanOrEqual(40);
    expect(file.reads).toBeLessThanOrEqual(42);
    expect(heard.losses).toBe(0);
  });

  it('is done every 10 ms while a reply is due, and slowly again after that', async () => {
    const { link, heard, file, timers } = workbench();
    await link.open(heard);
    await settled();
    await link.write(Uint8Array.of(0x10, 0x04, 1), 500);
    file.toRead.push('EAGAIN', 'EAGAIN', [0x12]);
    await timers.advance(40);
    expect(heard.received).toEqual([0x12]);
    await timers.advance(2000);
    const eager = file.reads;
    await timers.advance(1000);
    expect(eager).toBeGreaterThan(150);
    expect(file.reads - eager).toBeLessThanOrEqual(5);
  });

  it('hands on what came unasked within a quarter of a second', async () => {
    const { link, heard, file, timers } = workbench();
    await link.open(heard);
    await settled();
    file.toRead.push([1, 2], [3]);
    await timers.advance(260);
    expect(heard.received).toEqual([1, 2, 3]);
  });

  it('drops what arrives while input is discarded', async () => {
    const { link, heard, file, timers } = workbench();
    await link.open(heard);
    await settled();
    file.toRead.push([9]);
    const discarding = link.discardInput();
    await timers.advance(30);
    await discarding;
    file.toRead.push([7]);
    await timers.advance(300);
    expect(heard.received).toEqual([7]);
  });

  it('is given up for a printer that only listens, which is then watched by its node', async () => {
    const { link, heard, file, timers, system } = workbench();
    file.readError = 'EINVAL';
    await link.open(heard);
    await timers.advance(5000);
    expect([file.reads, heard.losses]).toEqual([1, 0]);
    expect(await link.write(Uint8Array.of(1), 100)).toEqual({ ok: true });
    system.removeUsbPrinter('lp1');
    await timers.advance(260);
    expect(heard.losses).toBe(1);
  });
});

describe('writing', () => {
  it('goes on where the kernel took a part, and waits where it takes nothing now', async () => {
    const { link, heard, file, timers } = workbench();
    await link.open(heard);
    file.toWrite.push(300, 'EAGAIN', 0, 'ENOSPC', 24);
    const bytes = Uint8Array.from({ length: 3000 }, (_, index) => index % 251);
    const writing = link.write(bytes, 500);
    await timers.advance(100);
    expect(await writing).toEqual({ ok: true });
    expect(file.written).toEqual([...bytes]);
  });

  it('says silent when the printer holds it back, and sends nothing of it afterwards', async () => {
    const { link, heard, file, timers } = workbench();
    await link.open(heard);
    file.toWrite.push(...Array.from({ length: 400 }, () => 'EAGAIN'));
    const writing = link.write(Uint8Array.of(1, 2), 500);
    await timers.advance(500);
    expect(await writing).toEqual({ ok: false, failure: 'silent' });
    file.toWrite.length = 0;
    await timers.advance(1000);
    expect(file.written).toEqual([]);
    expect(await link.write(Uint8Array.of(3), 500)).toEqual({ ok: true });
    expect(file.written).toEqual([3]);
  });

  it.each(['ENODEV', 'EIO'])('says lost at %s', async (code) => {
    const { link, heard, file } = workbench();
    await link.open(heard);
    file.toWrite.push(code);
    expect(await link.write(Uint8Array.of(1), 500)).toEqual({ ok: false, failure: 'lost' });
    expect(heard.losses).toBe(1);
    expect(await link.write(Uint8Array.of(1), 500)).toEqual({ ok: false, failure: 'lost' });
  });
});

describe('the end of a link', () => {
  it('is told once, within a quarter of a second of the unplugging', async () => {
    const { link, heard, file, timers } = workbench();
    await link.open(heard);
    await timers.advance(1000);
    file.readError = 'ENODEV';
    await timers.advance(250);
    expect([heard.losses, file.closes]).toEqual([1, 1]);
    await timers.advance(2000);
    expect([heard.losses, timers.pending]).toEqual([1, 0]);
  });

  it('leaves no timer behind after close, and tells nothing', async () => {
    const { link, heard, file, timers } = workbench();
    await link.open(heard);
    await settled();
    await link.close();
    await link.close();
    await timers.advance(1000);
    expect([heard.losses, file.closes, timers.pending]).toEqual([0, 1, 0]);
  });
});

describe('over a pseudo-terminal in the place of the printer', () => {
  function plugged() {
    const terminal = openPseudoTerminal();
    onTestFinished(() => terminal.close());
    const system = new SyntheticSystem();
    system.addUsbPrinter('lp0', 'MFG:EPSON;MDL:TM-T82X;', '04b8:0e28');
    system.remove('dev/usb/lp0');
    terminal.link(system.path('dev/usb/lp0'));
    const link = createCharDeviceTransport(address, systemTimers, system.folders, deviceFiles);
    onTestFinished(() => link.close());
    return { terminal, link };
  }

  function heardUntil(bytes: number): {
    listener: TransportListener;
    all: Promise<number[]>;
    lost: Promise<void>;
  } {
    const received: number[] = [];
    const all = Promise.withResolvers<number[]>();
    const lost = Promise.withResolvers<void>();
    const data = (piece: Uint8Array): void => {
      received.push(...piece);
      if (received.length >= bytes) all.resolve(received);
    };
    return { listener: { data, lost: () => lost.resolve() }, all: all.promise, lost: lost.promise };
  }

  it('carries every byte value both ways', async () => {
    const { terminal, link } = plugged();
    const everything = Uint8Array.from({ length: 5000 }, (_, index) => index & 0xff);
    const { listener, all } = heardUntil(5000);
    expect(await link.open(listener)).toEqual({ ok: true });
    const atPrinter: number[] = [];
    const printed = Promise.withResolvers<void>();
    terminal.onData((piece) => {
      atPrinter.push(...piece);
      if (atPrinter.length >= 5000) printed.resolve();
    });
    const [written, said] = await Promise.all([link.write(everything, 2000), terminal.write(everything)]);
    expect([written, said]).toEqual([{ ok: true }, true]);
    expect(await all).toEqual([...everything]);
    await printed.promise;
    expect(atPrinter).toEqual([...everything]);
  });

  it('says lost when the printer is pulled out', async () => {
    const { terminal, link } = plugged();
    const { listener, lost } = heardUntil(1);
    await link.open(listener);
    terminal.close();
    await lost;
    expect(await link.write(Uint8Array.of(1), 100)).toEqual({ ok: false, failure: 'lost' });
  });

  it('costs next to nothing while nobody prints', async () => {
    const { link } = plugged();
    await link.open(new Heard());
    const before = process.cpuUsage();
    await new Promise((done) => systemTimers.after(1500, () => done(undefined)));
    const { user, system } = process.cpuUsage(before);
    const share = (user + system) / 1_500_000;
    process.stdout.write(`idle USB printer: ${(share * 100).toFixed(1)} % of one processor\n`);
    expect(share).toBeLessThan(0.2);
  });
});
