import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { NavigationKey } from '../../../electron/contract/device-profiles/keypad.ts';
import { deviceId } from '../../../electron/contract/ids.ts';
import { openStationSocket } from '../../../electron/hosts/headless/station-socket.ts';
import { startWebServer } from '../../../electron/hosts/headless/web-server.ts';
import { createSystemClock } from '../../../electron/hosts/shared/system-clock.ts';
import { openStation } from '../../../electron/station/open-station.ts';
import { createRouter } from '../../../electron/station/router.ts';
import { readKeyFile } from '../../../electron/store/key-file.ts';
import { root } from '../../../scripts/build.ts';
import { sandboxAccount, simulatedSite } from '../../simulators/demonstration/site.ts';
import { startSandbox } from '../../simulators/upstream/sandbox.ts';
import { syntheticResident } from '../../simulators/upstream/synthetic-residents.ts';
import { HandDeviceHost } from '../../support/hand-device-host.ts';

const READER = deviceId('id-card-reader-1');
const PRINTER = deviceId('receipt-printer-1');
const KEYPAD = deviceId('keypad-1');
const TOKEN = 'keys';
/** A fictional resident of the demonstration town, insured and at home there. */
const RESIDENT = syntheticResident('dongzhi-1');

/**
 * A station with its store, its platform and its page as residents get them, and devices played by the test: what a keypad
 * says is put in where the device process would say it. Its own wire is tried against a real kernel by the hid-vm suite.
 */
export interface HandHall {
  readonly page: Page;
  press(key: NavigationKey): void;
  layCard(): void;
  liftCard(): void;
  close(): Promise<void>;
}

/** A printer that prints whatever it is told to. */
class ObligingDesk extends HandDeviceHost {
  printAll(): void {
    const done = new Set<string>();
    this.timer = setInterval(() => {
      for (const { device, job } of this.commands('printReceipt')) {
        if (done.has(job)) continue;
        done.add(job);
        this.say({ kind: 'printChanged', device, job, state: 'sent' });
        this.say({ kind: 'printChanged', device, job, state: 'printed' });
      }
    }, LOOK_EVERY_MS);
  }

  rest(): void {
    clearInterval(this.timer);
  }

  private timer: ReturnType<typeof setInterval> | undefined;
}
const LOOK_EVERY_MS = 20;

/** Opens the hall on a level that offers the services of this release. */
export async function openHandHall(browser: Browser): Promise<HandHall> {
  const folder = mkdtempSync(join(tmpdir(), 'keys-'));
  const sandbox = await startSandbox({ port: 0, controlPort: 0, account: sandboxAccount });
  const site = simulatedSite({
    readerPath: '/dev/none-1',
    printerPath: '/dev/none-2',
    scannerPath: '/dev/none-3',
    upstreamUrl: sandbox.url,
    data: join(folder, 'var'),
  });
  const siteFile = join(folder, 'site.json');
  const keypad = {
    kind: 'keypad',
    profile: 'keypad-five-key',
    transport: { kind: 'hid', vendorId: 'fff0', productId: '0001' },
  };
  writeFileSync(siteFile, JSON.stringify({ ...site, devices: [...site.devices.slice(0, 2), keypad] }));
  const desk = new ObligingDesk();
  const clock = createSystemClock();
  const opening = await openStation({
    siteFile,
    resources: join(root, 'resources'),
    clock,
    deviceHost: desk,
    env: {},
    keyFor: readKeyFile,
    random: Math.random,
  });
  if (!opening.ok) throw new Error(opening.sentence);
  const { station } = opening;
  for (const device of [READER, PRINTER, KEYPAD])
    desk.say({ kind: 'deviceChanged', device, state: 'ready', facts: {} });
  desk.printAll();
  const web = await startWebServer({ folder: join(root, 'dist/renderer'), port: 0 });
  const door = openStationSocket({
    server: web.server,
    port: web.port,
    token: TOKEN,
    router: createRouter(station),
    onRefused: (code) => station.messageRefused(code),
  });
  const context = await browser.newContext({
    viewport: { width: 1080, height: 1920 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${web.port}/#token=${TOKEN}`);
  await page.waitForSelector('[data-screen]');
  return {
    page,
    press: (key) => desk.say({ kind: 'keyPressed', device: KEYPAD, key }),
    layCard: () => {
      desk.say({ kind: 'cardFound', device: READER });
      desk.say({ kind: 'cardRead', device: READER, card: RESIDENT.card });
    },
    liftCard: () => desk.say({ kind: 'cardRemoved', device: READER }),
    close: async () => {
      await context.close();
      door.close();
      await web.close();
      desk.rest();
      await station.stop();
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
