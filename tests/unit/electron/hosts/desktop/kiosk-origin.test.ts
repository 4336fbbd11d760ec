import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isKioskAddress, KIOSK_PAGE } from '../../../../../electron/hosts/desktop/kiosk-origin.ts';
import { foreignAddresses } from '../fake-electron/foreign-addresses.ts';

describe('an address of the kiosk', () => {
  test.each([
    KIOSK_PAGE,
    'app://kiosk',
    'app://kiosk/index.html',
    'app://kiosk/assets/main-1f3a.js?v=1#top',
    'app://kiosk/../index.html',
    'APP://kiosk/',
  ])('%s is one', (address) => {
    expect(isKioskAddress(address)).toBe(true);
  });

  test.each(foreignAddresses)('%j is none', (address) => {
    expect(isKioskAddress(address)).toBe(false);
  });

  test('whatever is put before the page’s own address makes it another', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), (address) => {
        expect(isKioskAddress(address)).toBe(false);
        expect(isKioskAddress(`${address}${KIOSK_PAGE}`)).toBe(false);
      }),
    );
  });

  test('no host name but its own will do', () => {
    fc.assert(
      fc.property(fc.domain(), (host) => {
        expect(isKioskAddress(`app://${host}/`)).toBe(false);
        expect(isKioskAddress(`app://kiosk.${host}/`)).toBe(false);
        expect(isKioskAddress(`app://kiosk@${host}/`)).toBe(false);
      }),
    );
  });
});
