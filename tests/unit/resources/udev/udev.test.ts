import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shippedProfiles } from '../../native/discovery/profiles.ts';
import { parseUdevRules, type RulePart, valueOf } from './udev-rules.ts';

const folder = new URL('../../../../resources/udev/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.rules'));
const rulesOf = (name: string): RulePart[][] => parseUdevRules(readFileSync(new URL(name, folder), 'utf8'));
const rights = rulesOf('70-yibao-kiosk.rules');
const wedge = rulesOf('71-yibao-kiosk-wedge.rules');

/** The usual USB-to-serial bridges: WCH, Silicon Labs, FTDI, Prolific. They belong to no profile. */
const BRIDGES = ['1a86', '10c4', '0403', '067b'];

const vendorOf = (rule: RulePart[]): string[] =>
  (valueOf(rule, 'ATTR{idVendor}') ?? valueOf(rule, 'ATTRS{idVendor}'))?.split('|') ?? [];
const productOf = (rule: RulePart[]): string | undefined =>
  valueOf(rule, 'ATTR{idProduct}') ?? valueOf(rule, 'ATTRS{idProduct}');
const wanted = (transport: 'hid' | 'usb-bulk' | 'serial') =>
  shippedProfiles.flatMap(({ profile, attachment }) =>
    attachment?.transports.includes(transport) === true
      ? (attachment.usbIds ?? []).map((ids) => ({ profile, ...ids }))
      : [],
  );
const inSubsystem = (name: string): RulePart[][] =>
  rights.filter((rule) => valueOf(rule, 'SUBSYSTEM') === name && valueOf(rule, 'MODE') !== undefined);
const covers = (
  rules: RulePart[][],
  { vendorId, productId }: { vendorId: string; productId?: string | undefined },
) =>
  rules.some(
    (rule) =>
      vendorOf(rule).includes(vendorId) && (productOf(rule) === undefined || productOf(rule) === productId),
  );

describe('the rules', () => {
  it('stand in files numbered below 73, where uaccess works', () => {
    expect(files.toSorted()).toEqual(['70-yibao-kiosk.rules', '71-yibao-kiosk-wedge.rules']);
    for (const name of files) expect(Number.parseInt(name, 10)).toBeLessThan(73);
  });

  it.each(files)('%s compares before it assigns, and writes numbers in lower case', (name) => {
    for (const rule of rulesOf(name)) {
      const firstAssignment = rule.findIndex(({ operator }) => !['==', '!='].includes(operator));
      expect(firstAssignment).toBeGreaterThan(0);
      const lastMatch = rule.findLastIndex(({ operator }) => ['==', '!='].includes(operator));
      expect(lastMatch).toBeLessThan(firstAssignment);
      for (const vendor of vendorOf(rule)) expect(vendor).toMatch(/^[0-9a-f]{4}$/);
      expect(productOf(rule) ?? '0000').toMatch(/^[0-9a-f]{4}$/);
    }
  });

  it('give rights to the group and to nobody else', () => {
    const given = rights.filter((rule) => valueOf(rule, 'MODE') !== undefined);
    expect(given.length).toBeGreaterThanOrEqual(9);
    for (const rule of given) {
      expect([valueOf(rule, 'MODE'), valueOf(rule, 'GROUP'), valueOf(rule, 'TAG')]).toEqual([
        '0660',
        'kiosk',
        'uaccess',
      ]);
    }
  });
});

describe('the rules and the profiles', () => {
  it.each(wanted('hid'))('give rights to the HID device of $profile ($vendorId)', (ids) => {
    expect(covers(inSubsystem('hidraw'), ids)).toBe(true);
  });

  it.each(wanted('usb-bulk'))('give rights to the bulk device of $profile ($vendorId)', (ids) => {
    expect(covers(inSubsystem('usb'), ids)).toBe(true);
  });

  it.each(wanted('serial').filter(({ profile }) => profile.endsWith('-serial')))(
    'give rights to the serial device of $profile ($vendorId) and keep the modem manager away',
    (ids) => {
      expect(covers(inSubsystem('tty'), ids)).toBe(true);
      const toldOff = rights.filter((rule) => valueOf(rule, 'ENV{ID_MM_DEVICE_IGNORE}') === '1');
      expect(covers(toldOff, ids)).toBe(true);
    },
  );

  it('name nobody that no profile names, but for the bridges', () => {
    const known = new Set([
      ...BRIDGES,
      ...[...wanted('hid'), ...wanted('usb-bulk'), ...wanted('serial')].map(({ vendorId }) => vendorId),
    ]);
    const named = [...rights, ...wedge].flatMap(vendorOf);
    expect(named.filter((vendor) => !known.has(vendor))).toEqual([]);
  });

  it('cover printers by their class', () => {
    const [printers] = inSubsystem('usbmisc');
    expect(printers && valueOf(printers, 'KERNEL')).toBe('lp[0-9]*');
    expect(printers && valueOf(printers, 'SYMLINK')).toBe('kiosk/printer%n');
  });
});

describe('the file for scanners that type', () => {
  it('keeps every scanner’s keys out of the window, and nothing else', () => {
    for (const rule of wedge) {
      expect(valueOf(rule, 'SUBSYSTEM')).toBe('input');
      expect(valueOf(rule, 'ENV{LIBINPUT_IGNORE_DEVICE}')).toBe('1');
    }
    const scanners = shippedProfiles
      .filter(({ kind, attachment }) => kind === 'code-scanner' && attachment?.transports.includes('hid'))
      .flatMap(({ attachment }) => attachment?.usbIds ?? []);
    expect(scanners.filter((ids) => !covers(wedge, ids))).toEqual([]);
  });

  it('is the only one that does', () => {
    const ignoring = rights.filter((rule) => valueOf(rule, 'ENV{LIBINPUT_IGNORE_DEVICE}') !== undefined);
    expect(ignoring).toEqual([]);
  });
});

it.each(['SUBSYSTEM=="usb" MODE="0660"', 'subsystem=="usb"', 'MODE=0660', '{idVendor}=="1eab"'])(
  'a line that is no rule is told: %s',
  (line) => {
    expect(() => parseUdevRules(line)).toThrow('no rule');
  },
);
