import { type ScannerFamily, scannerFamilies } from '../../simulators/code-scanner/families.ts';
import { reportDescriptors } from '../../simulators/code-scanner/report-descriptors.ts';
import type { ScannerBase } from '../../simulators/code-scanner/scanner-model.ts';
import { DkDevice, dkIdentity } from '../../simulators/id-card-reader/dk-device.ts';
import { presetCards } from '../../simulators/id-card-reader/preset-cards.ts';
import { SimulatedReader } from '../../simulators/id-card-reader/simulated-reader.ts';
import { loadFirmwareFont } from '../../simulators/receipt-printer/firmware-font.ts';
import { slipText } from '../../simulators/receipt-printer/paper.ts';
import { VirtualPrinter, WIDTH_DOTS } from '../../simulators/receipt-printer/virtual-printer.ts';
import type { DeviceIdentity, DeviceLook, DeviceModel } from '../guest-messages.ts';
import { BulkGadget, type BulkLayout } from './bulk-gadget.ts';
import type { DeskDevice } from './desk-device.ts';
import { SerialBridge } from './serial-bridge.ts';
import { FULL_SPEED_MS, LOW_SPEED_MS, UhidDevice } from './uhid-device.ts';
import { hidFunction, printerFunction, serialFunction, UsbGadget } from './usb-gadget.ts';

/** The device's own end of a cable, whatever the kernel makes of the other. */
interface Cable {
  plug(): Promise<void> | void;
  unplug(): Promise<void> | void;
  send(bytes: Uint8Array): void;
}

/** Makes a simulated device; it is not plugged in yet. */
export function makeDeskDevice(identity: DeviceIdentity, device: DeviceModel): DeskDevice {
  switch (device.model) {
    case 'scanner':
      return scannerOn(identity, scannerFamilies[device.family]);
    case 'id-card-reader':
      return idCardReader(identity, device.wire);
    case 'sam-v-reader':
      return samVReader(identity, device.layout);
    case 'receipt-printer':
      return device.wire === 'usb-printer' ? receiptPrinter(identity) : serialReceiptPrinter(identity);
    case 'keypad':
      return keypad(identity);
  }
}

/** A scanner behind HID reports, or behind a serial port of its own. */
function scannerOn(identity: DeviceIdentity, family: ScannerFamily): DeskDevice {
  // A kernel asks for a descriptor: one that describes nothing of its reports says that they are the vendor's own.
  const descriptor = family.descriptor ?? reportDescriptors.silent;
  const isKeyboard =
    descriptor === reportDescriptors.keyboard || descriptor === reportDescriptors['numbered-keyboard'];
  const pace = isKeyboard ? LOW_SPEED_MS : FULL_SPEED_MS;
  const receive = (bytes: Uint8Array): void => scanner.receive(bytes);
  const cable: Cable =
    family.wire === 'line'
      ? new UsbGadget(identity, serialFunction, receive)
      : new UhidDevice(identity, descriptor, pace, { report: (_kind, bytes) => receive(bytes) });
  const scanner: ScannerBase = family.make((bytes) => cable.send(bytes));
  return {
    plug: () => cable.plug(),
    unplug: async () => {
      await cable.unplug();
      scanner.powerOff();
    },
    look: () => ({ reading: scanner.reading, commands: scanner.log }),
    show: (bytes) => scanner.show({ bytes }),
    say: (report) => cable.send(report),
  };
}

function idCardReader(identity: DeviceIdentity, wire: 'uhid' | 'usb-hid'): DeskDevice {
  const { reportDescriptor, reportBytes } = dkIdentity;
  const reader = new DkDevice((reports) => {
    for (const report of reports) cable.send(report);
  });
  const cable: Cable =
    wire === 'uhid'
      ? new UhidDevice(identity, reportDescriptor, FULL_SPEED_MS, {
          // Its reports have no numbers: the 0 in front is the computer's, not the wire's.
          report: (_kind, bytes) => reader.receive(bytes.subarray(1)),
        })
      : new UsbGadget(identity, hidFunction(reportDescriptor, reportBytes), (bytes) => reader.receive(bytes));
  return {
    plug: () => cable.plug(),
    unplug: async () => {
      await cable.unplug();
      reader.powerOff();
    },
    look: () => ({ commands: reader.module.log }),
    lay: (card) => reader.module.lay(presetCards[card]),
    lift: () => reader.module.lift(),
  };
}

/** A SAM_V reader that speaks through bulk endpoints. */
function samVReader(identity: DeviceIdentity, layout: BulkLayout): DeskDevice {
  const reader = new SimulatedReader((bytes) => cable.send(bytes));
  const cable = new BulkGadget(identity, layout, (bytes) => reader.receive(bytes));
  return {
    plug: () => cable.plug(),
    unplug: () => {
      cable.unplug();
      reader.powerOff();
    },
    look: () => ({ commands: reader.log }),
    lay: (card) => reader.lay(presetCards[card]),
    lift: () => reader.lift(),
  };
}

function receiptPrinter(identity: DeviceIdentity): DeskDevice {
  const printer = new VirtualPrinter({
    paperMm: 80,
    font: loadFirmwareFont(),
    reply: (bytes) => cable.send(bytes),
  });
  const { manufacturer = '', name } = identity;
  const cable = new UsbGadget(
    identity,
    printerFunction(`MFG:${manufacturer};MDL:${name};CLS:PRINTER;`),
    (bytes) => printer.receive(bytes),
  );
  return {
    plug: () => cable.plug(),
    unplug: () => cable.unplug(),
    look: () => printed(printer),
    setPaper: (state) => printer.setPaper(state),
  };
}

/** A printer with a serial port, at a bridge that has modem lines: it raises clear-to-send unless it is told not to. */
function serialReceiptPrinter(identity: DeviceIdentity): DeskDevice {
  const printer = new VirtualPrinter({
    paperMm: 80,
    font: loadFirmwareFont(),
    reply: (bytes) => bridge.send(bytes),
  });
  let bytesToHold = Number.POSITIVE_INFINITY;
  const bridge: SerialBridge = new SerialBridge(identity, {
    receive: (byte) => {
      bytesToHold -= 1;
      printer.receive(Uint8Array.of(byte));
      if (bytesToHold === 0) bridge.roomChanged();
    },
    isClear: () => bytesToHold > 0 && !printer.full(),
  });
  return {
    plug: () => bridge.plug(),
    unplug: () => bridge.unplug(),
    look: () => ({ ...printed(printer), line: bridge.look() }),
    hold: (afterBytes) => {
      bytesToHold = afterBytes;
    },
    release: () => {
      bytesToHold = Number.POSITIVE_INFINITY;
      bridge.roomChanged();
    },
    setPaper: (state) => {
      printer.setPaper(state);
      bridge.roomChanged();
    },
  };
}

function printed(printer: VirtualPrinter): DeviceLook {
  return {
    slips: printer
      .slips()
      .map((slip) => ({ text: slipText(slip, WIDTH_DOTS[printer.paperMm]), complete: slip.complete })),
    commands: printer.state().unknownCommands,
  };
}

/** Five keys that are a keyboard to the kernel. */
function keypad(identity: DeviceIdentity): DeskDevice {
  const cable = new UhidDevice(identity, reportDescriptors.keyboard, LOW_SPEED_MS, {
    report: () => undefined,
  });
  return {
    plug: () => cable.plug(),
    unplug: () => cable.unplug(),
    look: () => ({}),
    say: (report) => cable.send(report),
  };
}
