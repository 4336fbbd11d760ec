import { afterEach, describe, expect, it } from 'vitest';
import { notRunOnHardware, onlyNamed } from '../../support/expectations.ts';
import { type HardwareSeat, sitDownAtHardware } from '../../support/hardware-seat.ts';
import { deedsByHand, HANDS_MS, hardwareDevices, noSiteNamed } from '../../support/hardware-site.ts';
import { readerBeyondHands } from './behaviour.ts';
import { type ReaderHands, readerByHand, type SeatedReader } from './by-hand.ts';
import { readerDeeds } from './deeds.ts';
import { wirings } from './wirings.ts';

/** The readers of the site file in `KIOSK_HARDWARE_SITE`, held to what the simulated ones are held to, by whoever sits there. */

/** Long enough for ten looks of any profile. */
const LYING_MS = 4000;
const readers = hardwareDevices('id-card-reader');

it('asks nobody for anything where no site file is named', () => {
  expect(readers.length === 0 || !noSiteNamed()).toBe(true);
});

describe.each(readers.map((reader) => [reader.profile.title, reader] as const))(
  'on the desk: %s',
  (_title, device) => {
    const deeds = deedsByHand(readerDeeds);
    // Whose cards they are is nobody's business: that they were read, whole and once, is.
    const layAnyCard = async (): Promise<undefined> => {
      await deeds.lay();
    };
    const hands: ReaderHands = {
      ...deeds,
      cards: [layAnyCard, layAnyCard],
      wait: () => new Promise((done) => setTimeout(done, LYING_MS)),
      backMs: HANDS_MS,
    };
    let seat: HardwareSeat;
    const sit = async (): Promise<SeatedReader> => {
      seat = sitDownAtHardware(device);
      seat.obey({ kind: 'awaitCard', awaited: true });
      await seat.until('ready');
      const saidOfCards = (): string[] => seat.said().filter((word) => word.startsWith('card'));
      return { at: { ...seat, saidOfCards }, hands };
    };
    afterEach(() => seat?.leave());
    readerByHand(it, sit, { cable: device.transport.kind !== 'pcsc', timeoutMs: 3 * HANDS_MS });
    notRunOnHardware('id-card-reader', (test) =>
      readerBeyondHands(test, wirings.samVSerial, {
        desk: onlyNamed,
        order: onlyNamed,
      }),
    );
  },
);
