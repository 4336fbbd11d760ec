import { RPCHandler } from '@orpc/server/message-port';
import type { MessagePortMain, ParentPort } from 'electron';
import type { MessageFailure } from '../../contract/failures.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { OpenStationOptions, StationOpening } from '../../station/open-station.ts';
import { createRouter } from '../../station/router.ts';
import type { Station } from '../../station.ts';
import { createRefusalNote } from '../shared/refusal-note.ts';
import { createRefusalInterceptor } from '../shared/station-frames.ts';
import { createDeviceHost, type DesktopDeviceHost } from './device-host.ts';
import { guardPort } from './guarded-port.ts';
import { type ToMain, type ToStation, toStationSchema } from './host-messages.ts';
import { readSealedKey } from './sealed-key.ts';
import { createVaultCalls, type VaultCalls } from './vault-calls.ts';

export interface StationProgramOptions {
  /** The channel to the main process. */
  readonly parent: Pick<ParentPort, 'on'>;
  /** Posts to the main process. */
  readonly tell: (message: ToMain) => void;
  readonly clock: Clock;
  readonly env: NodeJS.ProcessEnv;
  readonly random: () => number;
  /** `openStation`; handed in so that the program can be tried without a store and an upstream. */
  readonly open: (options: OpenStationOptions) => Promise<StationOpening>;
  readonly exit: (code: number) => void;
}

/** The station process: opens the station when main says so, serves it to every page main brings, ends when asked. */
export function runStationProgram(options: StationProgramOptions): void {
  const program = new StationProgram(options);
  options.parent.on('message', ({ data, ports }) => program.heard(toStationSchema.parse(data), ports[0]));
}

class StationProgram {
  readonly #options: StationProgramOptions;
  readonly #devices: DesktopDeviceHost;
  readonly #vault: VaultCalls;
  readonly #refused: (code: MessageFailure) => void;
  #opening: Promise<void> = Promise.resolve();
  #station: Station | undefined;
  #handler: RPCHandler<Record<string, unknown>> | undefined;

  constructor(options: StationProgramOptions) {
    this.#options = options;
    this.#devices = createDeviceHost(options.tell);
    this.#vault = createVaultCalls(options.tell);
    this.#refused = createRefusalNote(options.clock, (code) => this.#station?.messageRefused(code));
  }

  heard(message: ToStation, port: MessagePortMain | undefined): void {
    switch (message.kind) {
      case 'start':
        this.#opening = this.#open(message.siteFile, message.resources);
        return;
      case 'screenPort':
        return this.#serve(port);
      case 'devicePort':
        if (port !== undefined) this.#devices.devicePort(port);
        return;
      case 'deviceLost':
        return this.#devices.deviceLost();
      case 'devicesGone':
        return this.#devices.devicesGone();
      case 'messageRefused':
        return this.#refused(message.failure);
      case 'vaultAnswer':
        return this.#vault.answered(message);
      case 'stop':
        void this.#stop();
    }
  }

  async #open(siteFile: string, resources: string): Promise<void> {
    const { open, clock, env, random } = this.#options;
    const opening = await open({
      siteFile,
      resources,
      clock,
      env,
      random,
      deviceHost: this.#devices,
      keyFor: (folder) => readSealedKey(folder, this.#vault),
    });
    if (!opening.ok) {
      const { sentence, code } = opening;
      return this.#options.tell({
        kind: 'stationRefused',
        sentence,
        ...(code === undefined ? {} : { code }),
      });
    }
    this.#station = opening.station;
    this.#handler = new RPCHandler<Record<string, unknown>>(createRouter(opening.station), {
      rootInterceptors: [createRefusalInterceptor(this.#refused)],
    });
    this.#options.tell({ kind: 'stationReady' });
  }

  #serve(port: MessagePortMain | undefined): void {
    if (port === undefined || this.#handler === undefined) {
      port?.close();
      return;
    }
    this.#handler.upgrade(guardPort(port, this.#refused), { context: {} });
    port.start();
  }

  /** A station that is just opening has a store to close; it is waited for. */
  async #stop(): Promise<void> {
    await this.#opening;
    await this.#station?.stop();
    this.#options.exit(0);
  }
}
