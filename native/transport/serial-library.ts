import { statSync } from 'node:fs';
import { SerialPort } from 'serialport';

/** The part of a serialport 13 port that the link uses. `get`/`set` are left out on purpose: see `serial.ts`. */
export interface SerialLibraryPort {
  open(callback: (error: Error | null) => void): void;
  write(bytes: Uint8Array, callback: (error: Error | null | undefined) => void): void;
  /** Called back when the kernel has no byte left that was written, which may be never. */
  drain(callback: (error: Error | null) => void): void;
  update(options: { baudRate: number }, callback: (error: Error | null) => void): void;
  close(callback: (error: Error | null) => void): void;
  /** Makes the library look again whether it may read and write; harmless at any time. */
  lookAgain(): void;
  on(event: 'data', listener: (bytes: Uint8Array) => void): void;
  on(event: 'close' | 'error', listener: () => void): void;
}

export interface SerialLineSettings {
  readonly path: string;
  readonly baudRate: number;
  readonly flowControl: 'none' | 'xon-xoff' | 'rts-cts';
}

/** What the serial link needs from outside; tests hand in ports that misbehave on purpose. */
export interface SerialLibrary {
  createPort(settings: SerialLineSettings): SerialLibraryPort;
  /** Which device stands behind a path now; undefined when none does. Changes when it is unplugged and plugged back. */
  identify(path: string): string | undefined;
}

/** Flags of libuv's poll: readable 1, writable 2. */
const READABLE_AND_WRITABLE = 3;

interface PolledBinding {
  readonly poller: { poll(flags: number): void };
}

function isPolled(binding: unknown): binding is PolledBinding {
  return typeof binding === 'object' && binding !== null && 'poller' in binding;
}

/**
 * The Unix binding waits for *writable* and for *readable* through one poll handle, and arming one disarms the other
 * (bindings-cpp 13.0.0, `Poller::poll` hands libuv the new flag alone). A write held back by flow control would sleep
 * until the device says something by itself; arming both wakes it.
 */
function armPoller(binding: unknown): void {
  if (isPolled(binding)) binding.poller.poll(READABLE_AND_WRITABLE);
}

/** The serialport package and this machine's device files. 8 data bits, no parity, 1 stop bit. */
export const serialportLibrary: SerialLibrary = {
  createPort({ path, baudRate, flowControl }) {
    const software = flowControl === 'xon-xoff';
    const port = new SerialPort({
      path,
      baudRate,
      autoOpen: false,
      xon: software,
      xoff: software,
      rtscts: flowControl === 'rts-cts',
    });
    return Object.assign(port, { lookAgain: () => armPoller(port.port) });
  },
  identify(path) {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats === undefined ? undefined : `${stats.dev}:${stats.ino}:${stats.rdev}`;
  },
};
