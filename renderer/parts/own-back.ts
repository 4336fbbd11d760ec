import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import type { StationClient } from '../client/station-client.ts';
import { useScene } from './scene.ts';

/**
 * 返回 inside a question that has pages of its own, such as the lists of a home: one page back, not one question. Where there
 * is none, it is the station's again.
 */
export function useOwnBack(goBack: (() => void) | undefined): void {
  const { takeBack } = useScene();
  useLayoutEffect(() => {
    takeBack?.(goBack);
    return () => takeBack?.(undefined);
  });
}

/** The client with a 返回 that a screen may take for itself, by finger and by keypad alike. */
export function useClientWithOwnBack(client: StationClient): {
  readonly client: StationClient;
  /** From now on 返回 does this; nothing gives it back to the station. */
  readonly takeBack: (goBack: (() => void) | undefined) => void;
} {
  const ownBack = useRef<(() => void) | undefined>(undefined);
  const own = useMemo(
    () => ({
      ...client,
      goBack: () => {
        if (ownBack.current === undefined) client.goBack();
        else ownBack.current();
      },
    }),
    [client],
  );
  const takeBack = useCallback((goBack: (() => void) | undefined) => {
    ownBack.current = goBack;
  }, []);
  return { client: own, takeBack };
}
