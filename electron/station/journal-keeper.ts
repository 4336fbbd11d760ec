import type { ReportEvent } from '../core/events.ts';
import type { JournalEntry } from '../core/journal-events.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Journal } from '../core/ports/store.ts';

/** How soon a full disk is tried again. */
const TRY_AGAIN_MS = 5_000;

export interface JournalKeeper {
  /** Writes entries in order. While the disk is full they wait here and the terminal says it is out of service. */
  write(entries: readonly JournalEntry[]): void;
  stop(): void;
}

/** Keeps the promise that everything is journalled: no service without a journal, no entry dropped while it recovers. */
export function createJournalKeeper(
  journal: Journal,
  clock: Clock,
  report: (event: ReportEvent) => void,
): JournalKeeper {
  let waiting: JournalEntry[] = [];
  let cancel = (): void => undefined;
  const tryAgain = (): void => {
    const outcome = journal.append(waiting);
    if (outcome.ok) {
      waiting = [];
      report({ event: 'storeRecovered' });
    } else {
      cancel = clock.after(TRY_AGAIN_MS, tryAgain);
    }
  };
  return {
    write: (entries) => {
      if (entries.length === 0) return;
      if (waiting.length > 0) {
        waiting.push(...entries);
        return;
      }
      const outcome = journal.append(entries);
      if (outcome.ok) return;
      waiting.push(...entries);
      cancel = clock.after(TRY_AGAIN_MS, tryAgain);
      report({ event: 'storeFailed', failure: outcome.failure });
    },
    stop: () => {
      cancel();
      if (waiting.length > 0) journal.append(waiting);
    },
  };
}
