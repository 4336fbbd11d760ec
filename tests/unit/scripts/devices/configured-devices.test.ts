import { describe, expect, test } from 'vitest';
import type { TransportAddress } from '../../../../electron/contract/device-address.ts';
import type { AttachedDevice } from '../../../../native/discovery/attached-device.ts';
import { attachedness } from '../../../../scripts/devices/configured-devices.ts';

const attached: AttachedDevice[] = [
  { title: '', transport: { kind: 'usb-bulk', vendorId: '0400', productId: 'c35a' } },
  {
    title: '',
    transport: { kind: 'hid', vendorId: '1eab', productId: '0003', serialNumber: 'A1' },
    hidUsages: [{ page: 0x8c, usage: 2 }],
  },
  { title: '', transport: { kind: 'usb-printer', manufacturer: 'EPSON', model: 'TM-T82' } },
  { title: '', transport: { kind: 'pcsc', reader: 'Generic Reader 00 00' } },
  { title: '', transport: { kind: 'ipp', url: 'http://127.0.0.1:631/printers/A4' } },
];
const hid = { kind: 'hid', vendorId: '1eab', productId: '0003' } as const;

describe('whether a configured device is there', () => {
  test.each<readonly [TransportAddress, string]>([
    [{ kind: 'usb-bulk', vendorId: '0400', productId: 'c35a' }, 'attached'],
    [{ kind: 'usb-bulk', vendorId: '0400', productId: 'c35b' }, 'missing'],
    [hid, 'attached'],
    [{ ...hid, serialNumber: 'A1', usagePage: 0x8c, usage: 2 }, 'attached'],
    [{ ...hid, serialNumber: 'A2' }, 'missing'],
    [{ ...hid, usagePage: 1 }, 'missing'],
    [{ kind: 'usb-printer', manufacturer: 'epson' }, 'attached'],
    [{ kind: 'usb-printer', manufacturer: 'epson', model: 'TM-T70' }, 'missing'],
    [{ kind: 'usb-printer', serialNumber: 'X' }, 'missing'],
    [{ kind: 'pcsc', reader: 'Generic' }, 'attached'],
    [{ kind: 'pcsc', reader: 'Other' }, 'missing'],
    [{ kind: 'ipp', url: 'http://127.0.0.1:631/printers/A4' }, 'attached'],
    [{ kind: 'ipp', url: 'http://192.0.2.7/ipp/print' }, 'not-visible'],
    [{ kind: 'serial', path: '/dev/null' }, 'attached'],
    [{ kind: 'serial', path: '/dev/not-there' }, 'missing'],
    [{ kind: 'tcp', host: '192.0.2.7', port: 9100 }, 'not-visible'],
    [{ kind: 'camera' }, 'not-visible'],
    [{ kind: 'keyboard' }, 'not-visible'],
  ])('%j: %s', (transport, state) => {
    expect(attachedness({ kind: 'code-scanner', profile: 'any', transport }, attached)).toBe(state);
  });
});
