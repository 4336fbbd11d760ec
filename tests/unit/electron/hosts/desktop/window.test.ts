import type { BrowserWindow, Session } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type KioskWindow,
  kioskWindowOptions,
  openKioskWindow,
} from '../../../../../electron/hosts/desktop/window.ts';
import { HandClock } from '../../../../support/hand-clock.ts';
import { FakeBrowserWindow } from '../fake-electron/browser-window.ts';
import { FakeEvent } from '../fake-electron/web-contents.ts';

const session = {} as Session;

describe('the window’s options', () => {
  const options = kioskWindowOptions({ session, preload: '/app/dist/desktop/preload.cjs', devTools: false });

  test('take the whole screen, without frame or menu', () => {
    expect(options).toMatchObject({ kiosk: true, fullscreen: true, frame: false, autoHideMenuBar: true });
  });

  test.each([
    ['sandbox', true],
    ['contextIsolation', true],
    ['webSecurity', true],
    ['disableDialogs', true],
    ['nodeIntegration', false],
    ['nodeIntegrationInWorker', false],
    ['nodeIntegrationInSubFrames', false],
    ['allowRunningInsecureContent', false],
    ['experimentalFeatures', false],
    ['webviewTag', false],
    ['plugins', false],
    ['spellcheck', false],
    ['navigateOnDragDrop', false],
    ['devTools', false],
    ['zoomFactor', 1],
  ] as const)('%s is %s', (name, value) => {
    expect(options.webPreferences?.[name]).toBe(value);
  });

  test('name the session and the preload given, and no switch of the rendering engine', () => {
    expect(options.webPreferences?.session).toBe(session);
    expect(options.webPreferences?.preload).toBe('/app/dist/desktop/preload.cjs');
    expect(options.webPreferences).not.toHaveProperty('enableBlinkFeatures');
    expect(options.webPreferences).not.toHaveProperty('partition');
  });
});

describe('the window', () => {
  let clock: HandClock;
  let fake: FakeBrowserWindow;
  let kiosk: KioskWindow;
  const onDied = vi.fn();

  beforeEach(() => {
    onDied.mockClear();
    clock = new HandClock();
    kiosk = openKioskWindow({
      BrowserWindow: FakeBrowserWindow as unknown as new () => BrowserWindow,
      session,
      preload: '/preload.cjs',
      devTools: false,
      clock,
      onDied,
    });
    fake = kiosk.window as unknown as FakeBrowserWindow;
  });

  const dies = (reason = 'crashed'): void => {
    fake.webContents.emit('render-process-gone', new FakeEvent(), { reason, exitCode: 1 });
  };

  test('loads the kiosk’s page and says when it came', async () => {
    expect(fake.loaded).toEqual(['app://kiosk/']);
    fake.webContents.emit('did-finish-load');
    await expect(kiosk.loaded).resolves.toBeUndefined();
  });

  test('does not close because somebody asks', () => {
    expect(fake.askToClose()).toBe(true);
    kiosk.release();
    expect(fake.askToClose()).toBe(false);
  });

  test('stays at its own size, after each load and each attempt', () => {
    fake.webContents.emit('did-finish-load');
    expect(fake.webContents.visualZoomLimits).toEqual([[1, 1]]);
    const event = new FakeEvent();
    fake.webContents.emit('zoom-changed', event, 'in');
    expect(event.defaultPrevented).toBe(true);
    expect(fake.webContents.zoomFactors).toEqual([1, 1]);
  });

  test('loads a page that died again: at once at first, ever more slowly while it keeps dying', () => {
    const pauses: number[] = [];
    for (let death = 0; death < 9; death += 1) {
      const loads = fake.loaded.length;
      dies();
      let waited = 0;
      while (fake.loaded.length === loads) {
        clock.turn(50);
        waited += 50;
      }
      pauses.push(waited);
    }
    expect(pauses).toEqual([50, 100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
    expect(onDied).toHaveBeenCalledTimes(9);
    expect(onDied).toHaveBeenLastCalledWith('crashed');
  });

  test('a page that lived well begins anew', () => {
    dies();
    clock.turn(50);
    clock.turn(60_000);
    dies('oom');
    clock.turn(50);
    expect(fake.loaded).toHaveLength(3);
  });

  test('tries a load that failed again, but not for a frame', () => {
    fake.webContents.emit('did-fail-load', new FakeEvent(), -6, 'ERR_FILE_NOT_FOUND', 'app://kiosk/', false);
    clock.turn(10_000);
    expect(fake.loaded).toHaveLength(1);
    fake.webContents.emit('did-fail-load', new FakeEvent(), -6, 'ERR_FILE_NOT_FOUND', 'app://kiosk/', true);
    clock.turn(50);
    expect(fake.loaded).toHaveLength(2);
  });

  test('replaces a page that stays stuck, and leaves one alone that comes back', () => {
    fake.webContents.emit('unresponsive');
    clock.turn(4_999);
    fake.webContents.emit('responsive');
    clock.turn(60_000);
    expect(fake.webContents.crashes).toBe(0);
    fake.webContents.emit('unresponsive');
    clock.turn(5_000);
    expect(fake.webContents.crashes).toBe(1);
    clock.turn(50);
    expect(fake.loaded).toHaveLength(2);
    expect(onDied).toHaveBeenLastCalledWith('killed');
  });

  test('two signs of one death make one new page', () => {
    dies();
    fake.webContents.emit('did-fail-load', new FakeEvent(), -2, 'ERR_FAILED', 'app://kiosk/', true);
    clock.turn(10_000);
    expect(fake.loaded).toHaveLength(2);
  });

  test('comes to the front when asked, and starts its page anew when told', () => {
    kiosk.focus();
    expect(fake.calls).toEqual(['show', 'focus']);
    kiosk.reload();
    expect(fake.loaded).toHaveLength(2);
  });

  test('once released, restarts nothing and leaves no timer behind', () => {
    fake.webContents.emit('unresponsive');
    dies();
    kiosk.release();
    dies();
    expect(clock.waiting).toBe(0);
    clock.turn(60_000);
    expect(fake.loaded).toHaveLength(1);
  });

  test('does not load into a window that is gone', () => {
    dies();
    fake.destroyed = true;
    clock.turn(50);
    expect(fake.loaded).toHaveLength(1);
  });
});
