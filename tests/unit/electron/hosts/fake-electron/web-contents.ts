import { EventEmitter } from 'node:events';
import type { FakeMessagePortMain } from './message-channel-main.ts';

/** An event that can be refused, as Electron hands it to listeners. */
export class FakeEvent {
  defaultPrevented = false;
  readonly url: string;

  constructor(url = '') {
    this.url = url;
  }

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

export class FakeWebContents extends EventEmitter {
  static lastId = 0;
  readonly id: number;
  readonly posted: { channel: string; message: unknown; ports: FakeMessagePortMain[] }[] = [];
  readonly zoomFactors: number[] = [];
  readonly visualZoomLimits: [number, number][] = [];
  crashes = 0;
  destroyed = false;
  windowOpenHandler: ((details: { url: string }) => { action: string }) | undefined;
  readonly mainFrame = { parent: null, origin: 'app://kiosk', url: 'app://kiosk/' };

  constructor() {
    super();
    FakeWebContents.lastId += 1;
    this.id = FakeWebContents.lastId;
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpenHandler = handler;
  }

  postMessage(channel: string, message: unknown, ports: FakeMessagePortMain[] = []): void {
    this.posted.push({ channel, message, ports });
  }

  setZoomFactor(factor: number): void {
    this.zoomFactors.push(factor);
  }

  setVisualZoomLevelLimits(least: number, most: number): Promise<void> {
    this.visualZoomLimits.push([least, most]);
    return Promise.resolve();
  }

  forcefullyCrashRenderer(): void {
    this.crashes += 1;
    this.emit('render-process-gone', new FakeEvent(), { reason: 'killed', exitCode: 9 });
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  /** Plays a navigation and tells whether it was refused. */
  navigate(event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect', url: string): boolean {
    const details = new FakeEvent(url);
    this.emit(event, details);
    return details.defaultPrevented;
  }

  /** Plays a key and tells whether it was refused. */
  press(input: { key: string; control?: boolean; alt?: boolean; shift?: boolean; meta?: boolean }): boolean {
    const event = new FakeEvent();
    this.emit('before-input-event', event, {
      type: 'keyDown',
      control: false,
      alt: false,
      shift: false,
      meta: false,
      ...input,
    });
    return event.defaultPrevented;
  }
}
