import type { BrowserWindowConstructorOptions } from 'electron';
import type { ElectronParts } from '../../../../../electron/hosts/desktop/desktop-host.ts';
import { FakeApp } from './app.ts';
import { FakeBrowserWindow } from './browser-window.ts';
import { FakeIpcMain } from './ipc-main.ts';
import { FakeMessageChannelMain } from './message-channel-main.ts';
import { FakeProtocol } from './protocol.ts';
import { FakeSafeStorage } from './safe-storage.ts';
import { FakeSessions } from './session.ts';
import { FakeUtilityProcesses } from './utility-process.ts';
import { FakeEvent } from './web-contents.ts';

/** One whole Electron for one test. `appData` is the folder of a user's settings. */
export function createFakeElectron(appData: string) {
  const app = new FakeApp(appData);
  const windows: FakeBrowserWindow[] = [];
  const ipcMain = new FakeIpcMain();
  const protocol = new FakeProtocol();
  const sessions = new FakeSessions((session) => app.emit('session-created', session));
  const safeStorage = new FakeSafeStorage();
  const utilityProcess = new FakeUtilityProcesses();
  const menus: unknown[] = [];
  class BrowserWindow extends FakeBrowserWindow {
    constructor(options: BrowserWindowConstructorOptions) {
      super(options);
      windows.push(this);
      app.emit('web-contents-created', new FakeEvent(), this.webContents);
    }
  }
  const electron = {
    app,
    BrowserWindow,
    ipcMain,
    Menu: { setApplicationMenu: (menu: unknown) => menus.push(menu) },
    MessageChannelMain: FakeMessageChannelMain,
    protocol,
    safeStorage,
    session: sessions,
    utilityProcess,
  } as unknown as ElectronParts;
  return { electron, app, windows, ipcMain, protocol, sessions, safeStorage, utilityProcess, menus };
}
