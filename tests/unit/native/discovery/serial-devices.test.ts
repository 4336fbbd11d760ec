import { describe, expect, it } from 'vitest';
import { listSerialDevices } from '../../../../native/discovery/serial-devices.ts';
import { SyntheticHall } from './synthetic-hall.ts';

describe('the serial ports', () => {
  it('are named by what they are, with the numbers of the bridge above them', () => {
    const hall = new SyntheticHall();
    const bridge = hall.addUsbDevice('1-2', {
      id: '1a86:7523',
      maker: 'QinHeng',
      product: 'USB Serial',
      driver: 'ch341',
    });
    hall.addUsbSerial('ttyUSB0', bridge, {
      byId: 'usb-1a86_USB_Serial-if00-port0',
      byPath: 'pci-0000-usb-0:2:1.0',
    });
    expect(listSerialDevices(hall.folders)).toEqual([
      {
        transport: { kind: 'serial', path: hall.path('dev/serial/by-id/usb-1a86_USB_Serial-if00-port0') },
        title: 'QinHeng USB Serial',
        path: hall.path('dev/ttyUSB0'),
        usb: { vendorId: '1a86', productId: '7523', serialNumber: undefined },
      },
    ]);
  });

  it('are named by where they are plugged in where two bridges look alike', () => {
    const hall = new SyntheticHall();
    for (const number of [0, 1]) {
      const bridge = hall.addUsbDevice(`1-${number}`, { id: '1a86:7523' });
      hall.addUsbSerial(`ttyUSB${number}`, bridge, { byPath: `port-${number}` });
    }
    expect(listSerialDevices(hall.folders).map(({ transport }) => transport)).toEqual([
      { kind: 'serial', path: hall.path('dev/serial/by-path/port-0') },
      { kind: 'serial', path: hall.path('dev/serial/by-path/port-1') },
    ]);
  });

  it('of the board are listed by their number, those without a chip are not', () => {
    const hall = new SyntheticHall();
    hall.addUart('ttyS0', 4);
    hall.addUart('ttyS1', 0);
    expect(listSerialDevices(hall.folders)).toEqual([
      {
        transport: { kind: 'serial', path: hall.path('dev/ttyS0') },
        title: 'ttyS0',
        path: hall.path('dev/ttyS0'),
      },
    ]);
  });

  it('are not the terminals of the screen, and a lasting name that leads nowhere does not matter', () => {
    const hall = new SyntheticHall();
    hall.write('sys/class/tty/tty1/active', '');
    hall.link('dev/serial/by-id/gone', 'dev/ttyUSB9');
    expect(listSerialDevices(hall.folders)).toEqual([]);
  });
});
