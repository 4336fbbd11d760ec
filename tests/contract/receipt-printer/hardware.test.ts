import { afterEach, describe, expect, it } from 'vitest';
import { printJobId } from '../../../electron/contract/ids.ts';
import { testSlip } from '../../../native/receipt-printer/test-slip.ts';
import { notRunOnHardware } from '../../support/expectations.ts';
import { type HardwareSeat, sitDownAtHardware } from '../../support/hardware-seat.ts';
import {
  askHands,
  deedsByHand,
  HANDS_MS,
  hardwareDevices,
  noSiteNamed,
} from '../../support/hardware-site.ts';
import { makesBeyondHands, printingBeyondHands, troubleBeyondHands } from './behaviour.ts';
import { type PrinterHands, type SeatedPrinter, slipByHand, troubleByHand } from './by-hand.ts';
import { printerDeeds } from './deeds.ts';
import { otherWaysOfPrinting } from './other-ways.ts';

/** The printers of the site file in `KIOSK_HARDWARE_SITE`, held to what the simulated ones are held to, by whoever stands there. */

const printers = hardwareDevices('receipt-printer');
const hands: PrinterHands = {
  ...deedsByHand(printerDeeds),
  look: (sentence) => Promise.resolve(askHands(`Receipt printer: look, please – ${sentence}.`)),
  backMs: HANDS_MS,
};

it('asks nobody for anything where no site file is named', () => {
  expect(printers.length === 0 || !noSiteNamed()).toBe(true);
});

describe.each(printers.map((printer) => [printer.profile.title, printer] as const))(
  'on the desk: %s',
  (_title, device) => {
    let seat: HardwareSeat;
    const sit = async (): Promise<SeatedPrinter> => {
      seat = sitDownAtHardware(device);
      await seat.until('ready');
      return {
        at: seat,
        print: (job, document) =>
          seat.obey({
            kind: 'printReceipt',
            device: seat.device,
            job: printJobId(job),
            document,
            duplicate: 0,
          }),
        hands,
      };
    };
    afterEach(() => seat?.leave());

    it(
      'prints the test slip and proves it',
      async () => {
        const { at, print } = await sit();
        print('T', testSlip(device.profile.paperMm));
        await at.until('T printed');
        await hands.look('ruler, all character classes, the QR code, the cut', () => undefined);
      },
      HANDS_MS,
    );
    slipByHand(it, sit, HANDS_MS);
    troubleByHand(it, sit, 3 * HANDS_MS);
    notRunOnHardware('receipt-printer', (test) => {
      printingBeyondHands(test, 'serial');
      troubleBeyondHands(test, 'serial');
      makesBeyondHands(test, 'serial');
      otherWaysOfPrinting(test);
    });
  },
);
