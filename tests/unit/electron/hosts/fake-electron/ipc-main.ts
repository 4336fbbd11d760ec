import { EventEmitter } from 'node:events';
import type { FakeWebContents } from './web-contents.ts';

interface FakeFrame {
  readonly parent: unknown;
  readonly origin: string;
  readonly url: string;
}

export class FakeIpcMain extends EventEmitter {
  /** Plays a page's message; without a frame it comes from the page's main frame. */
  from(sender: FakeWebContents, channel: string, frame: FakeFrame | null = sender.mainFrame): void {
    this.emit(channel, { sender, senderFrame: frame, ports: [] });
  }
}
