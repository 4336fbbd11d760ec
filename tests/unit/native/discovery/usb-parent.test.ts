import { expect, it } from 'vitest';
import { readUsbDevice, usbDeviceAbove } from '../../../../native/discovery/usb-parent.ts';
import { SyntheticHall } from './synthetic-hall.ts';

it('finds the device above an interface, however many levels up, through the links of /sys', () => {
  const hall = new SyntheticHall();
  const folder = hall.addUsbDevice('1-4', {
    id: '04b8:0e28',
    maker: 'EPSON',
    product: 'TM-T82X',
    serial: 'X1',
  });
  hall.write(`${folder}/1-4:1.0/usbmisc/lp0/dev`, '180:0\n');
  hall.link('sys/class/usbmisc/lp0', `${folder}/1-4:1.0/usbmisc/lp0`);
  expect(usbDeviceAbove(hall.path('sys/class/usbmisc/lp0'))).toEqual({
    vendorId: '04b8',
    productId: '0e28',
    serialNumber: 'X1',
    title: 'EPSON TM-T82X',
  });
});

it('finds none above what hangs on no USB, and above what is not there', () => {
  const hall = new SyntheticHall();
  hall.addUart('ttyS0', 4);
  expect(usbDeviceAbove(hall.path('sys/class/tty/ttyS0/device'))).toBeUndefined();
  expect(usbDeviceAbove(hall.path('sys/nothing'))).toBeUndefined();
});

it('reads a device that says nothing of itself, and no interface', () => {
  const hall = new SyntheticHall();
  const folder = hall.addUsbDevice('1-1', { id: '0400:c35a' });
  expect(readUsbDevice(hall.path(folder))).toEqual({
    vendorId: '0400',
    productId: 'c35a',
    serialNumber: undefined,
    title: '',
  });
  expect(readUsbDevice(hall.path(`${folder}/1-1:1.0`))).toBeUndefined();
});
