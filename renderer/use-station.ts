import { useEffect, useRef, useState } from 'react';
import type { StationStatus } from '../electron/contract/status.ts';
import type { StationClient } from './client/station-client.ts';

/** A shorter break goes unseen; a longer one is told in words (elderly-ui row 13). */
export const SILENT_BREAK_MS = 1_000;

export interface StationView {
  /** The last status; undefined until the first one arrives. */
  readonly status: StationStatus | undefined;
  /** The line has been down for longer than `SILENT_BREAK_MS`. */
  readonly recovering: boolean;
  /** The station's clock, epoch ms: its last word plus the time since. */
  readonly now: () => number;
}

/** The one subscription of the page; `first` is shown until the client says more. */
export function useStation(client: StationClient, first?: StationStatus): StationView {
  const [status, setStatus] = useState(first);
  const [recovering, setRecovering] = useState(false);
  const ahead = useRef(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = client.watch(
      (next) => {
        ahead.current = next.at - Date.now();
        setStatus(next);
      },
      (connection) => {
        if (connection === 'connected') {
          clearTimeout(timer);
          timer = undefined;
          setRecovering(false);
        } else timer ??= setTimeout(() => setRecovering(true), SILENT_BREAK_MS);
      },
    );
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client]);
  return { status, recovering, now: () => Date.now() + ahead.current };
}
