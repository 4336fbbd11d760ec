import type { App, Session, WebContents } from 'electron';
import { isRefusedKey } from './key-chords.ts';
import { isKioskAddress } from './kiosk-origin.ts';

/** The certificate verifier's word for "rejected". */
const CERTIFICATE_REJECTED = -2;

/** Applies the rules to every page and session that exists or will exist. To be called before the first one is made. */
export function guardApp(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  app.on('session-created', (session) => guardSession(session));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, callback) => {
    event.preventDefault();
    callback(false);
  });
  app.on('select-client-certificate', (event, _contents, _url, _certificates, callback) => {
    event.preventDefault();
    callback();
  });
  app.on('login', (event, _contents, _details, _about, callback) => {
    event.preventDefault();
    callback();
  });
}

/** Picture without sound: what the screens read codes with, and the one thing they may ask for. */
function isCamera(permission: string, mediaTypes: readonly string[] | undefined): boolean {
  return permission === 'media' && mediaTypes?.length === 1 && mediaTypes[0] === 'video';
}

/** Denies a session every permission but the camera, device, download and connection; Electron would approve them by itself. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const asked = 'mediaTypes' in details ? details.mediaTypes : undefined;
    callback(isCamera(permission, asked) && isKioskAddress(details.requestingUrl));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin, { mediaType }) =>
      isCamera(permission, mediaType === undefined ? undefined : [mediaType]) && isKioskAddress(origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  session.setBluetoothPairingHandler((_details, callback) => callback({ confirmed: false }));
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null));
  session.setCertificateVerifyProc((_request, callback) => callback(CERTIFICATE_REJECTED));
  session.on('will-download', (event, item) => {
    event.preventDefault();
    item.cancel();
  });
  session.webRequest.onBeforeRequest(({ url }, callback) => callback({ cancel: !mayLoad(url) }));
  refuseDevices(session);
}

/** Choosing "none" is the only answer a page gets that asks to choose a device. */
function refuseDevices(session: Session): void {
  session.on('select-hid-device', (event, _details, callback) => {
    event.preventDefault();
    callback();
  });
  session.on('select-usb-device', (event, _details, callback) => {
    event.preventDefault();
    callback();
  });
  session.on('select-serial-port', (event, _ports, _contents, callback) => {
    event.preventDefault();
    callback('');
  });
}

/** Pictures within the page's own files are `data:`; the inspector's pages exist only where the window allows them. */
function mayLoad(url: string): boolean {
  return isKioskAddress(url) || url.startsWith('data:image/') || url.startsWith('devtools:');
}

/** Keeps one page where it belongs: no other address, no second window, no embedded page, no key that leads out. */
export function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isKioskAddress(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isKioskAddress(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isKioskAddress(event.url)) event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  contents.on('select-bluetooth-device', (event, _devices, callback) => {
    event.preventDefault();
    callback('');
  });
  contents.on('before-input-event', (event, input) => {
    if (isRefusedKey(input)) event.preventDefault();
  });
}
