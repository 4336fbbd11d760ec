import { describe, expect, it } from 'vitest';
import { transportSchema } from '../../../../electron/contract/device-address.ts';
import { discoverDevices } from '../../../../native/discovery/discover.ts';
import { findHidrawNode } from '../../../../native/transport/hidraw-nodes.ts';
import { findUsbPrinterNode } from '../../../../native/transport/usb-printer-nodes.ts';
import { bootKeyboard, hidPosScanner } from '../transport/hid-descriptors.ts';
import { shippedProfiles } from './profiles.ts';
import { SyntheticHall } from './synthetic-hall.ts';

function hallWithEverything(): SyntheticHall {
  const hall = new SyntheticHall();
  hall.addUsbDevice('1-1', { id: '0400:c35a', product: 'ID Reader' });
  const bridge = hall.addUsbDevice('1-2', { id: '1a86:7523', product: 'USB Serial', driver: 'ch341' });
  hall.addUsbSerial('ttyUSB0', bridge, { byId: 'usb-serial' });
  hall.addUsbPrinter('lp0', 'MFG:EPSON;MDL:TM-T82X;SN:77;', '04b8:0e28');
  hall.addHidraw('hidraw0', {
    id: '1eab:1d10',
    serial: 'N1',
    title: 'Newland FM430',
    descriptor: hidPosScanner,
  });
  hall.addHidraw('hidraw1', {
    id: '1eab:1d10',
    serial: 'N1',
    title: 'Newland FM430',
    descriptor: bootKeyboard,
  });
  hall.addHidraw('hidraw2', { id: '04d9:1603', title: 'Keypad', descriptor: bootKeyboard });
  return hall;
}

const outside = {
  profiles: shippedProfiles,
  listSmartCardReaders: () => Promise.resolve(['Generic Reader 00 00']),
  listIppPrinters: () => Promise.resolve([{ url: 'http://127.0.0.1:631/printers/A4', title: 'A4' }]),
};

describe('discovery', () => {
  it('lists every kind of thing on the desk, with the best profile first', async () => {
    const { folders } = hallWithEverything();
    const found = await discoverDevices({ ...outside, folders });
    expect(
      found.map(({ transport, title, proposals }) => [transport.kind, title, proposals[0]?.profile]),
    ).toEqual([
      ['serial', 'USB Serial', expect.any(String)],
      ['hid', 'Newland FM430', 'newland-hid-pos'],
      ['hid', 'Newland FM430', 'keyboard-wedge'],
      ['hid', 'Keypad', 'keyboard-wedge'],
      ['usb-bulk', 'ID Reader', 'sam-v-usb'],
      ['usb-printer', 'EPSON TM-T82X', 'epson-tm-80'],
      ['pcsc', 'Generic Reader 00 00', expect.any(String)],
      ['ipp', 'A4', 'ipp-a4'],
    ]);
  });

  it('gives addresses that a site file takes and that lead back to the very node', async () => {
    const { folders } = hallWithEverything();
    for (const { transport, path } of await discoverDevices({ ...outside, folders })) {
      expect(transportSchema.parse(transport)).toEqual(transport);
      if (transport.kind === 'hid') expect(findHidrawNode(transport, folders)?.path).toBe(path);
      if (transport.kind === 'usb-printer') expect(findUsbPrinterNode(transport, folders)?.path).toBe(path);
    }
  });

  it('writes a usage only for a device with several interfaces', async () => {
    const { folders } = hallWithEverything();
    const found = await discoverDevices({ ...outside, folders });
    const hid = found.flatMap(({ transport }) => (transport.kind === 'hid' ? [transport] : []));
    expect(hid.map(({ usagePage, usage }) => [usagePage, usage])).toEqual([
      [0x8c, 2],
      [1, 6],
      [undefined, undefined],
    ]);
  });

  it('finds nothing on a bare machine, and looks at this one without failing', async () => {
    const bare = {
      ...outside,
      listSmartCardReaders: () => Promise.resolve([]),
      listIppPrinters: () => Promise.resolve([]),
    };
    expect(await discoverDevices({ ...bare, folders: new SyntheticHall().folders })).toEqual([]);
    for (const device of await discoverDevices(bare)) {
      expect(transportSchema.safeParse(device.transport).success).toBe(true);
    }
  });
});
