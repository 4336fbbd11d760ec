import { afterEach, describe, expect, it } from 'vitest';
import { createSerialTransport, type SerialAddress } from '../../../../native/transport/serial.ts';
import type {
  SerialLibrary,
  SerialLibraryPort,
  SerialLineSettings,
} from '../../../../native/transport/serial-library.ts';
import { systemTimers } from '../../../../native/transport/system-timers.ts';
import type { SerialTransport, TransportListener } from '../../../../native/transport/transport.ts';
import { openPseudoTerminal, type PseudoTerminal } from '../../../simulators/support/pty.ts';
import { ManualTimers, settled } from './manual-timers.ts';

const address: SerialAddress = { kind: 'serial', path: '/dev/reader' };

/** A port of the library that misbehaves exactly where a test says so. */
class ScriptedPort implements SerialLibraryPort {
  openError: Error | null = null;
  answers = { open: true, write: true, close: true, update: true, drain: true };
  writeError: Error | undefined;
  readonly written: Uint8Array[] = [];
  readonly rates: number[] = [];
  closes = 0;
  readonly listeners = { data: [] as ((b: Uint8Array) => void)[], close: [] as (() => void)[] };
  errorListeners = 0;
  lateOpen: () => void = () => undefined;

  open(callback: (error: Error | null) => void): void {
    this.lateOpen = () => callback(this.openError);
    if (this.answers.open) callback(this.openError);
  }
  write(bytes: Uint8Array, callback: (error: Error | null | undefined) => void): void {
    this.written.push(bytes);
    if (this.answers.write) callback(this.writeError);
  }
  drains = 0;
  drainError: Error | null = null;
  lateDrain: () => void = () => undefined;
  drain(callback: (error: Error | null) => void): void {
    this.drains += 1;
    this.lateDrain = () => callback(this.drainError);
    if (this.answers.drain) callback(this.drainError);
  }
  update({ baudRate }: { baudRate: number }, callback: (error: Error | null) => void): void {
    this.rates.push(baudRate);
    if (this.answers.update) callback(null);
  }
  looks = 0;
  lookAgain(): void {
    this.looks += 1;
  }
  close(callback: (error: Error | null) => void): void {
    this.closes += 1;
    if (this.answers.close) callback(null);
  }
  on(event: 'data' | 'close' | 'error', listener: (bytes: Uint8Array) => void): void {
    if (event === 'data') this.listeners.data.push(listener);
    if (event === 'close') this.listeners.close.push(listener as () => void);
    if (event === 'error') this.errorListeners += 1;
  }
}

class Heard implements TransportListener {
  readonly received: number[] = [];
  losses = 0;
  data(bytes: Uint8Array): void {
    this.received.push(...bytes);
  }
  lost(): void {
    this.losses += 1;
  }
}

function workbench(given: Partial<SerialAddress> = {}) {
  const port = new ScriptedPort();
  const timers = new ManualTimers();
  const heard = new Heard();
  const settings: SerialLineSettings[] = [];
  const device = { identity: 'first' as string | undefined };
  const library: SerialLibrary = {
    createPort(line) {
      settings.push(line);
      return port;
    },
    identify: () => device.identity,
  };
  const link = createSerialTransport({ ...address, ...given }, timers, library);
  return { port, timers, heard, settings, device, link };
}

describe('opening a serial line', () => {
  it('uses 115200 without flow control unless told otherwise', () => {
    expect(workbench().settings).toEqual([{ path: '/dev/reader', baudRate: 115_200, flowControl: 'none' }]);
    expect(workbench({ baudRate: 9600, flowControl: 'xon-xoff' }).settings).toEqual([
      { path: '/dev/reader', baudRate: 9600, flowControl: 'xon-xoff' },
    ]);
  });

  it('says not-found without touching the library when no device stands behind the path', async () => {
    const { link, device, heard, port } = workbench();
    device.identity = undefined;
    expect(await link.open(heard)).toEqual({ ok: false, failure: 'not-found' });
    expect(port.errorListeners).toBe(0);
  });

  it.each([
    ['Error: No such file or directory, cannot open /dev/reader', 'not-found'],
    ['Error: No such device or address, cannot open /dev/reader', 'not-found'],
    ['Error Resource temporarily unavailable Cannot lock port', 'busy'],
    ['Error: Permission denied, cannot open /dev/reader', 'busy'],
    ['Error: Device or resource busy, cannot open /dev/reader', 'busy'],
  ])('maps "%s" to %s', async (message, failure) => {
    const { link, heard, port } = workbench();
    port.openError = new Error(message);
    expect(await link.open(heard)).toEqual({ ok: false, failure });
  });

  it('gives up with silent when the open callback never comes, and closes a port that opens later', async () => {
    const { link, heard, port, timers } = workbench();
    port.answers.open = false;
    const opening = link.open(heard);
    await timers.advance(3000);
    expect(await opening).toEqual({ ok: false, failure: 'silent' });
    expect(port.closes).toBe(0);
    port.lateOpen();
    expect(port.closes).toBe(1);
  });

  it('does not come to life when it was closed while opening', async () => {
    const { link, heard, port } = workbench();
    port.answers.open = false;
    const opening = link.open(heard);
    await link.close();
    port.lateOpen();
    expect(await opening).toEqual({ ok: false, failure: 'lost' });
    expect(port.listeners.data).toHaveLength(0);
  });

  it('listens to data exactly once', async () => {
    const { link, heard, port } = workbench();
    await link.open(heard);
    expect(port.listeners.data).toHaveLength(1);
    port.listeners.data[0]?.(Uint8Array.of(1, 2));
    expect(heard.received).toEqual([1, 2]);
  });
});

