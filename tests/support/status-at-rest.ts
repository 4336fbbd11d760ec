import type { Screen, StationStatus } from '../../electron/contract/status.ts';
import { DEFAULT_PREFERENCES } from '../../electron/core/state.ts';

/** Noon in China on a fixed day, so that pictures never differ by their clock. */
export const NOON = Date.UTC(2026, 10, 22, 4);

/** A status at rest, nobody there, with what a test wants changed. */
export function statusAtRest(
  screen: Screen = { name: 'welcome' },
  change: Partial<StationStatus> = {},
): StationStatus {
  return {
    revision: 1,
    site: {
      name: '试验镇便民服务中心',
      terminal: 'T-1',
      readerSide: 'right',
      panel: { widthMm: 268, heightMm: 476 },
    },
    screen,
    idle: { stage: 'active' },
    preferences: DEFAULT_PREFERENCES,
    help: { state: 'none' },
    devices: [],
    codes: { awaited: true },
    network: 'online',
    outbox: { pending: 0 },
    at: NOON,
    ...change,
  };
}
