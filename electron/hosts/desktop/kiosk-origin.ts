/** The scheme the screens are served over; registered as standard and secure before the app is ready. */
export const KIOSK_SCHEME = 'app';
/** The one origin the kiosk knows. */
export const KIOSK_ORIGIN = 'app://kiosk';
/** The one page. */
export const KIOSK_PAGE = `${KIOSK_ORIGIN}/`;

/**
 * Whether an address is of the kiosk's own origin. Decided on the parsed address, never on a prefix: `app://kiosk.evil`
 * and `app://kiosk@evil` begin the same. Our scheme is no special one to the parser, so its `origin` says nothing and
 * each part is compared.
 */
export function isKioskAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${KIOSK_SCHEME}:` && host === 'kiosk' && username === '' && password === '';
}
