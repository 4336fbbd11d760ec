import { describe, expect, it } from 'vitest';
import { BOOT_KEYBOARD, keyboardLayout } from '../../../../native/code-scanner/keyboard-layout.ts';
import { parseHidDescriptor } from '../../../../native/transport/hid-descriptor.ts';
import { reportDescriptors } from '../../../simulators/code-scanner/report-descriptors.ts';

describe('where a keyboard’s keys stand', () => {
  it.each([
    ['keyboard', BOOT_KEYBOARD],
    ['numbered-keyboard', { reportId: 1, modifiersAt: 1, keysAt: 3, keyCount: 6 }],
    ['silent', BOOT_KEYBOARD],
  ] as const)('%s', (name, layout) => {
    expect(keyboardLayout(parseHidDescriptor(reportDescriptors[name]))).toEqual(layout);
  });

  it('without a descriptor it is the boot protocol', () => {
    expect(keyboardLayout(undefined)).toBe(BOOT_KEYBOARD);
  });
});
