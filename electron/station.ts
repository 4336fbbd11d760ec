import type { Catalogue } from './contract/catalogue.ts';
import type { DeviceConfig } from './contract/device-messages.ts';
import type { SiteFile } from './contract/site.ts';
import type { StationStatus } from './contract/status.ts';
import type { DeviceHost } from './contract/wire.ts';
import type { Clock } from './core/ports/clock.ts';
import type { KioskStore } from './core/ports/store.ts';
import type { Upstream } from './core/ports/upstream.ts';

/** What a host hands over; nothing of it is particular to a host. */
export interface StationParts {
  readonly site: SiteFile;
  readonly catalogue: Catalogue;
  readonly devices: readonly DeviceConfig[];
  readonly deviceHost: DeviceHost;
  readonly store: KioskStore;
  readonly upstream: Upstream;
  readonly clock: Clock;
}

/** A running station. */
export interface Station {
  current(): StationStatus;
  /** Calls back at each new revision; returns the removal. */
  subscribe(listener: (status: StationStatus) => void): () => void;
  stop(): Promise<void>;
}
