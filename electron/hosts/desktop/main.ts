import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  app,
  BrowserWindow,
  ipcMain,
  Menu,
  MessageChannelMain,
  protocol,
  safeStorage,
  session,
  utilityProcess,
} from 'electron';
import { createSystemClock } from '../shared/system-clock.ts';
import { startDesktopHost } from './desktop-host.ts';
import { endOnUnexpected } from './unexpected-end.ts';

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

endOnUnexpected(process, 'kiosk', say, (code) => app.exit(code));
// Not awaited: Electron becomes ready only after this module has run to its end.
void startDesktopHost({
  electron: {
    app,
    BrowserWindow,
    ipcMain,
    Menu,
    MessageChannelMain,
    protocol,
    safeStorage,
    session,
    utilityProcess,
  },
  args: process.argv.slice(1),
  folder: process.cwd(),
  // Built, this file lies in `dist/desktop/`.
  application: join(dirname(fileURLToPath(import.meta.url)), '..', '..'),
  platform: process.platform,
  pid: process.pid,
  clock: createSystemClock(),
  killNow: (pid) => process.kill(pid, 'SIGKILL'),
  say,
  print: (line) => void process.stdout.write(`${line}\n`),
});
