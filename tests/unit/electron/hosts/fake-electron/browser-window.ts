import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions } from 'electron';
import { FakeEvent, FakeWebContents } from './web-contents.ts';

export class FakeBrowserWindow extends EventEmitter {
  readonly webContents = new FakeWebContents();
  readonly loaded: string[] = [];
  readonly calls: string[] = [];
  readonly options: BrowserWindowConstructorOptions;
  destroyed = false;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
  }

  /** Settles at once; whether the page really came is told by the test through `webContents`. */
  loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    return Promise.resolve();
  }

  show(): void {
    this.calls.push('show');
  }

  focus(): void {
    this.calls.push('focus');
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  /** Plays the desktop's wish to close the window and tells whether it was refused. */
  askToClose(): boolean {
    const event = new FakeEvent();
    this.emit('close', event);
    return event.defaultPrevented;
  }
}
