import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { App, Session, WebContents } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { guardApp, guardContents, guardSession } from '../../../../../electron/hosts/desktop/security.ts';
import { FakeApp } from '../fake-electron/app.ts';
import { foreignAddresses } from '../fake-electron/foreign-addresses.ts';
import { FakeSession } from '../fake-electron/session.ts';
import { FakeEvent, FakeWebContents } from '../fake-electron/web-contents.ts';

/** Every permission this Electron knows, read from its own declarations, so that a new one cannot slip in. */
function permissionsOf(setter: string): string[] {
  const declarations = readFileSync(
    fileURLToPath(import.meta.resolve('electron/package.json')).replace('package.json', 'electron.d.ts'),
    'utf8',
  );
  const line = declarations.split('\n').find((text) => text.includes(`${setter}(handler:`)) ?? '';
  const union = /permission: ((?:'[^']+'(?: \| )?)+)/.exec(line)?.[1] ?? '';
  return [...union.matchAll(/'([^']+)'/g)].flatMap(([, name]) => name ?? []);
}

describe('a session', () => {
  let session: FakeSession;
  beforeEach(() => {
    session = new FakeSession('kiosk');
    guardSession(session as unknown as Session);
  });

  const requested = permissionsOf('setPermissionRequestHandler');
  const checked = permissionsOf('setPermissionCheckHandler');

  test('is asked for the permissions that Electron declares', () => {
    expect(requested.length).toBeGreaterThan(40);
    expect(requested).toEqual(
      expect.arrayContaining(['media', 'geolocation', 'clipboard-read', 'usb', 'serial']),
    );
    expect(checked.toSorted()).toEqual(requested.toSorted());
  });

  test.each(requested)('denies a request for %s', (permission) => {
    const answer = vi.fn();
    session.ask('permissionRequest', undefined, permission, answer, { requestingUrl: 'app://kiosk/' });
    expect(answer.mock.calls).toEqual([[false]]);
  });

  test.each([
    [['video'], 'app://kiosk/', true],
    [['audio'], 'app://kiosk/', false],
    [['video', 'audio'], 'app://kiosk/', false],
    [[], 'app://kiosk/', false],
    [['video'], 'https://example.com/', false],
    [['video'], 'app://kiosk.evil/', false],
  ] as const)('asked for %j by %s, gives the camera: %s', (mediaTypes, requestingUrl, given) => {
    const answer = vi.fn();
    session.ask('permissionRequest', undefined, 'media', answer, { mediaTypes, requestingUrl });
    expect(answer).toHaveBeenCalledExactlyOnceWith(given);
    const [mediaType] = mediaTypes;
    const one = mediaTypes.length === 1;
    expect(
      session.ask('permissionCheck', null, 'media', requestingUrl, {
        mediaType: one ? mediaType : 'unknown',
      }),
    ).toBe(given);
  });

  test.each(checked)('has no %s to begin with', (permission) => {
    expect(session.ask('permissionCheck', null, permission, 'app://kiosk', {})).toBe(false);
  });

  test('gives out no device', () => {
    for (const deviceType of ['hid', 'serial', 'usb']) {
      expect(session.ask('devicePermission', { deviceType, origin: 'app://kiosk', device: {} })).toBe(false);
    }
    for (const [event, args] of [
      ['select-hid-device', [{ deviceList: [{ deviceId: 'one' }] }]],
      ['select-usb-device', [{ deviceList: [{ deviceId: 'one' }] }]],
      ['select-serial-port', [[{ portId: 'one' }], undefined]],
    ] as const) {
      const refusal = new FakeEvent();
      const choose = vi.fn();
      session.emit(event, refusal, ...args, choose);
      expect(refusal.defaultPrevented, event).toBe(true);
      expect(choose.mock.calls.flat().join(''), event).toBe('');
    }
  });

  test('keeps every protected USB class protected', () => {
    const protectedClasses = ['audio', 'hid', 'mass-storage', 'smart-card', 'video'];
    expect(session.ask('usbProtectedClasses', { protectedClasses })).toEqual(protectedClasses);
  });

  test('pairs with nothing and shows its screen to nobody', () => {
    const pair = vi.fn();
    session.ask('bluetoothPairing', { deviceId: 'one', pairingKind: 'confirm' }, pair);
    expect(pair.mock.calls).toEqual([[{ confirmed: false }]]);
    const share = vi.fn();
    session.ask('displayMediaRequest', {}, share);
    expect(share.mock.calls).toEqual([[null]]);
  });

  test('trusts no certificate', () => {
    const verify = vi.fn();
    session.ask('certificateVerify', { hostname: 'example.org', verificationResult: 'OK' }, verify);
    expect(verify.mock.calls).toEqual([[-2]]);
  });

  test('downloads nothing', () => {
    const event = new FakeEvent();
    const item = { cancel: vi.fn() };
    session.emit('will-download', event, item);
    expect(event.defaultPrevented).toBe(true);
    expect(item.cancel).toHaveBeenCalledOnce();
  });

  const loads = (url: string): boolean => {
    const answer = vi.fn<(response: { cancel: boolean }) => void>();
    session.ask('onBeforeRequest', { url }, answer);
    return answer.mock.calls[0]?.[0].cancel === false;
  };

  test.each(['app://kiosk/', 'app://kiosk/assets/a.woff2', 'data:image/png;base64,AA=='])(
    'loads %s',
    (url) => {
      expect(loads(url)).toBe(true);
    },
  );

  test.each(foreignAddresses.filter((address) => !address.startsWith('devtools:')))(
    'loads nothing from %j',
    (url) => {
      expect(loads(url)).toBe(false);
    },
  );
});

describe('a page', () => {
  let contents: FakeWebContents;
  beforeEach(() => {
    contents = new FakeWebContents();
    guardContents(contents as unknown as WebContents);
  });

  describe.each(['will-navigate', 'will-frame-navigate', 'will-redirect'] as const)('%s', (event) => {
    test.each(foreignAddresses)('to %j is refused', (address) => {
      expect(contents.navigate(event, address)).toBe(true);
    });

    test('to the kiosk’s own page is not', () => {
      expect(contents.navigate(event, 'app://kiosk/index.html')).toBe(false);
    });
  });

  test('opens no window, not even of its own', () => {
    for (const url of ['app://kiosk/', 'https://example.org/', 'about:blank']) {
      expect(contents.windowOpenHandler?.({ url })).toEqual({ action: 'deny' });
    }
  });

  test('embeds nothing, and cannot hold its visitor back', () => {
    for (const name of ['will-attach-webview', 'will-prevent-unload']) {
      const event = new FakeEvent();
      contents.emit(name, event);
      expect(event.defaultPrevented, name).toBe(true);
    }
  });

  test('is given no Bluetooth device', () => {
    const event = new FakeEvent();
    const choose = vi.fn();
    contents.emit('select-bluetooth-device', event, [{ deviceId: 'one' }], choose);
    expect(event.defaultPrevented).toBe(true);
    expect(choose.mock.calls).toEqual([['']]);
  });

  test('gets plain keys and no chords', () => {
    expect(contents.press({ key: 'x' })).toBe(false);
    expect(contents.press({ key: 'F4', alt: true })).toBe(true);
    expect(contents.press({ key: 'I', control: true, shift: true })).toBe(true);
    expect(contents.press({ key: 'F12' })).toBe(true);
  });
});

describe('the app', () => {
  let app: FakeApp;
  beforeEach(() => {
    app = new FakeApp();
    guardApp(app as unknown as App);
  });

  test('guards every page and every session that is made', () => {
    const contents = new FakeWebContents();
    app.emit('web-contents-created', new FakeEvent(), contents);
    expect(contents.navigate('will-navigate', 'https://example.org/')).toBe(true);
    const session = new FakeSession('other');
    app.emit('session-created', session);
    expect(session.ask('permissionCheck', null, 'media', '', {})).toBe(false);
  });

  test('refuses a bad certificate, and offers none and no password of its own', () => {
    for (const [name, args, answered] of [
      ['certificate-error', [undefined, 'https://example.org/', 'net::ERR', {}], [false]],
      ['select-client-certificate', [undefined, 'https://example.org/', [{}]], []],
      ['login', [undefined, {}, {}], []],
    ] as const) {
      const event = new FakeEvent();
      const answer = vi.fn();
      app.emit(name, event, ...args, answer);
      expect(event.defaultPrevented, name).toBe(true);
      expect(answer.mock.calls, name).toEqual([answered]);
    }
  });
});
