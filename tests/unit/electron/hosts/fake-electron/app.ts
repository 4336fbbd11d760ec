import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { FakeEvent } from './web-contents.ts';

export class FakeApp extends EventEmitter {
  isPackaged = false;
  /** Whether another instance holds the lock already. */
  lockTaken = false;
  /** What happened, in order. */
  readonly calls: string[] = [];
  readonly exits: number[] = [];
  readonly switches = new Map<string, string | undefined>();
  readonly removedSwitches: string[] = [];
  readonly paths = new Map<string, string>();
  #becomeReady: () => void = () => undefined;
  readonly #ready = new Promise<void>((resolve) => {
    this.#becomeReady = resolve;
  });
  readonly commandLine = {
    appendSwitch: (name: string, value?: string): void => void this.switches.set(name, value),
    removeSwitch: (name: string): void => void this.removedSwitches.push(name),
  };

  constructor(appData = '/home/kiosk/.config') {
    super();
    this.paths.set('appData', appData);
  }

  getPath(name: string): string {
    const path = this.paths.get(name);
    if (path === undefined) throw new Error(`No path ${name}`);
    return path;
  }

  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path}`);
    this.calls.push(`setPath ${name}`);
    this.paths.set(name, path);
  }

  requestSingleInstanceLock(): boolean {
    this.calls.push('requestSingleInstanceLock');
    return !this.lockTaken;
  }

  enableSandbox(): void {
    this.calls.push('enableSandbox');
  }

  whenReady(): Promise<void> {
    this.calls.push('whenReady');
    return this.#ready;
  }

  becomeReady(): void {
    this.calls.push('ready');
    this.#becomeReady();
  }

  quit(): void {
    const event = new FakeEvent();
    this.emit('before-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }

  exit(code: number): void {
    this.exits.push(code);
    this.emit('fake-exit');
  }
}
