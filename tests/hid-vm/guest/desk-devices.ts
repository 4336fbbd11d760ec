import { type ScannerFamily, scannerFamilies } from '../../simulators/code-scanner/families.ts';
import { reportDescriptors } from '../../simulators/code-scanner/report-descriptors.ts';
import type { DeviceIdentity, DeviceModel } from '../guest-messages.ts';
import type { DeskDevice } from './desk-device.ts';
import { UhidDevice } from './uhid-device.ts';

/** Makes a simulated device; it is not plugged in yet. */
export function makeDeskDevice(identity: DeviceIdentity, device: DeviceModel): DeskDevice {
  switch (device.model) {
    case 'scanner':
      return hidScanner(identity, scannerFamilies[device.family]);
    default:
      throw new Error(`no ${device.model}`);
  }
}

/** A scanner behind HID reports. One that describes nothing of them has a vendor's page instead, as a kernel asks for one. */
function hidScanner(identity: DeviceIdentity, family: ScannerFamily): DeskDevice {
  const cable = new UhidDevice(identity, family.descriptor ?? reportDescriptors.silent, {
    report: (_kind, bytes) => scanner.receive(bytes),
  });
  const scanner = family.make((report) => cable.send(report));
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
