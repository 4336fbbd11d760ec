import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { NavigationKey } from '../../../electron/contract/device-profiles/keypad.ts';
import type { IdCard } from '../../../electron/contract/id-card.ts';
import { deviceId } from '../../../electron/contract/ids.ts';
import type { StationStatus } from '../../../electron/contract/status.ts';
import { openStationSocket } from '../../../electron/hosts/headless/station-socket.ts';
import { startWebServer } from '../../../electron/hosts/headless/web-server.ts';
import { createSystemClock } from '../../../electron/hosts/shared/system-clock.ts';
import { openStation } from '../../../electron/station/open-station.ts';
import { createRouter } from '../../../electron/station/router.ts';
import { readKeyFile } from '../../../electron/store/key-file.ts';
import { root } from '../../../scripts/build.ts';
import { demonstrationAttendant, writeDemonstrationStaff } from '../../simulators/demonstration/attendant.ts';
import { sandboxAccount, simulatedSite } from '../../simulators/demonstration/site.ts';
import { startSandbox } from '../../simulators/upstream/sandbox.ts';
import { syntheticResident } from '../../simulators/upstream/synthetic-residents.ts';
import { startBridge } from '../../simulators/voucher/bridge.ts';
import { codeOf } from '../../simulators/voucher/synthetic-codes.ts';
import { HandDeviceHost } from '../../support/hand-device-host.ts';

const READER = deviceId('id-card-reader-1');
const PRINTER = deviceId('receipt-printer-1');
const SCANNER = deviceId('code-scanner-1');
const KEYPAD = deviceId('keypad-1');
const TOKEN = 'keys';
/**
 * A station with its store, its platform and its page as residents get them, and devices played by the test: what a keypad
 * says is put in where the device process would say it. Its own wire is tried against a real kernel by the hid-vm suite.
 */
export interface HandHall {
  readonly page: Page;
  /** What the station says now; the page follows it. */
  status(): StationStatus;
  press(key: NavigationKey): void;
  /** The resident's card, or another one. */
  layCard(card?: IdCard): void;
  liftCard(): void;
  /** Shows the scanner a code. */
  scan(text: string): void;
  /** Shows it the resident's e-voucher, a fresh code each time. */
  showVoucher(): void;
  close(): Promise<void>;
}

/** Where the hall stands; left out, a level of the demonstration town. */
export interface HallPlace {
  readonly level: string;
  /** Six digits. */
  readonly place: string;
  /** The fictional resident whose card is laid. */
  readonly resident: string;
}
const DEMONSTRATION: HallPlace = { level: 'dz-grassroots', place: '341721', resident: 'dongzhi-1' };

/** The attendant of every hall: card and PIN of nobody. */
export const HALL_ATTENDANT = demonstrationAttendant;

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

/** Opens a hall on one of the levels. */
export async function openHandHall(browser: Browser, hall: HallPlace = DEMONSTRATION): Promise<HandHall> {
  const resident = syntheticResident(hall.resident);
  const folder = mkdtempSync(join(tmpdir(), 'keys-'));
  const sandbox = await startSandbox({ port: 0, controlPort: 0, account: sandboxAccount });
  const bridge = await startBridge({ port: 0, controlPort: 0, province: hall.place.slice(0, 2) });
  const site = simulatedSite({
    readerPath: '/dev/none-1',
    printerPath: '/dev/none-2',
    scannerPath: '/dev/none-3',
    upstreamUrl: sandbox.url,
    voucherBridge: bridge.http,
    staffFile: await writeDemonstrationStaff(folder),
    data: join(folder, 'var'),
  });
  const siteFile = join(folder, 'site.json');
  const keypad = {
    kind: 'keypad',
    profile: 'keypad-five-key',
    transport: { kind: 'hid', vendorId: 'fff0', productId: '0001' },
  };
  const { level, place } = hall;
  const here = { ...site, site: { ...site.site, level, place }, devices: [...site.devices, keypad] };
  writeFileSync(siteFile, JSON.stringify(here));
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
  for (const device of [READER, PRINTER, SCANNER, KEYPAD])
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
    hasTouch: true,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${web.port}/#token=${TOKEN}`);
  await page.waitForSelector('[data-screen]');
  let vouchers = 0;
  const scan = (text: string): void => {
    const bytes = Buffer.from(text).toString('base64');
    desk.say({ kind: 'codeScanned', device: SCANNER, code: { text, bytes, encoding: 'utf-8' } });
  };
  return {
    page,
    status: () => station.current(),
    press: (key) => desk.say({ kind: 'keyPressed', device: KEYPAD, key }),
    layCard: (card = resident.card) => {
      desk.say({ kind: 'cardFound', device: READER });
      desk.say({ kind: 'cardRead', device: READER, card });
    },
    liftCard: () => desk.say({ kind: 'cardRemoved', device: READER }),
    scan,
    showVoucher: () => {
      vouchers += 1;
      scan(codeOf(hall.resident, vouchers));
    },
    close: async () => {
      await context.close();
      door.close();
      await web.close();
      desk.rest();
      await station.stop();
      await sandbox.close();
      await bridge.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
