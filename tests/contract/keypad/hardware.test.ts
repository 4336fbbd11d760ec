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
import { keypadBeyondHands } from './beyond-hands.ts';
import { type KeypadHands, keypadByHand, type SeatedKeypad } from './by-hand.ts';
import { holdKey, keypadDeeds } from './deeds.ts';

/** The keypads of the site file in `KIOSK_HARDWARE_SITE`, held to what the simulated ones are held to, by whoever sits there. */

const keypads = hardwareDevices('keypad');
const hands: KeypadHands = {
  ...deedsByHand(keypadDeeds),
  hold: (key) => Promise.resolve(askHands(holdKey(key))),
  lostMs: HANDS_MS,
  backMs: HANDS_MS,
};

it('asks nobody for anything where no site file is named', () => {
  expect(keypads.length === 0 || !noSiteNamed()).toBe(true);
});

describe.each(keypads.map((keypad) => [keypad.profile.title, keypad] as const))(
  'on the desk: %s',
  (_title, device) => {
    let seat: HardwareSeat;
    const sit = async (): Promise<SeatedKeypad> => {
      seat = sitDownAtHardware(device);
      await seat.until('ready');
      return { said: () => seat.said(), until: (isSo) => seat.untilSo(isSo), hands };
    };
    afterEach(() => seat?.leave());
    keypadByHand(it, sit, 6 * HANDS_MS);
    notRunOnHardware('keypad', (test) => keypadBeyondHands(test, onlyNamed));
  },
);