describe('writing', () => {
  it('hands large writes over in pieces, in order', async () => {
    const { link, heard, port } = workbench();
    await link.open(heard);
    const bytes = Uint8Array.from({ length: 3000 }, (_, index) => index % 251);
    expect(await link.write(bytes, 100)).toEqual({ ok: true });
    expect(port.written.map((piece) => piece.length)).toEqual([1024, 1024, 952]);
    expect(Buffer.concat(port.written)).toEqual(Buffer.from(bytes));
  });

  it('says silent when nothing moves for the time-out plus the wire time of the piece', async () => {
    const { link, heard, port, timers } = workbench({ baudRate: 9600 });
    await link.open(heard);
    port.answers.write = false;
    const outcomes: unknown[] = [];
    void link.write(new Uint8Array(96), 500).then((outcome) => outcomes.push(outcome));
    await timers.advance(599);
    expect(outcomes).toEqual([]);
    await timers.advance(2);
    expect(outcomes).toEqual([{ ok: false, failure: 'silent' }]);
  });

  it('ends a write whose callback never comes as soon as the line is lost', async () => {
    const { link, heard, port } = workbench();
    await link.open(heard);
    port.answers.write = false;
    const writing = link.write(new Uint8Array(10), 60_000);
    await settled();
    port.listeners.close[0]?.();
    expect(await writing).toEqual({ ok: false, failure: 'lost' });
    expect(await link.write(new Uint8Array(1), 100)).toEqual({ ok: false, failure: 'lost' });
    expect(port.written).toHaveLength(1);
  });

  it('reports a failed write once as lost', async () => {
    const { link, heard, port } = workbench();
    await link.open(heard);
    port.writeError = new Error('EIO: i/o error, write');
    expect(await link.write(new Uint8Array(3), 100)).toEqual({ ok: false, failure: 'lost' });
    port.listeners.close[0]?.();
    expect(heard.losses).toBe(1);
  });
});

describe('a write that waits for room', () => {
  it('makes the library look again until it is through, and not after', async () => {
    const { port, timers, heard, link } = workbench();
    await link.open(heard);
    port.answers.write = false;
    void link.write(Uint8Array.of(1), 60_000);
    await timers.advance(1000);
    expect(port.looks).toBe(5);
    await link.close();
    await timers.advance(5000);
    expect(port.looks).toBe(5);
  });

  it('does not bother a library that writes at once', async () => {
    const { port, timers, heard, link } = workbench();
    await link.open(heard);
    await link.write(Uint8Array.of(1), 1000);
    await timers.advance(900);
    expect(port.looks).toBe(0);
  });
});

describe('what was written leaves the machine', () => {
  it('says so, or that the line is gone', async () => {
    const { link, heard, port } = workbench();
    await link.open(heard);
    expect(await link.drained?.(1000)).toEqual({ ok: true });
    port.drainError = new Error('EIO');
    expect(await link.drained?.(1000)).toEqual({ ok: false, failure: 'lost' });
    await link.close();
    expect(await link.drained?.(1000)).toEqual({ ok: false, failure: 'lost' });
    expect(port.drains).toBe(2);
  });

  it('says silent after the time-out and the wire time of what was written, and asks the library once only', async () => {
    const { link, heard, port, timers } = workbench({ baudRate: 9600 });
    await link.open(heard);
    await link.write(new Uint8Array(96), 500);
    port.answers.drain = false;
    const outcomes: unknown[] = [];
    void link.drained?.(1000).then((outcome) => outcomes.push(outcome));
    await timers.advance(1099);
    expect(outcomes).toEqual([]);
    await timers.advance(2);
    expect(outcomes).toEqual([{ ok: false, failure: 'silent' }]);
    const second = link.drained?.(1000);
    expect(port.drains).toBe(1);
    port.lateDrain();
    expect(await second).toEqual({ ok: true });
    port.answers.drain = true;
    expect(await link.drained?.(1000)).toEqual({ ok: true });
    expect(port.drains).toBe(2);
  });
});

