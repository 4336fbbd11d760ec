import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guestKernel, loadOrder } from '../../../scripts/guest-kernel.ts';

const index = [
  'kernel/hid/hid.ko:',
  'kernel/hid/hid-generic.ko: kernel/hid/hid.ko',
  'kernel/usb/usbcore.ko: kernel/usb/usb-common.ko',
  'kernel/usb/usb-common.ko:',
  'kernel/hid/usbhid.ko.xz: kernel/hid/hid.ko kernel/usb/usbcore.ko kernel/usb/usb-common.ko',
  '',
].join('\n');

describe('the order in which a guest’s modules load', () => {
  test('each comes once, after all it needs; a name has underscores where a file may have hyphens', () => {
    expect(loadOrder(index, ['hid_generic', 'usbhid'])).toEqual([
      'kernel/hid/hid.ko',
      'kernel/hid/hid-generic.ko',
      'kernel/usb/usb-common.ko',
      'kernel/usb/usbcore.ko',
      'kernel/hid/usbhid.ko.xz',
    ]);
  });

  test('a module that the kernel does not have is named', () => {
    expect(() => loadOrder(index, ['hid_generic', 'no_such'])).toThrow('no_such');
  });

  test('holds for any chain of needs, whatever is asked for', () => {
    const needs = fc.array(fc.nat(30), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(needs, fc.nat(29), (above, wanted) => {
        // Each module needs some of those numbered below it, and all that these need, as in the kernel's index.
        const all = above.map((skip, at) =>
          above.map((_, below) => below).filter((n) => n < at && n !== skip),
        );
        const lines = all.map(
          (below, at) =>
            `m/m${at}.ko:${below
              .toReversed()
              .map((n) => ` m/m${n}.ko`)
              .join('')}`,
        );
        const order = loadOrder(lines.join('\n'), [`m${wanted % above.length}`]);
        expect(new Set(order).size).toBe(order.length);
        for (const [position, path] of order.entries()) {
          const at = Number(/\d+/.exec(path)?.[0]);
          for (const n of all[at] ?? []) expect(order.indexOf(`m/m${n}.ko`)).toBeLessThan(position);
        }
      }),
    );
  });
});

test('the kernel is brought, never installed', () => {
  expect(guestKernel.fetch).toBeTypeOf('function');
  for (const file of guestKernel.files) expect(file).toContain('node_modules/.cache/');
});
