import type { StationStatus } from '../../electron/contract/status.ts';
import type { Connection, StationClient } from './station-client.ts';

/** A client that is being watched already. */
export interface WatchedAhead {
  /** Whoever watches later is told at once what was last said, and then everything that follows. */
  readonly client: StationClient;
  /** Resolves with the first status there is. */
  readonly first: Promise<StationStatus>;
}

interface Watcher {
  readonly onStatus: (status: StationStatus) => void;
  readonly onConnection: (connection: Connection) => void;
}

/** Begins to watch the station at once, while there is nothing yet to show a status with. The line is kept as long as the page. */
export function watchedAhead(client: StationClient): WatchedAhead {
  const watchers = new Set<Watcher>();
  const newest: { status?: StationStatus; connection?: Connection } = {};
  const first = new Promise<StationStatus>((resolve) => {
    client.watch(
      (status) => {
        newest.status = status;
        resolve(status);
        for (const { onStatus } of watchers) onStatus(status);
      },
      (connection) => {
        newest.connection = connection;
        for (const { onConnection } of watchers) onConnection(connection);
      },
    );
  });
  const watch = (onStatus: Watcher['onStatus'], onConnection: Watcher['onConnection']): (() => void) => {
    const watcher = { onStatus, onConnection };
    watchers.add(watcher);
    if (newest.connection !== undefined) onConnection(newest.connection);
    if (newest.status !== undefined) onStatus(newest.status);
    return () => watchers.delete(watcher);
  };
  return { client: { ...client, watch }, first };
}
