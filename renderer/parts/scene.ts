import { createContext, useContext } from 'react';
import type { StationStatus } from '../../electron/contract/status.ts';
import type { StationClient } from '../client/station-client.ts';
import type { Metrics } from '../theme/millimetres.ts';

/** Pages of the kiosk's own that lie over the present screen until they are put away. */
export type Leaf =
  | { readonly kind: 'sizes' }
  | { readonly kind: 'voice' }
  | { readonly kind: 'words'; readonly heading: string; readonly lines: readonly string[] };

/** What every screen stands in. */
export interface Scene {
  readonly status: StationStatus;
  readonly client: StationClient;
  readonly metrics: Metrics;
  /** The station's time, epoch ms, from its own clock and not this browser's. */
  readonly now: () => number;
  readonly showLeaf: (leaf: Leaf) => void;
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
