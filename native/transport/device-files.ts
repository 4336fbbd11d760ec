import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** An opened device file; nothing it does blocks. */
export interface DeviceFile {
  /** Bytes put into the buffer; 0 and the error EAGAIN both say that there is nothing now. */
  read(buffer: Uint8Array): Promise<number>;
  write(bytes: Uint8Array): Promise<number>;
  close(): Promise<void>;
}

/** Opens device files; tests hand in files that misbehave on purpose. */
export interface DeviceFiles {
  open(path: string): Promise<DeviceFile>;
}

/** The machine's own device files, for reading and writing at once, never waiting, never becoming our terminal. */
export const deviceFiles: DeviceFiles = {
  async open(path) {
    const handle = await open(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY);
    return {
      read: async (buffer) => (await handle.read(buffer, 0, buffer.length, null)).bytesRead,
      write: async (bytes) => (await handle.write(bytes, 0, bytes.length, null)).bytesWritten,
      close: () => handle.close(),
    };
  },
};

/** The system's name of an error, e.g. `ENODEV`; undefined for anything else that was thrown. */
export function errorCodeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
