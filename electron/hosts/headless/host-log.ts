import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import type { FailureCode } from '../../contract/failures.ts';

/** A log file of this size is set aside at the next start; five of them cover months of a terminal's life. */
const LARGEST_LOG_BYTES = 5 * 1024 * 1024;
const KEPT_LOGS = 5;

/** Everything the host can log: an event of this list with codes and numbers, never free text, never a resident. */
export type HostEvent =
  | 'host-started'
  | 'host-stopped'
  | 'start-failed'
  | 'device-process-started'
  | 'device-process-lost'
  | 'device-process-hung'
  | 'message-refused'
  | 'window-opened'
  | 'window-died'
  | 'unexpected-error';

export interface HostEventDetail {
  readonly code?: FailureCode;
  readonly pid?: number;
  readonly port?: number;
  readonly signal?: string;
  /** An error's class, e.g. `TypeError`, and where it was thrown; never its message, which may quote data. */
  readonly errorName?: string;
  readonly errorPlace?: string;
}

export interface HostLog {
  write(event: HostEvent, detail?: HostEventDetail): void;
  close(): void;
}

/** Opens `<dataFolder>/log/kiosk.log`, JSON lines, each written through at once so that a power cut loses none. */
export function openHostLog(dataFolder: string): HostLog {
  const folder = join(dataFolder, 'log');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  rotate(folder);
  const destination = pino.destination({ dest: join(folder, 'kiosk.log'), sync: true, mode: 0o600 });
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  return {
    write: (event, detail = {}) => logger.info({ event, ...detail }),
    close: () => destination.end(),
  };
}

function rotate(folder: string): void {
  const name = (age: number): string => join(folder, age === 0 ? 'kiosk.log' : `kiosk.${age}.log`);
  if (!existsSync(name(0)) || statSync(name(0)).size < LARGEST_LOG_BYTES) return;
  rmSync(name(KEPT_LOGS), { force: true });
  for (let age = KEPT_LOGS - 1; age >= 0; age -= 1) {
    if (existsSync(name(age))) renameSync(name(age), name(age + 1));
  }
}
