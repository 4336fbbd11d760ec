import { keyNames } from '../../simulators/keypad/simulated-keypad.ts';

/** What whoever sits before a keypad is asked to do. */
export const keypadDeeds = {
  holdTwo: 'Keypad: press “previous” and keep it down, press “activate” too, let go of both.',
  unplug: 'Keypad: pull its cable.',
  replug: 'Keypad: put its cable back.',
} as const;

/** The sentence that asks for one key; a key of a keyboard that is held repeats itself. */
export const holdKey = (key: (typeof keyNames)[number]): string =>
  `Keypad: hold “${key}” for two seconds (key ${keyNames.indexOf(key) + 1} of 5).`;
