import type { TransportAddress } from '../electron/contract/device-address.ts';
import type { DeviceCommand, DeviceConfig, DeviceEvent } from '../electron/contract/device-messages.ts';
import type { CodeScannerProfile } from '../electron/contract/device-profiles/code-scanner.ts';
import type { DocumentPrinterProfile } from '../electron/contract/device-profiles/document-printer.ts';
import type { IdCardReaderProfile } from '../electron/contract/device-profiles/id-card-reader.ts';
import type { KeypadProfile } from '../electron/contract/device-profiles/keypad.ts';
import type { ReceiptPrinterProfile } from '../electron/contract/device-profiles/receipt-printer.ts';
import type { SmartCardReaderProfile } from '../electron/contract/device-profiles/smart-card-reader.ts';
import { createCodeScannerDriver } from './code-scanner/code-scanner-driver.ts';
import { createDocumentPrinterDriver } from './document-printer/document-printer-driver.ts';
import { createIdCardReaderDriver } from './id-card-reader/id-card-reader-driver.ts';
import { createKeypadDriver } from './keypad/keypad-driver.ts';
import type { Links } from './links.ts';
import type { DotGlyphs } from './receipt-printer/dot-glyphs.ts';
import { createReceiptPrinterDriver } from './receipt-printer/receipt-printer-driver.ts';
import { logoOf } from './receipt-printer/slip-logo.ts';
import { createSmartCardReaderDriver } from './smart-card-reader/smart-card-reader-driver.ts';
import type { PlugSignal, Timers, Transport } from './transport/transport.ts';

/** A device of this process: its driver behind one face, whatever its kind. */
export interface RunningDevice {
  start(): void;
  /** Ends the driver; resolves when it has let go of its device. */
  stop(): Promise<void>;
  /** Does what concerns this kind of device; gives whether it did. */
  obey(command: DeviceCommand): boolean;
}

export interface RunningDeviceParts {
  readonly timers: Timers;
  readonly links: Links;
  /** Read when the first printer is made. */
  readonly glyphs: () => DotGlyphs;
  /** A file of `resources/logos`; throws where it is not there. */
  readonly readLogo: (file: string) => Uint8Array;
  readonly emit: (event: DeviceEvent) => void;
  /** Tells when something was plugged in or out; without it drivers look at their own pace. */
  readonly plugged?: PlugSignal;
}

/** A configuration whose profile is of one kind. */
type ConfigOf<P> = DeviceConfig & { readonly profile: P };

/** Makes the driver of a device; nothing is opened before `start`. */
export function makeDevice(config: DeviceConfig, parts: RunningDeviceParts): RunningDevice {
  switch (config.profile.kind) {
    case 'id-card-reader':
      return idCardReader(config as ConfigOf<IdCardReaderProfile>, parts);
    case 'receipt-printer':
      return receiptPrinter(config as ConfigOf<ReceiptPrinterProfile>, parts);
    case 'code-scanner':
      return codeScanner(config as ConfigOf<CodeScannerProfile>, parts);
    case 'smart-card-reader':
      return smartCardReader(config as ConfigOf<SmartCardReaderProfile>, parts);
    case 'keypad':
      return keypad(config as ConfigOf<KeypadProfile>, parts);
    case 'document-printer':
      return documentPrinter(config as ConfigOf<DocumentPrinterProfile>, parts);
  }
}

function idCardReader(config: ConfigOf<IdCardReaderProfile>, parts: RunningDeviceParts): RunningDevice {
  const { links } = parts;
  const driver = createIdCardReaderDriver(config, parts, (address) => links.open(address));
  return {
    start: () => driver.start(),
    stop: () => driver.stop(),
    obey: (command) => {
      if (command.kind !== 'awaitCard') return false;
      driver.awaitCard(command.awaited);
      return true;
    },
  };
}

function receiptPrinter(config: ConfigOf<ReceiptPrinterProfile>, parts: RunningDeviceParts): RunningDevice {
  const { links, glyphs, readLogo } = parts;
  const logo = logoOf(config.profile, readLogo);
  const open = (address: TransportAddress): Transport => links.openBytes(address);
  const driver = createReceiptPrinterDriver(config, parts, open, glyphs(), logo);
  return {
    start: () => driver.start(),
    stop: () => driver.stop(),
    obey: (command) => {
      if (command.kind === 'printReceipt') driver.print(command.job, command.document, command.duplicate);
      else if (command.kind === 'clearPrinter') driver.clear();
      else return false;
      return true;
    },
  };
}

function documentPrinter(config: ConfigOf<DocumentPrinterProfile>, parts: RunningDeviceParts): RunningDevice {
  const driver = createDocumentPrinterDriver(config, parts);
  return {
    start: () => driver.start(),
    stop: () => driver.stop(),
    obey: (command) => {
      if (command.kind === 'printDocument') {
        const { job, pdf, title, copies } = command;
        driver.print(job, Buffer.from(pdf, 'base64'), { title, copies });
      } else if (command.kind === 'clearPrinter') driver.clear();
      else return false;
      return true;
    },
  };
}

function codeScanner(config: ConfigOf<CodeScannerProfile>, parts: RunningDeviceParts): RunningDevice {
  const driver = createCodeScannerDriver(config, parts, parts.links);
  return {
    start: () => driver.start(),
    stop: () => driver.stop(),
    obey: (command) => {
      if (command.kind !== 'awaitCode') return false;
      driver.awaitCode(command.awaited);
      return true;
    },
  };
}

function keypad(config: ConfigOf<KeypadProfile>, parts: RunningDeviceParts): RunningDevice {
  const driver = createKeypadDriver(config, parts, (address) => parts.links.openHid(address));
  return { start: () => driver.start(), stop: () => driver.stop(), obey: () => false };
}

function smartCardReader(config: ConfigOf<SmartCardReaderProfile>, parts: RunningDeviceParts): RunningDevice {
  const { transport } = config;
  if (transport.kind !== 'pcsc') throw new Error(`a ${transport.kind} address is no smart-card reader`);
  const driver = createSmartCardReaderDriver({ ...config, transport }, parts, (address) =>
    parts.links.openSmartCard(address),
  );
  return {
    start: () => driver.start(),
    stop: () => driver.stop(),
    obey: (command) => {
      if (command.kind !== 'awaitCard') return false;
      driver.awaitCard(command.awaited);
      return true;
    },
  };
}
