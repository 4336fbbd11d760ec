import {
  type DeviceCommand,
  type DeviceConfig,
  type DeviceEvent,
  deviceCommandSchema,
} from '../electron/contract/device-messages.ts';
import type { FailureCode } from '../electron/contract/failures.ts';
import type { DeviceId } from '../electron/contract/ids.ts';
import {
  createIdCardReaderDriver,
  type IdCardReaderConfig,
  type IdCardReaderDriver,
} from './id-card-reader/id-card-reader-driver.ts';
import type { DotGlyphs } from './receipt-printer/dot-glyphs.ts';
import {
  createReceiptPrinterDriver,
  type OpenTransport,
  type ReceiptPrinterConfig,
  type ReceiptPrinterDriver,
} from './receipt-printer/receipt-printer-driver.ts';
import type { Timers } from './transport/transport.ts';

export interface RegistryParts {
  readonly timers: Timers;
  readonly openTransport: OpenTransport;
  /** Read when the first printer is made. */
  readonly readGlyphs: () => DotGlyphs;
  readonly emit: (event: DeviceEvent) => void;
  /** A command that could not be carried out; never with its content. */
  readonly complain: (failure: FailureCode) => void;
}

/** The drivers of this process, made from the station's list and spoken to by device id. */
export class DeviceRegistry {
  readonly #parts: RegistryParts;
  #readers = new Map<DeviceId, IdCardReaderDriver>();
  #printers = new Map<DeviceId, ReceiptPrinterDriver>();
  #glyphs: DotGlyphs | undefined;
  /** One change of the list at a time: a device is let go of before another driver opens it. */
  #changing: Promise<void> = Promise.resolve();
  #cardAwaited = false;

  constructor(parts: RegistryParts) {
    this.#parts = parts;
  }

  /**
   * Takes one message of the station. What is no command is dropped with `message-malformed`, a slip for a printer
   * that is not in the list is refused as `printer-not-found`. Gives the command that was understood.
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
        // Behind a `configure` that is still closing older drivers.
        this.#changing = this.#changing.then(() => this.#print(command));
        break;
      case 'clearPrinter':
        this.#changing = this.#changing.then(() => this.#printers.get(command.device)?.clear());
        break;
      case 'printDocument':
        this.#parts.emit({
          kind: 'documentChanged',
          device: command.device,
          job: command.job,
          state: 'refused',
          failure: 'document-printer-not-found',
        });
        break;
      case 'awaitCode':
        break;
      case 'awaitCard':
        this.#cardAwaited = command.awaited;
        for (const reader of this.#readers.values()) reader.awaitCard(command.awaited);
        break;
      case 'stop':
        // The process ends itself; see `device-process.ts`.
        break;
    }
  }

  async #configure(devices: readonly DeviceConfig[]): Promise<void> {
    await this.#stopAll();
    for (const device of devices) {
      if (isPrinter(device)) this.#startPrinter(device);
      else if (isReader(device)) this.#startReader(device);
    }
  }

  #startReader(config: IdCardReaderConfig): void {
    const { timers, emit, openTransport } = this.#parts;
    const reader = createIdCardReaderDriver(config, { timers, emit }, (address) =>
      openTransport(address, timers),
    );
    this.#readers.set(config.id, reader);
    reader.start();
    reader.awaitCard(this.#cardAwaited);
  }

  #startPrinter(config: ReceiptPrinterConfig): void {
    const { timers, emit, openTransport, readGlyphs } = this.#parts;
    this.#glyphs ??= readGlyphs();
    const printer = createReceiptPrinterDriver(config, { timers, emit }, openTransport, this.#glyphs);
    this.#printers.set(config.id, printer);
    printer.start();
  }

  #print({ device, job, document, duplicate }: Extract<DeviceCommand, { kind: 'printReceipt' }>): void {
    const printer = this.#printers.get(device);
    if (printer !== undefined) printer.print(job, document, duplicate);
    else
      this.#parts.emit({
        kind: 'printChanged',
        device,
        job,
        state: 'refused',
        failure: 'printer-not-found',
      });
  }

  async #stopAll(): Promise<void> {
    const drivers = [...this.#readers.values(), ...this.#printers.values()];
    this.#readers = new Map();
    this.#printers = new Map();
    await Promise.all(drivers.map((driver) => driver.stop()));
  }
}

const isPrinter = (device: DeviceConfig): device is ReceiptPrinterConfig =>
  device.profile.kind === 'receipt-printer';
const isReader = (device: DeviceConfig): device is IdCardReaderConfig =>
  device.profile.kind === 'id-card-reader';
