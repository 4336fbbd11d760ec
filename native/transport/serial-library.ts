import { statSync } from 'node:fs';
import { SerialPort } from 'serialport';

/** The part of a serialport 13 port that the link uses. `get`/`set` are left out on purpose: see `serial.ts`. */
export interface SerialLibraryPort {
  open(callback: (error: Error | null) => void): void;
  write(bytes: Uint8Array, callback: (error: Error | null | undefined) => void): void;
  update(options: { baudRate: number }, callback: (error: Error | null) => void): void;
  close(callback: (error: Error | null) => void): void;
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

/** The serialport package and this machine's device files. 8 data bits, no parity, 1 stop bit. */
export const serialportLibrary: SerialLibrary = {
  createPort({ path, baudRate, flowControl }) {
    const software = flowControl === 'xon-xoff';
    return new SerialPort({
      path,
      baudRate,
      autoOpen: false,
      xon: software,
      xoff: software,
      rtscts: flowControl === 'rts-cts',
    });
  },
  identify(path) {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats === undefined ? undefined : `${stats.dev}:${stats.ino}:${stats.rdev}`;
  },
};
