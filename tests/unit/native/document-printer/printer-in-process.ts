import { afterEach } from 'vitest';
import { IppDoor } from '../../../simulators/document-printer/ipp-door.ts';
import { VirtualPrinter } from '../../../simulators/document-printer/virtual-printer.ts';

/** The simulated printer within the test's own process: its insides can be looked at. */
export interface PrinterInProcess {
  readonly printer: VirtualPrinter;
  readonly door: IppDoor;
}

const doors: IppDoor[] = [];

/** Opens a printer that finishes a page when `pageMs` is 0 at once; closed after the test. */
export async function printerInProcess(pageMs = 0): Promise<PrinterInProcess> {
  const printer = new VirtualPrinter({
    pageMs,
    after: (ms, callback) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
  });
  const door = new IppDoor(printer, 0);
  await door.open();
  doors.push(door);
  return { printer, door };
}

afterEach(async () => {
  for (const door of doors.splice(0)) await door.close();
});
