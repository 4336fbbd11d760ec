import { pressedKeys } from '../../native/keypad/pressed-keys.ts';
import { parseHidDescriptor } from '../../native/transport/hid-descriptor.ts';
import { reportDescriptors } from '../simulators/code-scanner/report-descriptors.ts';
import { randomFrom } from '../support/random.ts';
import { noise, upTo } from '../support/scanner-fuzz.ts';
import type { FuzzResult } from './fuzz-result.ts';

export const name = 'keypad-reports';

const LONGEST_REPORT = 80;
const FIRST_KEY = 0x04;
/** The five keys of a keypad: up, down, enter, escape, F1. */
const KEYS = [0x52, 0x51, 0x28, 0x29, 0x3a];
const layouts = [undefined, parseHidDescriptor(reportDescriptors.keyboard)];

/** Presses between reports of any length and content, for a keypad that describes itself and one that does not. */
export function fuzz(bytes: number, seed: number): Promise<FuzzResult> {
  const random = randomFrom(seed);
  const result = { bytes: 0, framesSent: 0, framesFound: 0, falseFrames: 0 };
  const begun = performance.now();
  while (result.bytes < bytes) {
    const layout = layouts[upTo(random, layouts.length)];
    const bad = noise(random, upTo(random, LONGEST_REPORT));
    // Nothing below the first key is one, and no report holds more than its six places and eight modifiers.
    const said = pressedKeys(bad, layout) ?? [];
    if (said.length > 14 || said.some((key) => key < FIRST_KEY)) result.falseFrames += 1;
    const key = KEYS[upTo(random, KEYS.length)] ?? 0;
    const pressed = pressedKeys(Uint8Array.of(0, 0, key, 0, 0, 0, 0, 0), layout);
    result.framesSent += 1;
    if (pressed?.length === 1 && pressed[0] === key) result.framesFound += 1;
    result.bytes += bad.length + 8;
  }
  return Promise.resolve({ ...result, millis: performance.now() - begun });
}
