import type { MessageFailure } from '../../../../../../electron/contract/failures.ts';
import type { StationStatus } from '../../../../../../electron/contract/status.ts';
import type { ScreenCommand, Station } from '../../../../../../electron/station.ts';
import { statusAtRest } from '../../../../../support/status-at-rest.ts';

/** A station played by the test: it keeps what it is told and shows what it is given. */
export class HandStation implements Station {
  readonly commands: ScreenCommand[] = [];
  readonly refusals: MessageFailure[] = [];
  readonly listeners = new Set<(status: StationStatus) => void>();
  stops = 0;
  #status = statusAtRest({ name: 'welcome' }, { revision: 0 });

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

  pictureCame(): void {
    throw new Error('no window of these tests takes pictures');
  }

  windowReported(): void {
    throw new Error('no window of these tests reads anything');
  }

  onKey(): () => void {
    return () => undefined;
  }

  deviceHealth(): readonly never[] {
    return [];
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
