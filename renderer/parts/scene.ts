import { createContext, useContext } from 'react';
import type { StationStatus } from '../../electron/contract/status.ts';
import type { StationClient } from '../client/station-client.ts';
import type { Metrics } from '../theme/millimetres.ts';

/** One question each; `menu` leads to the others. */
export type SettingsPage = 'menu' | 'colours' | 'edition' | 'sound' | 'ease';

/** Pages of the kiosk's own that lie over the present screen until they are put away. */
export type Leaf =
  | { readonly kind: 'settings'; readonly page: SettingsPage }
  | { readonly kind: 'help' }
  | { readonly kind: 'voice' }
  /** Whether values of one's own are to be read aloud. */
  | { readonly kind: 'aloud' }
  | { readonly kind: 'words'; readonly heading: string; readonly lines: readonly string[] };

/** What every screen stands in. */
export interface Scene {
  readonly status: StationStatus;
  readonly client: StationClient;
  readonly metrics: Metrics;
  /** The station's time, epoch ms, from its own clock and not this browser's. */
  readonly now: () => number;
  /** The leaf that is open. */
  readonly leaf: Leaf | undefined;
  readonly showLeaf: (leaf: Leaf) => void;
  readonly closeLeaf: () => void;
  /** Calls somebody of the hall, and says so on a leaf. */
  readonly callStaff: () => void;
  /** What 返回 does while a screen stands on a page of its own; see `useOwnBack`. */
  readonly takeBack?: (goBack: (() => void) | undefined) => void;
  /** What is typed but not yet sent, by question; outlives a cover, not a visit. */
  readonly drafts: Map<string, string>;
}

export const SceneContext = createContext<Scene | undefined>(undefined);

/** The scene a screen stands in. */
export function useScene(): Scene {
  const scene = useContext(SceneContext);
  if (scene === undefined) throw new Error('A screen was drawn outside its scene');
  return scene;
}
