import type { Screen, ScreenName } from '../../electron/contract/status.ts';

/** One screen's own part of the status. */
export type ScreenOf<N extends ScreenName> = Extract<Screen, { name: N }>;
/** What every screen component is given. */
export interface ScreenProps<N extends ScreenName> {
  readonly screen: ScreenOf<N>;
}
