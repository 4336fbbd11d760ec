import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { endSmartCards } from '../../../native/transport/pcsc.ts';
import { notRunOnHardware, onlyNamed } from '../../support/expectations.ts';
import { type HardwareSeat, sitDownAtHardware } from '../../support/hardware-seat.ts';
import { deedsByHand, HANDS_MS, hardwareDevices, noSiteNamed } from '../../support/hardware-site.ts';
import { slotBeyondHands } from './behaviour.ts';
import { slotByHand, type WatchedSlot } from './by-hand.ts';
import { slotDeeds } from './deeds.ts';

/** The social-card slots of the site file in `KIOSK_HARDWARE_SITE`, held to what the simulated one is held to, by whoever sits there. */

const slots = hardwareDevices('smart-card-reader');
afterAll(endSmartCards);

it('asks nobody for anything where no site file is named', () => {
  expect(slots.length === 0 || !noSiteNamed()).toBe(true);
});

describe.each(slots.map((slot) => [slot.profile.title, slot] as const))(
  'on the desk: %s',
  (_title, device) => {
    let seat: HardwareSeat | undefined;
    const open = (): WatchedSlot => {
      const opened = sitDownAtHardware(device);
      seat = opened;
      return {
        ...opened,
        saidOfCards: () => opened.said().filter((word) => word.startsWith('socialCard')),
      };
    };
    const sit = async (): Promise<WatchedSlot> => {
      const at = open();
      await at.until('ready');
      at.forget();
      return at;
    };
    afterEach(() => seat?.leave());
    slotByHand(it, { sit, open, hands: deedsByHand(slotDeeds) }, 4 * HANDS_MS);
    notRunOnHardware('smart-card-reader', (test) =>
      slotBeyondHands(test, {
        get program() {
          return onlyNamed();
        },
        get at() {
          return onlyNamed();
        },
        others: [],
        ready: onlyNamed,
        readOnce: onlyNamed,
        failOnce: onlyNamed,
      }),
    );
  },
);
