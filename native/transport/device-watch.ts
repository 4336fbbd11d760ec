import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import { namesIn, type SystemFolders, systemFolders } from './system-folders.ts';
import type { PlugSignal, Timers } from './transport.ts';

/**
 * A node appears before the system has set its rights and its lasting names; this long after the last change it is whole.
 */
const SETTLE_MS = 150;

/**
 * Watches the folders in which devices appear, from the first listener on: drivers that wait come and go all the time,
 * and each watch set up anew costs more than those that stand. Keeps no process alive. No promise that every change is seen: whoever
 * waits for a device also looks from time to time by itself (`Reopening`), which is the net below.
 */
export class DeviceWatch implements PlugSignal {
  readonly #timers: Timers;
  readonly #folders: SystemFolders;
  readonly #listeners = new Set<() => void>();
  readonly #watchers = new Map<string, FSWatcher>();
  #cancel: () => void = () => undefined;

  constructor(timers: Timers, folders: SystemFolders = systemFolders) {
    this.#timers = timers;
    this.#folders = folders;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    if (this.#watchers.size === 0) this.#watchFolders();
    return () => void this.#listeners.delete(listener);
  }

  /** Folders come and go with the devices in them: looked through again after every change. */
  #watchFolders(): void {
    const { dev } = this.#folders;
    const buses = namesIn(join(dev, 'bus/usb')).map((bus) => `bus/usb/${bus}`);
    for (const folder of [
      '',
      'serial',
      'serial/by-id',
      'serial/by-path',
      'usb',
      'bus',
      'bus/usb',
      ...buses,
    ]) {
      this.#watchFolder(join(dev, folder));
    }
  }

  #watchFolder(folder: string): void {
    if (this.#watchers.has(folder)) return;
    try {
      const watcher = watch(folder, { persistent: false }, (event) => {
        // Every byte written to a terminal *changes* its node; only a name that comes or goes is news.
        if (event === 'rename') this.#changed();
      });
      watcher.on('error', () => this.#forget(folder));
      this.#watchers.set(folder, watcher);
    } catch {
      // Not there now: it will be looked for again when its parent changes.
    }
  }

  #changed(): void {
    this.#cancel();
    this.#cancel = this.#timers.after(SETTLE_MS, () => {
      // A folder that went and came back is another one under the same name.
      for (const folder of this.#watchers.keys()) this.#forget(folder);
      this.#watchFolders();
      for (const listener of this.#listeners) listener();
    });
  }

  #forget(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
  }
}