describe('losing the line', () => {
  it('ignores the second close event', async () => {
    const { link, heard, port } = workbench();
    await link.open(heard);
    port.listeners.close[0]?.();
    port.listeners.close[0]?.();
    expect(heard.losses).toBe(1);
  });

  it('never says lost after close, and closes once', async () => {
    const { link, heard, port } = workbench();
    await link.open(heard);
    await link.close();
    port.listeners.close[0]?.();
    await link.close();
    expect(heard.losses).toBe(0);
    expect(port.closes).toBe(1);
  });

  it.each([undefined, 'another device under the same path'])(
    'notices within a second that the device is gone without any event (%s) and forces the port shut',
    async (identity) => {
      const { link, heard, port, timers, device } = workbench();
      await link.open(heard);
      await timers.advance(5000);
      expect(heard.losses).toBe(0);
      device.identity = identity;
      await timers.advance(1000);
      expect(heard.losses).toBe(1);
      expect(port.closes).toBe(1);
      await timers.advance(5000);
      expect(heard.losses).toBe(1);
    },
  );

  it('closes in bounded time when the library forgets the close callback, and leaves no timer behind', async () => {
    const { link, heard, port, timers } = workbench();
    await link.open(heard);
    port.answers.close = false;
    const closing = link.close();
    await timers.advance(1000);
    await closing;
    expect(timers.pending).toBe(0);
  });
});

describe('input and rate', () => {
  it('drops what arrives while input is discarded and delivers what comes after', async () => {
    const { link, heard, port, timers } = workbench();
    await link.open(heard);
    const discarding = link.discardInput();
    port.listeners.data[0]?.(Uint8Array.of(9));
    await timers.advance(30);
    await discarding;
    port.listeners.data[0]?.(Uint8Array.of(7));
    expect(heard.received).toEqual([7]);
  });

  it('changes its rate without reopening', async () => {
    const { link, heard, port } = workbench();
    await link.open(heard);
    expect(await link.setBaudRate(9600)).toEqual({ ok: true });
    expect(link.baudRate).toBe(9600);
    expect(port.rates).toEqual([9600]);
  });

  it('keeps the old rate when the library forgets the callback', async () => {
    const { link, heard, port, timers } = workbench();
    await link.open(heard);
    port.answers.update = false;
    const changing = link.setBaudRate(9600);
    await timers.advance(1000);
    expect(await changing).toEqual({ ok: false, failure: 'silent' });
    expect(link.baudRate).toBe(115_200);
  });
});

describe('over a pseudo-terminal with the real library', () => {
  const open: { link?: SerialTransport; terminal?: PseudoTerminal } = {};
  afterEach(async () => {
    await open.link?.close();
    open.terminal?.close();
  });

  function begin(flowControl: SerialAddress['flowControl'] = 'none') {
    const terminal = openPseudoTerminal();
    const link = createSerialTransport(
      { kind: 'serial', path: terminal.path, ...(flowControl === undefined ? {} : { flowControl }) },
      systemTimers,
    );
    Object.assign(open, { link, terminal });
    return { terminal, link };
  }

  it('carries every byte value both ways', async () => {
    const { terminal, link } = begin();
    const all = Uint8Array.from({ length: 256 }, (_, index) => index);
    const heard: number[] = [];
    let complete: () => void = () => undefined;
    const arrived = new Promise<void>((done) => (complete = done));
    const listener = {
      data(bytes: Uint8Array) {
        heard.push(...bytes);
        if (heard.length === all.length) complete();
      },
      lost: () => undefined,
    };
    expect(await link.open(listener)).toEqual({ ok: true });
    expect(await terminal.write(all)).toBe(true);
    await arrived;
    expect(Uint8Array.from(heard)).toEqual(all);

    const atDevice: number[] = [];
    const allAtDevice = new Promise<void>((done) => {
      terminal.onData((bytes) => {
        atDevice.push(...bytes);
        if (atDevice.length === 256) done();
      });
    });
    expect(await link.write(all, 1000)).toEqual({ ok: true });
    await allAtDevice;
    expect(Uint8Array.from(atDevice)).toEqual(all);
  });

  it('says busy while another opener holds the line, and opens again after it let go', async () => {
    const { terminal, link } = begin();
    expect(await link.open(new Heard())).toEqual({ ok: true });
    const second = createSerialTransport({ kind: 'serial', path: terminal.path }, systemTimers);
    expect(await second.open(new Heard())).toEqual({ ok: false, failure: 'busy' });
    await link.close();
    const third = createSerialTransport({ kind: 'serial', path: terminal.path }, systemTimers);
    expect(await third.open(new Heard())).toEqual({ ok: true });
    await third.close();
  });

  it('says lost when the device is unplugged', async () => {
    const { terminal, link } = begin();
    const lost = new Promise<void>((done) => {
      void link.open({ data: () => undefined, lost: done }).then(() => terminal.close());
    });
    await lost;
    expect(await link.write(Uint8Array.of(1), 100)).toEqual({ ok: false, failure: 'lost' });
  });

  it('waits while the device holds it back and reports silent when nothing moves', async () => {
    const { terminal, link } = begin();
    await link.open(new Heard());
    terminal.pause();
    expect(await link.write(new Uint8Array(100_000), 50)).toEqual({ ok: false, failure: 'silent' });
  });
});
