import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn, type SystemFolders } from './system-folders.ts';

/** By what it is first; by where it is plugged in for bridges without a serial number, of which two look alike. */
const STABLE_FOLDERS = ['by-id', 'by-path'] as const;

function targetOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/**
 * Finds a serial device again that was named by a number, `/dev/ttyUSB0`, and came back under another: what stood behind
 * the number when it was opened is remembered by its lasting name under `/dev/serial`.
 */
export class SerialNames {
  readonly #folders: SystemFolders;
  readonly #lasting = new Map<string, string>();

  constructor(folders: SystemFolders) {
    this.#folders = folders;
  }

  /** Call when a path was opened under `found`; remembers nothing where the system has no lasting name for it. */
  remember(path: string, found: string): void {
    const target = targetOf(found);
    const name = target === undefined ? undefined : this.#lastingNameOf(target);
    if (name !== undefined && name !== path) this.#lasting.set(path, name);
  }

  /**
   * Where the device of a path is now: the path itself until it was opened once. A path that another device took is
   * left to that one when it is known by another path; otherwise it is a spare in its place.
   */
  find(path: string): string | undefined {
    const lasting = this.#lasting.get(path);
    if (lasting === undefined) return path;
    if (existsSync(lasting)) return targetOf(lasting);
    const target = targetOf(path);
    const isTaken = target !== undefined && this.#isAnothers(path, target);
    return isTaken ? undefined : path;
  }

  #isAnothers(path: string, target: string): boolean {
    return [...this.#lasting].some(([other, lasting]) => other !== path && targetOf(lasting) === target);
  }

  #lastingNameOf(target: string): string | undefined {
    return STABLE_FOLDERS.flatMap((kind) => {
      const folder = join(this.#folders.dev, 'serial', kind);
      return namesIn(folder).map((name) => join(folder, name));
    }).find((name) => targetOf(name) === target);
  }
}
