import type { MessageFailure } from '../../../../../../electron/contract/failures.ts';
import type { StationStatus } from '../../../../../../electron/contract/status.ts';
import type { ScreenCommand, Station } from '../../../../../../electron/station.ts';

const quiet: StationStatus = {
  revision: 0,
  site: {
    name: '示例镇便民服务中心',
    terminal: 'SL-01',
    readerSide: 'below',
    panel: { widthMm: 268, heightMm: 476 },
  },
  screen: { name: 'welcome' },
  idle: { stage: 'active' },
  preferences: { textSize: 72, theme: 'standard' },
  help: { state: 'none' },
  devices: [],
  network: 'online',
  outbox: { pending: 0 },
  at: 0,
};

/** A station played by the test: it keeps what it is told and shows what it is given. */
export class HandStation implements Station {
  readonly commands: ScreenCommand[] = [];
  readonly refusals: MessageFailure[] = [];
  readonly listeners = new Set<(status: StationStatus) => void>();
  stops = 0;
  #status = quiet;

  current(): StationStatus {
    return this.#status;
  }

  subscribe(listener: (status: StationStatus) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  command(command: ScreenCommand): void {
    this.commands.push(command);
  }

  messageRefused(failure: MessageFailure): void {
    this.refusals.push(failure);
  }

  stop(): Promise<void> {
    this.stops += 1;
    return Promise.resolve();
  }

  /** The next revision, as a resident's touch would bring it. */
  move(): void {
    this.#status = { ...this.#status, revision: this.#status.revision + 1 };
    for (const listener of this.listeners) listener(this.#status);
  }
}
