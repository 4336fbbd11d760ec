import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App, Session, WebContents } from 'electron';
import { describe, expect, test } from 'vitest';
import { kioskScheme } from '../../../../../electron/hosts/desktop/app-protocol.ts';
import { guardApp, guardContents, guardSession } from '../../../../../electron/hosts/desktop/security.ts';
import { kioskWindowOptions } from '../../../../../electron/hosts/desktop/window.ts';
import { securityHeaders } from '../../../../../electron/hosts/shared/content-security-policy.ts';
import { FakeApp } from '../fake-electron/app.ts';
import { FakeSession } from '../fake-electron/session.ts';
import { FakeEvent, FakeWebContents } from '../fake-electron/web-contents.ts';

const root = join(import.meta.dirname, '../../../../..');
const folder = join(root, 'electron/hosts/desktop');
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
/** Files of the desktop host whose text matches. */
const filesWith = (pattern: RegExp): string[] =>
  sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

const preferences = kioskWindowOptions({
  session: {} as Session,
  preload: '/preload.cjs',
  devTools: false,
}).webPreferences;
const page = (): FakeWebContents => {
  const contents = new FakeWebContents();
  guardContents(contents as unknown as WebContents);
  return contents;
};
const guardedSession = (): FakeSession => {
  const session = new FakeSession('kiosk');
  guardSession(session as unknown as Session);
  return session;
};
const loads = (url: string): boolean => {
  let cancelled = true;
  guardedSession().ask('onBeforeRequest', { url }, ({ cancel }: { cancel: boolean }) => {
    cancelled = cancel;
  });
  return !cancelled;
};

/** Electron's security checklist, point by point, in its own order; details have tests of their own beside this one. */
const checklist: readonly (readonly [number, string, () => void])[] = [
  [
    1,
    'only secure content is loaded',
    () => {
      expect([loads('app://kiosk/'), loads('http://kiosk/'), loads('https://example.org/')]).toEqual([
        true,
        false,
        false,
      ]);
      expect(filesWith(/https?:\/\//)).toEqual([]);
    },
  ],
  [
    2,
    'no Node in pages',
    () => {
      expect(preferences).toMatchObject({
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
      });
      expect(filesWith(/nodeIntegration\w*: true/)).toEqual([]);
    },
  ],
  [3, 'context isolation', () => expect(preferences?.contextIsolation).toBe(true)],
  [
    4,
    'sandbox, for every page',
    () => {
      expect(preferences?.sandbox).toBe(true);
      expect(filesWith(/app\.enableSandbox\(\)/)).toEqual(['desktop-host.ts']);
      expect(filesWith(/appendSwitch\('no-sandbox|sandbox: false/)).toEqual([]);
    },
  ],
  [
    5,
    'permissions are denied by handlers',
    () => {
      expect([...guardedSession().handlers.keys()]).toEqual(
        expect.arrayContaining([
          'permissionRequest',
          'permissionCheck',
          'devicePermission',
          'usbProtectedClasses',
          'bluetoothPairing',
          'displayMediaRequest',
        ]),
      );
    },
  ],
  [6, 'web security stays on', () => expect(preferences?.webSecurity).toBe(true)],
  [
    7,
    'a content security policy',
    () =>
      expect(securityHeaders({ connect: [] })['content-security-policy']).toMatch(
        /^default-src 'none'; script-src 'self';/,
      ),
  ],
  [8, 'no insecure content', () => expect(preferences?.allowRunningInsecureContent).toBe(false)],
  [9, 'no experimental features', () => expect(preferences?.experimentalFeatures).toBe(false)],
  [
    10,
    'no engine features switched on',
    () => expect(filesWith(/enableBlinkFeatures|enable-features/)).toEqual([]),
  ],
  [
    11,
    'no embedded pages that open windows',
    () => {
      expect(preferences?.webviewTag).toBe(false);
      expect(filesWith(/allowpopups/)).toEqual([]);
    },
  ],
  [
    12,
    'no embedded page is attached',
    () => {
      const event = new FakeEvent();
      page().emit('will-attach-webview', event, {}, {});
      expect(event.defaultPrevented).toBe(true);
    },
  ],
  [
    13,
    'navigation is limited by parsed origin',
    () => {
      for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
        expect(page().navigate(event, 'app://kiosk.evil/')).toBe(true);
        expect(page().navigate(event, 'app://kiosk/')).toBe(false);
      }
      expect(filesWith(/startsWith\('app:/)).toEqual([]);
    },
  ],
  [
    14,
    'no new windows',
    () => expect(page().windowOpenHandler?.({ url: 'app://kiosk/' })).toEqual({ action: 'deny' }),
  ],
  [15, 'nothing is opened in other programs', () => expect(filesWith(/openExternal|\bshell\b/)).toEqual([])],
  [
    16,
    'Electron is pinned to a supported major',
    () => {
      const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
        devDependencies: Record<string, string>;
      };
      expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
      expect(Number.parseInt(devDependencies['electron'] ?? '', 10)).toBeGreaterThanOrEqual(45);
    },
  ],
  [
    17,
    'the one listener checks its sender',
    () => {
      expect(filesWith(/ipcMain\.(?:on|once|handle|handleOnce|addListener)\(/)).toEqual(['station-door.ts']);
      expect(filesWith(/senderFrame/)).toEqual(['station-door.ts']);
    },
  ],
  [
    18,
    'a scheme of our own, not files',
    () => {
      expect(kioskScheme.privileges).not.toHaveProperty('bypassCSP');
      expect(filesWith(/loadFile\(|file:\/\//)).toEqual([]);
    },
  ],
  [
    19,
    'fuses',
    () => {
      const packing = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
      for (const line of [
        'runAsNode: false',
        'enableCookieEncryption: true',
        'enableNodeOptionsEnvironmentVariable: false',
        'enableNodeCliInspectArguments: false',
        'enableEmbeddedAsarIntegrityValidation: true',
        'onlyLoadAppFromAsar: true',
        'loadBrowserProcessSpecificV8Snapshot: false',
        'grantFileProtocolExtraPrivileges: false',
      ]) {
        expect(packing.split('\n'), line).toContain(`  ${line}`);
      }
    },
  ],
  [
    20,
    'pages get no Electron',
    () => {
      expect(filesWith(/exposeInMainWorld/)).toEqual(['port-handover.ts']);
      const [exposed] = sources.filter(({ name }) => name === 'port-handover.ts');
      expect(exposed?.text.match(/exposeInMainWorld\([^)]*\)/g)).toEqual([
        "exposeInMainWorld('stationHost', 'desktop')",
      ]);
    },
  ],
];

describe('the security checklist', () => {
  test('has all twenty points', () => {
    expect(checklist.map(([point]) => point)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  test.each(checklist)('%i: %s', (_point, _name, check) => check());

  test('holds for every page and session there will be', () => {
    const app = new FakeApp();
    guardApp(app as unknown as App);
    expect(app.eventNames()).toEqual(
      expect.arrayContaining(['web-contents-created', 'session-created', 'certificate-error']),
    );
  });

  test('Electron is named at run time in the entries alone', () => {
    expect(filesWith(/^import (?!type\b)[^;]*from 'electron';/m).toSorted()).toEqual([
      'main.ts',
      'preload.ts',
    ]);
  });
});
