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

// Not awaited here: Electron becomes ready only after this module has run to its end.
startDesktopHost({
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
  say: (sentence) => void process.stderr.write(`${sentence}\n`),
  print: (line) => void process.stdout.write(`${line}\n`),
}).catch((error: unknown) => {
  process.stderr.write(
    `The kiosk could not be started: ${error instanceof Error ? error.stack : typeof error}\n`,
  );
  app.exit(70);
});
