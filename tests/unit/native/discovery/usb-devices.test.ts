import { describe, expect, it } from 'vitest';
import { identity, listUsbBulkDevices } from '../../../../native/discovery/usb-devices.ts';
import { SyntheticHall } from './synthetic-hall.ts';

describe('the bulk devices', () => {
  it('are those of their own class that no driver has taken', () => {
    const hall = new SyntheticHall();
    hall.addUsbDevice('1-1', { id: '0400:c35a', maker: 'SDT', product: 'Reader' });
    hall.addUsbDevice('1-2', { id: '1a86:7523', driver: 'ch341' });
    hall.addUsbDevice('1-3', { id: '046d:c31c', firstClass: '03' });
    hall.addUsbDevice('usb1', { id: '1d6b:0002', firstClass: '09' });
    expect(listUsbBulkDevices(hall.folders)).toEqual([
      {
        transport: { kind: 'usb-bulk', vendorId: '0400', productId: 'c35a' },
        title: 'SDT Reader',
        usb: { vendorId: '0400', productId: 'c35a', serialNumber: undefined },
      },
    ]);
  });

  it('are also those that a program, perhaps this one, holds', () => {
    const hall = new SyntheticHall();
    hall.addUsbDevice('1-1', { id: '0400:c35a', driver: 'usbfs' });
    expect(listUsbBulkDevices(hall.folders)).toHaveLength(1);
  });

  it('keep the serial number that tells two of a model apart', () => {
    const hall = new SyntheticHall();
    hall.addUsbDevice('2-1.4', { id: '0400:c35a', serial: 'B7' });
    expect(listUsbBulkDevices(hall.folders)[0]?.transport).toMatchObject({ serialNumber: 'B7' });
  });

  it('are none on a machine without USB', () => {
    expect(listUsbBulkDevices(new SyntheticHall().folders)).toEqual([]);
  });
});

it('writes no serial number where there is none', () => {
  expect(identity({ vendorId: '0400', productId: 'c35a', serialNumber: undefined })).toEqual({
    vendorId: '0400',
    productId: 'c35a',
  });
});
