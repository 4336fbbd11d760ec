import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { type DeviceEvent, deviceEventSchema } from '../../../electron/contract/device-messages.ts';
import { deviceId, printJobId } from '../../../electron/contract/ids.ts';
import { systemLinks } from '../../../native/links.ts';
import { readDotGlyphs } from '../../../native/receipt-printer/dot-glyphs.ts';
import { testSlip } from '../../../native/receipt-printer/test-slip.ts';
import { makeDevice, type RunningDevice } from '../../../native/running-device.ts';
import { systemTimers } from '../../../native/transport/system-timers.ts';
import { askHands, HANDS_MS, hardwareDevices } from '../../support/hardware-site.ts';

const resource = (path: string): Uint8Array =>
  readFileSync(new URL(`../../../resources/${path}`, import.meta.url));
const device = deviceId('receipt-printer-1');
const printers = hardwareDevices('receipt-printer');

it('asks nobody for anything where no site file is named', () => {
  if ((process.env['KIOSK_HARDWARE_SITE'] ?? '') === '') expect(printers).toEqual([]);
});

describe.each(printers.map((printer) => [printer.profile.title, printer] as const))(
  'on the desk: %s',
  (_title, { profile, transport }) => {
    const said: string[] = [];
    let wake: () => void = () => undefined;
    let printer: RunningDevice;

    function sitDown(): void {
      said.splice(0);
      printer = makeDevice(
        { id: device, profile, transport },
        {
          timers: systemTimers,
          links: systemLinks(systemTimers),
          glyphs: () => readDotGlyphs(resource('fonts/rare-24.bin')),
          readLogo: (file) => resource(`logos/${file}`),
          emit: (event: DeviceEvent) => {
            const news = deviceEventSchema.parse(event);
            if (news.kind === 'deviceChanged' || news.kind === 'printChanged')
              said.push([news.state, news.failure].filter(Boolean).join(' '));
            wake();
          },
        },
      );
      printer.start();
    }
    async function until(words: string): Promise<void> {
      while (!said.includes(words)) await new Promise<void>((done) => (wake = done));
    }
    const print = (job: string): void => {
      const document = testSlip(profile.paperMm);
      printer.obey({ kind: 'printReceipt', device, job: printJobId(job), document, duplicate: 0 });
    };
    afterEach(() => printer.stop());

    it(
      'prints the test slip and proves it',
      async () => {
        sitDown();
        await until('ready');
        print('A');
        await until('printed');
        askHands('Look at the slip: ruler, all character classes, the QR code, the cut.');
      },
      HANDS_MS,
    );

    it(
      'says that the cover is open, refuses a slip, and goes on when it is shut',
      async () => {
        sitDown();
        await until('ready');
        askHands('Open the cover of the printer.');
        await until('trouble printer-cover-open');
        print('B');
        await until('refused printer-cover-open');
        said.splice(0);
        askHands('Shut the cover.');
        await until('ready');
      },
      2 * HANDS_MS,
    );

    it(
      'notices that it was unplugged, and prints again when it is back',
      async () => {
        sitDown();
        await until('ready');
        askHands('Unplug the printer.');
        await until('trouble printer-lost');
        said.splice(0);
        askHands('Plug it back in.');
        await until('ready');
        print('C');
        await until('printed');
      },
      2 * HANDS_MS,
    );
  },
);
