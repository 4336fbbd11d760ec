import { describe, expect, it } from 'vitest';
import { findHidrawNode, listHidrawNodes } from '../../../../native/transport/hidraw-nodes.ts';
import { bootKeyboard, hidPosScanner } from './hid-descriptors.ts';
import { SyntheticSystem } from './synthetic-system.ts';

const scanner = { kind: 'hid', vendorId: '1eab', productId: '1d10' } as const;

describe('the hidraw nodes', () => {
  it('are none where the kernel shows none', () => {
    expect(listHidrawNodes(new SyntheticSystem().folders)).toEqual([]);
  });

  it('say what they are without being opened', () => {
    const system = new SyntheticSystem();
    system.addHidraw('hidraw0', { id: '1eab:1d10', serial: 'A7', title: 'FM430', descriptor: hidPosScanner });
    expect(listHidrawNodes(system.folders)).toEqual([
      {
        path: system.path('dev/hidraw0'),
        vendorId: '1eab',
        productId: '1d10',
        serialNumber: 'A7',
        name: 'FM430',
        reportDescriptor: hidPosScanner,
        usages: [{ page: 0x8c, usage: 2 }],
      },
    ]);
  });

  it('may lack a serial number and a descriptor, or have one that makes no sense', () => {
    const system = new SyntheticSystem();
    system.addHidraw('hidraw0', { id: '0483:572b' });
    system.addHidraw('hidraw1', { id: '0483:572b', descriptor: Uint8Array.of(0xc0) });
    expect(listHidrawNodes(system.folders).map((node) => [node.serialNumber, node.usages])).toEqual([
      [undefined, []],
      [undefined, []],
    ]);
  });

  it('leave out an entry that is going away', () => {
    const system = new SyntheticSystem();
    system.write('sys/class/hidraw/hidraw0/device/uevent', 'DRIVER=hid-generic\n');
    system.write('sys/class/hidraw/hidraw1/dev', '243:1\n');
    expect(listHidrawNodes(system.folders)).toEqual([]);
  });
});

describe('finding a device by what it is', () => {
  it('finds it under whatever number it has now', () => {
    const system = new SyntheticSystem();
    system.addHidraw('hidraw0', { id: '046d:c31c', descriptor: bootKeyboard });
    system.addHidraw('hidraw4', { id: '1eab:1d10', descriptor: hidPosScanner });
    expect(findHidrawNode(scanner, system.folders)?.path).toBe(system.path('dev/hidraw4'));
    system.removeHidraw('hidraw4');
    expect(findHidrawNode(scanner, system.folders)).toBeUndefined();
  });

  it('tells two of one model apart by their serial number', () => {
    const system = new SyntheticSystem();
    system.addHidraw('hidraw0', { id: '1eab:1d10', serial: 'left' });
    system.addHidraw('hidraw1', { id: '1eab:1d10', serial: 'right' });
    const found = (serialNumber: string) =>
      findHidrawNode({ ...scanner, serialNumber }, system.folders)?.path;
    expect(found('right')).toBe(system.path('dev/hidraw1'));
    expect(found('left')).toBe(system.path('dev/hidraw0'));
    expect(found('third')).toBeUndefined();
    expect(findHidrawNode(scanner, system.folders)?.path).toBe(system.path('dev/hidraw0'));
  });

  it('picks the interface by its usage where a device has several', () => {
    const system = new SyntheticSystem();
    system.addHidraw('hidraw0', { id: '1eab:1d10', descriptor: bootKeyboard });
    system.addHidraw('hidraw1', { id: '1eab:1d10', descriptor: hidPosScanner });
    const path = (usage: object) => findHidrawNode({ ...scanner, ...usage }, system.folders)?.path;
    expect(path({ usagePage: 0x8c, usage: 2 })).toBe(system.path('dev/hidraw1'));
    expect(path({ usagePage: 1 })).toBe(system.path('dev/hidraw0'));
    expect(path({ usage: 6 })).toBe(system.path('dev/hidraw0'));
    expect(path({ usagePage: 0x8c, usage: 6 })).toBeUndefined();
  });
});
