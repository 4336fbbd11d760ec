import { afterEach, describe, expect, it } from 'vitest';
import { notRunOnHardware, onlyNamed } from '../../support/expectations.ts';
import {
  askHands,
  deedsByHand,
  HANDS_MS,
  hardwareDevices,
  noSiteNamed,
} from '../../support/hardware-site.ts';
import { sheetsBeyondHands } from './behaviour.ts';
import { brokenLines } from './broken-line.ts';
import { type SeatedSheetPrinter, type SheetPrinterHands, sheetsByHand } from './by-hand.ts';
import { sheetPrinterDeeds } from './deeds.ts';
import type { SuiteDesk } from './desk-of-the-suite.ts';
import { type WatchedPrinter, watchPrinter } from './printer-at-the-desk.ts';

/** The A4 printers of the site file in `KIOSK_HARDWARE_SITE`, held to what the simulated one is held to, by whoever stands there. */

const printers = hardwareDevices('document-printer');
const hands: SheetPrinterHands = {
  ...deedsByHand(sheetPrinterDeeds),
  cameOut: (job, times) =>
    Promise.resolve(
      askHands(
        `A4 printer: look, please – the sheet of ${job} came out ${times === 0 ? 'not at all' : 'once'}.`,
      ),
    ),
};
const named: SuiteDesk = {
  open: onlyNamed,
  sit: onlyNamed,
  newJob: onlyNamed,
  printedTimes: onlyNamed,
  order: onlyNamed,
  state: onlyNamed,
  url: onlyNamed,
};

it('asks nobody for anything where no site file is named', () => {
  expect(printers.length === 0 || !noSiteNamed()).toBe(true);
});

describe.each(printers.map((printer) => [printer.profile.title, printer] as const))(
  'on the desk: %s',
  (_title, { profile, transport }) => {
    let at: WatchedPrinter | undefined;
    let jobs = 0;
    afterEach(() => at?.leave());
    sheetsByHand(
      it,
      async (): Promise<SeatedSheetPrinter> => {
        if (transport.kind !== 'ipp') throw new Error('a document printer is reached by IPP');
        at = watchPrinter(transport.url, { profile });
        await at.until('ready');
        at.forget();
        return { at, hands, newJob: () => `desk-${(jobs += 1)}` };
      },
      3 * HANDS_MS,
    );
    notRunOnHardware('document-printer', (test) => {
      sheetsBeyondHands(test, named);
      brokenLines(test, named);
    });
  },
);
