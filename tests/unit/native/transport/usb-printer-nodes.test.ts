import { describe, expect, it } from 'vitest';
import { findUsbPrinterNode, listUsbPrinterNodes } from '../../../../native/transport/usb-printer-nodes.ts';
import { SyntheticSystem } from './synthetic-system.ts';

function withPrinters(): SyntheticSystem {
  const system = new SyntheticSystem();
  system.addUsbPrinter('lp0', 'MFG:EPSON;MDL:TM-T82X;SN:first;', '04b8:0e28');
  system.addUsbPrinter('lp3', 'MANUFACTURER:EPSON;MODEL:TM-T82X;SERIALNUMBER:second;', '04b8:0e28');
  // A hiddev takes a number of the same class.
  system.write('sys/class/usbmisc/hiddev0/dev', '180:96\n');
  return system;
}

describe('the printers of the USB printer class', () => {
  it('are listed with what they say and the ids of the device above them', () => {
    const system = withPrinters();
    expect(listUsbPrinterNodes(system.folders)).toMatchObject([
      { path: system.path('dev/usb/lp0'), id: { model: 'TM-T82X' }, vendorId: '04b8', productId: '0e28' },
      { path: system.path('dev/usb/lp3'), id: { serialNumber: 'second' } },
    ]);
    expect(listUsbPrinterNodes(new SyntheticSystem().folders)).toEqual([]);
  });

  it.each([
    [{}, 'dev/usb/lp0'],
    [{ manufacturer: 'epson', model: 'tm-t82x' }, 'dev/usb/lp0'],
    [{ serialNumber: 'second' }, 'dev/usb/lp3'],
  ])('are found by %j', (wanted, path) => {
    const system = withPrinters();
    const found = findUsbPrinterNode({ kind: 'usb-printer', ...wanted }, system.folders);
    expect(found?.path).toBe(system.path(path));
  });

  it('are not found by half a name, nor by a serial number that none of them has', () => {
    const { folders } = withPrinters();
    expect(findUsbPrinterNode({ kind: 'usb-printer', model: 'TM-T82' }, folders)).toBeUndefined();
    expect(findUsbPrinterNode({ kind: 'usb-printer', serialNumber: 'third' }, folders)).toBeUndefined();
  });
});
