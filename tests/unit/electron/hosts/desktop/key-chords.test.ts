import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusedKey } from '../../../../../electron/hosts/desktop/key-chords.ts';

const plain = { control: false, alt: false, meta: false };
const control = { ...plain, control: true };
const alt = { ...plain, alt: true };

describe('a key at the kiosk', () => {
  test.each([...Array.from('wntopsuljhricfgdaz+-=0123456789'), 'Tab', 'Delete', 'Backspace', 'F4', 'Escape'])(
    'Ctrl+%s is refused',
    (key) => expect(isRefusedKey({ ...control, key })).toBe(true),
  );

  test.each(['F4', 'Tab', 'ArrowLeft', 'ArrowRight', 'Home', 'd', ' ', 'PrintScreen'])(
    'Alt+%s is refused',
    (key) => expect(isRefusedKey({ ...alt, key })).toBe(true),
  );

  test.each(['I', 'C', 'J', 'Delete', 'R', 'N', 'Escape'])('Ctrl+Shift+%s is refused', (key) =>
    expect(isRefusedKey({ ...control, key })).toBe(true),
  );

  test.each(['d', 'l', 'e', 'r', 'Tab'])('Super+%s is refused', (key) =>
    expect(isRefusedKey({ ...plain, meta: true, key })).toBe(true),
  );

  test.each([
    ...Array.from({ length: 24 }, (_, index) => `F${index + 1}`),
    'ContextMenu',
    'PrintScreen',
    'Meta',
    'BrowserBack',
    'BrowserForward',
    'BrowserHome',
    'BrowserRefresh',
    'BrowserSearch',
    'LaunchMail',
    'LaunchApplication1',
    'MediaPlayPause',
    'AudioVolumeUp',
    'Power',
    'Sleep',
    'ZoomIn',
    'Help',
  ])('%s is refused', (key) => expect(isRefusedKey({ ...plain, key })).toBe(true));

  test.each([
    'F',
    'Fin',
    '医',
    'x',
    'X',
    '0',
    'Enter',
    'Backspace',
    'Delete',
    'Tab',
    'ArrowLeft',
    'Process',
    ' ',
  ])('%s reaches the page', (key) => expect(isRefusedKey({ ...plain, key })).toBe(false));

  test('no character at all is refused by itself, and every one with a modifier', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), (key) => {
        expect(isRefusedKey({ ...plain, key })).toBe(false);
        expect(isRefusedKey({ ...control, key })).toBe(true);
        expect(isRefusedKey({ ...alt, key })).toBe(true);
      }),
    );
  });
});
