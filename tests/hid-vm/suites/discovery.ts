import { beforeAll, describe, expect, it } from 'vitest';
import type { DiscoveredDevice } from '../../../native/discovery/discover.ts';
import { KIOSK_GROUP } from '../guest-image.ts';
import type { DeviceIdentity, DeviceModel } from '../guest-messages.ts';
import type { AtTheDesk } from './at-the-desk.ts';

interface Attached {
  readonly identity: DeviceIdentity;
  readonly device: DeviceModel;
  /** The profile that an installer should be offered. */
  readonly profile: string;
  readonly fit: 'model' | 'maker' | 'wire';
}

/** One device of every kind of wire, with numbers of its own. */
const attached: Readonly<Record<string, Attached>> = {
  'HID-POS scanner': {
    identity: { vendorId: '0536', productId: '02e1', name: 'Scanner' },
    device: { model: 'scanner', wire: 'uhid', family: 'honeywell-hid-pos' },
    profile: 'honeywell-hid-pos',
    fit: 'maker',
  },
  'typing scanner': {
    identity: { vendorId: '04b4', productId: '0100', name: 'Typing scanner' },
    device: { model: 'scanner', wire: 'uhid', family: 'wedge' },
    profile: 'keyboard-wedge',
    fit: 'wire',
  },
  keypad: {
    identity: { vendorId: '04d9', productId: '1604', name: 'Keys' },
    device: { model: 'keypad', wire: 'uhid' },
    profile: 'keypad-five-key',
    fit: 'wire',
  },
  'ID-card reader': {
    identity: { vendorId: '0483', productId: '572b', name: 'usbNfc', serialNumber: '77' },
    device: { model: 'id-card-reader', wire: 'usb-hid' },
    profile: 'dk-usb-nfc',
    fit: 'model',
  },
  'serial scanner': {
    identity: { vendorId: '1eab', productId: '8007', manufacturer: 'Newer', name: 'Land', serialNumber: '3' },
    device: { model: 'scanner', wire: 'usb-serial', family: 'serial-cr' },
    profile: 'newland-serial',
    fit: 'maker',
  },
  'receipt printer': {
    identity: { vendorId: '0fe6', productId: '811f', manufacturer: 'Other', name: 'T80' },
    device: { model: 'receipt-printer', wire: 'usb-printer' },
    profile: 'escpos-80',
    fit: 'wire',
  },
};

const find = (all: readonly DiscoveredDevice[], { vendorId, productId }: DeviceIdentity) =>
  all.find(({ usb }) => usb?.vendorId === vendorId && usb.productId === productId);

export function describeDiscovery({ desk }: AtTheDesk): void {
  describe('what is attached', () => {
    let all: readonly DiscoveredDevice[];

    beforeAll(async () => {
      await desk().kiosk({ order: 'rest' });
      for (const [name, { identity, device }] of Object.entries(attached)) {
        await desk().plug(`listed ${name}`, identity, device);
      }
      await desk().untilNode('/dev/serial/by-id/usb-Newer_Land_3-if00');
      const isListed = (): boolean =>
        Object.values(attached).every(({ identity }) => find(all, identity) !== undefined);
      do all = await desk().discover();
      while (!isListed());
    });

    it.each(Object.entries(attached))(
      '%s is listed with the profile that fits',
      (_name, { identity, profile, fit }) => {
        const found = find(all, identity);
        expect(found?.proposals).toContainEqual({ profile, fit });
        // Nothing fits better than what fits.
        if (fit !== 'wire') expect(found?.proposals[0]?.fit).toBe(fit);
      },
    );

    it('is addressed by what it is, not by a number', () => {
      const addressOf = (name: string) => find(all, attached[name]!.identity)?.transport;
      expect(addressOf('serial scanner')).toEqual({
        kind: 'serial',
        path: '/dev/serial/by-id/usb-Newer_Land_3-if00',
      });
      expect(addressOf('receipt printer')).toEqual({
        kind: 'usb-printer',
        manufacturer: 'Other',
        model: 'T80',
      });
      expect(addressOf('ID-card reader')).toEqual({
        kind: 'hid',
        vendorId: '0483',
        productId: '572b',
        serialNumber: '77',
      });
    });

    it.each(['ID-card reader', 'serial scanner', 'receipt printer'])(
      '%s belongs to the kiosk by the shipped rules',
      async (name) => {
        const path = await desk().placeOf(attached[name]!.identity);
        expect(await desk().untilNode(path, ({ group }) => group === KIOSK_GROUP)).toEqual({
          mode: '660',
          group: KIOSK_GROUP,
        });
      },
    );
  });
}
