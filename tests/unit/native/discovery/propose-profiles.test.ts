import { describe, expect, it } from 'vitest';
import type { AttachedDevice } from '../../../../native/discovery/attached-device.ts';
import { proposeProfiles } from '../../../../native/discovery/propose-profiles.ts';
import { shippedProfiles } from './profiles.ts';

const names = (device: AttachedDevice): string[] =>
  proposeProfiles(device, shippedProfiles).map(({ profile, fit }) => `${profile} (${fit})`);
const usb = (id: string) => ({ vendorId: id.slice(0, 4), productId: id.slice(5) });
const scannerUsage = { page: 0x8c, usage: 2 };
const keyboardUsage = { page: 1, usage: 6 };
const hid = (id: string, usage: { page: number; usage: number }): AttachedDevice => ({
  transport: { kind: 'hid', ...usb(id) },
  title: '',
  usb: usb(id),
  hidUsages: [usage],
});
const printer = (manufacturer: string, model: string): AttachedDevice => ({
  transport: { kind: 'usb-printer', manufacturer, model },
  title: `${manufacturer} ${model}`,
  ieee1284: { manufacturer, model, serialNumber: undefined, commandSet: undefined },
  ...(manufacturer === 'EPSON' ? { usb: usb('04b8:0e28') } : {}),
});

describe('what is proposed', () => {
  it('for the generic bulk reader is the profile of that reader', () => {
    const reader: AttachedDevice = {
      transport: { kind: 'usb-bulk', ...usb('0400:c35a') },
      title: '',
      usb: usb('0400:c35a'),
    };
    expect(names(reader)[0]).toBe('sam-v-usb (model)');
    expect(names({ ...reader, usb: usb('0400:0001') }).join()).not.toMatch(/sam-v-usb|model|maker/);
  });

  it('for a HID scanner is its maker’s profile, and no keyboard or keypad', () => {
    const proposed = names(hid('1eab:1d10', scannerUsage));
    expect(proposed[0]).toBe('newland-hid-pos (maker)');
    expect(proposed.join()).not.toMatch(/keypad|wedge|honeywell/);
  });

  it('for a keyboard is what types: a wedge or the keypad', () => {
    expect(names(hid('04d9:1603', keyboardUsage))).toEqual(
      expect.arrayContaining(['keyboard-wedge (wire)', 'keypad-five-key (wire)']),
    );
    expect(names(hid('04d9:1603', { page: 1, usage: 2 })).join()).not.toMatch(/keypad|keyboard/);
  });

  it('for the HID reader module is its profile, since its number says so', () => {
    expect(names(hid('0483:572b', { page: 0xff00, usage: 1 }))[0]).toBe('dk-usb-nfc (model)');
  });

  it('for a printer goes by what it calls itself', () => {
    expect(names(printer('EPSON', 'TM-T82X'))[0]).toBe('epson-tm-80 (model)');
    const unknown = names(printer('Nobody', 'NB-1'));
    expect(unknown).toEqual(expect.arrayContaining(['escpos-58 (wire)', 'escpos-80 (wire)']));
    expect(unknown.join()).not.toMatch(/epson|model|maker/);
    expect(names(printer('EPSON', 'L3150'))).not.toContain('epson-tm-80 (model)');
  });

  it('for a serial port is everything serial, for nobody sees who speaks behind a bridge', () => {
    const port: AttachedDevice = {
      transport: { kind: 'serial', path: '/dev/x' },
      title: '',
      usb: usb('1a86:7523'),
    };
    const proposed = names(port);
    expect(proposed).toEqual(
      expect.arrayContaining(['sam-v (wire)', 'escpos-80 (wire)', 'newland-serial (wire)']),
    );
    expect(proposed.every((name) => name.endsWith('(wire)'))).toBe(true);
    expect(names({ ...port, usb: usb('1eab:0c06') })[0]).toBe('newland-serial (maker)');
  });

  it('for a PC/SC reader is what reads through one, and for a queue what prints through it', () => {
    expect(names({ transport: { kind: 'pcsc', reader: 'Any Reader 00' }, title: 'Any Reader 00' })).toContain(
      'pcsc-social-card (wire)',
    );
    const queue: AttachedDevice = {
      transport: { kind: 'ipp', url: 'http://127.0.0.1:631/printers/A4' },
      title: 'A4',
    };
    expect(names(queue).join()).not.toContain('escpos');
  });

  it('goes by the reader’s name where a profile asks for one', () => {
    const [base] = shippedProfiles.filter(({ profile }) => profile === 'pcsc-social-card');
    if (base === undefined) throw new Error('no such profile');
    const picky = { ...base, attachment: { transports: ['pcsc' as const], pcscReader: 'gemalto' } };
    const reader = (title: string): AttachedDevice => ({ transport: { kind: 'pcsc', reader: title }, title });
    expect(proposeProfiles(reader('Gemalto PC Twin 00'), [picky])).toEqual([
      { profile: 'pcsc-social-card', fit: 'model' },
    ]);
    expect(proposeProfiles(reader('ACS ACR39U'), [picky])).toEqual([]);
  });

  it('is nothing of a profile that does not say how it is attached', () => {
    const silent = shippedProfiles.slice(0, 1).map((profile) => ({ ...profile, attachment: undefined }));
    expect(proposeProfiles(hid('1eab:1d10', scannerUsage), silent)).toEqual([]);
  });
});

it('every shipped profile says how it is attached', () => {
  const silent = shippedProfiles.filter(({ attachment }) => attachment === undefined);
  expect(silent.map(({ profile }) => profile)).toEqual([]);
});
