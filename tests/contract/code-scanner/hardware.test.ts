import { renderUnicodeCompact } from 'uqr';
import { afterEach, describe, expect, it } from 'vitest';
import { notRunOnHardware, onlyNamed } from '../../support/expectations.ts';
import { type HardwareSeat, sitDownAtHardware } from '../../support/hardware-seat.ts';
import {
  askHands,
  deedsByHand,
  HANDS_MS,
  hardwareDevices,
  noSiteNamed,
} from '../../support/hardware-site.ts';
import { scannerBeyondHands } from './behaviour.ts';
import { type ScannerHands, type SeatedScanner, scannerByHand } from './by-hand.ts';
import { SHOW_CODE, SHOW_IN_THE_DARK, scannerDeeds } from './deeds.ts';
import { scannersOutOfOrder } from './out-of-order.ts';

/** The scanners of the site file in `KIOSK_HARDWARE_SITE`, held to what the simulated ones are held to, by whoever sits there. */

/** How long a code is held before a dark scanner: many times what a lit one takes. */
const DARK_MS = 3000;
const all = hardwareDevices('code-scanner');
const isReadByTheWindow = ({ profile }: (typeof all)[number]): boolean =>
  profile.framing.kind === 'whole-codes';
const scanners = all.filter((scanner) => !isReadByTheWindow(scanner));

/** The code is drawn where the person reads, so that the screen can be held before the scanner, or the scanner before it. */
function showCode(sentence: string, bytes: Uint8Array): void {
  askHands(`\n${renderUnicodeCompact([...bytes])}\n→ ${sentence}${Buffer.from(bytes).toString('base64')}`);
}

const hands: ScannerHands = {
  ...deedsByHand(scannerDeeds),
  show: (bytes) => Promise.resolve(showCode(SHOW_CODE, bytes)),
  showInTheDark: async (bytes) => {
    showCode(SHOW_IN_THE_DARK, bytes);
    await new Promise((done) => setTimeout(done, DARK_MS));
  },
  backMs: HANDS_MS,
};

it('asks nobody for anything where no site file is named', () => {
  expect(all.length === 0 || !noSiteNamed()).toBe(true);
});

describe.each(scanners.map((scanner) => [scanner.profile.title, scanner] as const))(
  'on the desk: %s',
  (_title, device) => {
    let seat: HardwareSeat;
    const awaitCode = (awaited: boolean): void => seat.obey({ kind: 'awaitCode', awaited });
    const sit = async (): Promise<SeatedScanner> => {
      seat = sitDownAtHardware(device);
      awaitCode(true);
      await seat.until('ready');
      seat.forget();
      return { at: seat, hands, awaitCode };
    };
    afterEach(() => seat?.leave());
    const { framing, commands } = device.profile;
    scannerByHand(it, sit, {
      keepsBytes: framing.kind !== 'keyboard-reports',
      obeys: commands !== 'none',
      timeoutMs: 3 * HANDS_MS,
    });
    notRunOnHardware('code-scanner', (test) => {
      scannerBeyondHands(test, 'zebra-ssi', onlyNamed);
      scannersOutOfOrder(test);
    });
  },
);

// A camera, and a wedge told by its pace, end in the window: here is no device to open. A visit tries them.
describe.each(all.filter(isReadByTheWindow).map(({ profile }) => [profile.title] as const))(
  'read by the window: %s',
  (title) => notRunOnHardware('code-scanner', (test) => test(`${title}: reads codes`, onlyNamed)),
);
