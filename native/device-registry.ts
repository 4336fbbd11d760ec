import {
  type DeviceCommand,
  type DeviceConfig,
  type DeviceEvent,
  deviceCommandSchema,
} from '../electron/contract/device-messages.ts';
import type { FailureCode } from '../electron/contract/failures.ts';
import type { DeviceId } from '../electron/contract/ids.ts';
import type { Links } from './links.ts';
import type { DotGlyphs } from './receipt-printer/dot-glyphs.ts';
import { makeDevice, type RunningDevice } from './running-device.ts';
import type { PlugSignal, Timers } from './transport/transport.ts';

export interface RegistryParts {
  readonly timers: Timers;
  readonly links: Links;
  /** Read when the first printer is made. */
  readonly readGlyphs: () => DotGlyphs;
  /** A file of `resources/logos`, read when its printer is made; throws where it is not there. */
  readonly readLogo: (file: string) => Uint8Array;
  readonly emit: (event: DeviceEvent) => void;
  readonly plugged?: PlugSignal;
  /** A command that could not be carried out; never with its content. */
  readonly complain: (failure: FailureCode) => void;
}

/** A command for one device, by its id. */
type Addressed = Extract<DeviceCommand, { readonly device: DeviceId }>;
/** A command for all whom it concerns; what it said last holds for devices that come later. */
type Awaiting = Extract<DeviceCommand, { readonly awaited: boolean }>;

/** The drivers of this process, made from the station's list and spoken to by device id. */
export class DeviceRegistry {
  readonly #parts: RegistryParts;
  #devices = new Map<DeviceId, RunningDevice>();
  #glyphs: DotGlyphs | undefined;
  /** One change of the list at a time: a device is let go of before another driver opens it. */
  #changing: Promise<void> = Promise.resolve();
  readonly #awaiting = new Map<Awaiting['kind'], Awaiting>();

  constructor(parts: RegistryParts) {
    this.#parts = parts;
  }

  /**
   * Takes one message of the station. What is no command is dropped with `message-malformed`, a paper for a printer
   * that is not in the list is refused as not found. Gives the command that was understood.
   */
  take(message: unknown): DeviceCommand['kind'] | undefined {
    const parsed = deviceCommandSchema.safeParse(message);
    if (!parsed.success) {
      this.#parts.complain('message-malformed');
      return undefined;
    }
    this.#obey(parsed.data);
    return parsed.data.kind;
  }

  /** Ends every driver; resolves when all have let go of their devices. */
  stop(): Promise<void> {
    this.#changing = this.#changing.then(() => this.#stopAll());
    return this.#changing;
  }

  #obey(command: DeviceCommand): void {
    switch (command.kind) {
      case 'configure':
        this.#changing = this.#changing.then(() => this.#configure(command.devices));
        break;
      case 'printReceipt':
      case 'printDocument':
      case 'clearPrinter':
        // Behind a `configure` that is still closing older drivers.
        this.#changing = this.#changing.then(() => this.#hand(command));
        break;
      case 'awaitCard':
      case 'awaitCode':
        this.#awaiting.set(command.kind, command);
        for (const device of this.#devices.values()) device.obey(command);
        break;
      case 'ping':
      case 'stop':
        // The process answers, and ends itself; see `device-process.ts`.
        break;
    }
  }

  async #configure(devices: readonly DeviceConfig[]): Promise<void> {
    await this.#stopAll();
    const { readGlyphs, ...parts } = this.#parts;
    const glyphs = (): DotGlyphs => (this.#glyphs ??= readGlyphs());
    for (const config of devices) {
      const device = makeDevice(config, { ...parts, glyphs });
      this.#devices.set(config.id, device);
      device.start();
      for (const command of this.#awaiting.values()) device.obey(command);
    }
  }

  #hand(command: Addressed): void {
    const done = this.#devices.get(command.device)?.obey(command) ?? false;
    if (!done) this.#refuse(command);
  }

  #refuse(command: Addressed): void {
    const { emit } = this.#parts;
    const { device } = command;
    if (command.kind === 'printReceipt')
      emit({
        kind: 'printChanged',
        device,
        job: command.job,
        state: 'refused',
        failure: 'printer-not-found',
      });
    else if (command.kind === 'printDocument')
      emit({
        kind: 'documentChanged',
        device,
        job: command.job,
        state: 'refused',
        failure: 'document-printer-not-found',
      });
  }

  async #stopAll(): Promise<void> {
    const devices = [...this.#devices.values()];
    this.#devices = new Map();
    await Promise.all(devices.map((device) => device.stop()));
  }
}
