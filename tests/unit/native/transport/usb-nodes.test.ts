import { describe, expect, it } from 'vitest';
import { driverOf, firstInterfaceOf, holderOf } from '../../../../native/transport/usb-nodes.ts';
import { SyntheticSystem } from './synthetic-system.ts';

function withTwoDevices(): SyntheticSystem {
  const system = new SyntheticSystem();
  for (const [name, devnum] of [
    ['1-2', 7],
    ['1-2.4', 8],
  ] as const) {
    system.write(`sys/bus/usb/devices/${name}/busnum`, '1\n');
    system.write(`sys/bus/usb/devices/${name}/devnum`, `${devnum}\n`);
    system.write(`sys/bus/usb/devices/${name}:1.0/bInterfaceClass`, 'ff\n');
    system.write(`sys/bus/usb/devices/${name}:1.1/bInterfaceClass`, 'ff\n');
  }
  system.write('sys/bus/usb/drivers/usbfs/bind', '');
  system.link('sys/bus/usb/devices/1-2.4:1.0/driver', 'sys/bus/usb/drivers/usbfs');
  return system;
}

describe('who holds a USB device', () => {
  it('is told by the driver of its first interface', () => {
    const { folders } = withTwoDevices();
    expect(holderOf(folders, 1, 8)).toBe('usbfs');
    expect(holderOf(folders, 1, 7)).toBeUndefined();
  });

  it('is nobody for a device that is not there', () => {
    const { folders } = withTwoDevices();
    expect(holderOf(folders, 2, 8)).toBeUndefined();
    expect(holderOf(new SyntheticSystem().folders, 1, 7)).toBeUndefined();
  });

  it('is asked of the first interface, not of one of a device behind the same hub', () => {
    const system = withTwoDevices();
    expect(firstInterfaceOf(system.folders, '1-2')).toBe(system.path('sys/bus/usb/devices/1-2:1.0'));
    expect(firstInterfaceOf(system.folders, '1-3')).toBeUndefined();
    expect(driverOf(system.path('sys/bus/usb/devices/1-2.4:1.0'))).toBe('usbfs');
    expect(driverOf(system.path('sys/bus/usb/devices/1-2:1.0'))).toBeUndefined();
  });
});
