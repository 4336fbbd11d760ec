import { describe, expect, test } from 'vitest';
import type { DeviceProfile } from '../../../../electron/contract/device-profiles/device-profile.ts';
import { scrubTape } from '../../../../scripts/devices/scrub.ts';
import { Tape, type TapeStep } from '../../../../scripts/devices/tape.ts';
import { presetCards } from '../../../simulators/id-card-reader/preset-cards.ts';
import { baseReadAnswer } from '../../../simulators/id-card-reader/synthetic-card.ts';
import { shippedProfiles } from '../../native/discovery/profiles.ts';
import { ManualTimers } from '../../native/transport/manual-timers.ts';
import { foundAgain } from './found-again.ts';

function profileNamed(name: string): DeviceProfile {
  const found = shippedProfiles.find(({ profile }) => profile === name);
  if (found === undefined) throw new Error(name);
  return found;
}

function tapeOf(wire: Tape['wire'], steps: readonly Omit<TapeStep, 'at'>[]): Tape {
  const tape = new Tape(new ManualTimers());
  tape.wire = wire;
  tape.steps.push(...steps.map((step, at) => ({ at, ...step })));
  return tape;
}
const received = (bytes: Uint8Array | string) =>
  ({ what: 'received', bytes: typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes }) as const;
const sent = { what: 'sent', bytes: Uint8Array.of(1) } as const;

describe('a session without anybody in it', () => {
  test('a card’s answer in pieces: pieces of the same sizes, and nothing of the holder in them together', () => {
    const answer = baseReadAnswer(presetCards.resident);
    const pieces = [answer.subarray(0, 3), answer.subarray(3, 700), answer.subarray(700)];
    const tape = tapeOf('bytes', [{ what: 'opened' }, sent, ...pieces.map(received)]);
    const { name, number, address } = presetCards.resident;
    const steps = scrubTape(tape, profileNamed('sam-v'), []);
    const texts = steps.flatMap((step) => ('received' in step ? [step.received] : []));
    expect(texts.map((text) => text.length / 2)).toEqual(pieces.map(({ length }) => length));
    expect(foundAgain(Buffer.from(texts.join(''), 'hex'), [name, number, address])).toEqual([]);
  });

  test('an answer that was cut off keeps its length, and the next one is kept', () => {
    const answer = baseReadAnswer(presetCards.resident);
    const tape = tapeOf('bytes', [sent, received(answer.subarray(0, 600)), sent, received(answer)]);
    const steps = scrubTape(tape, profileNamed('sam-v'), []);
    expect(steps[1]).toEqual({ at: 1, withheld: 600 });
    expect(steps[3]).toHaveProperty('received');
  });

  test.each([
    ['sam-v', 'reports', received('anything')],
    ['pcsc-pages', 'slot', received('anything')],
    ['zebra-ssi', 'bytes', received('anything')],
    ['keyboard-wedge', 'reports', received('anything')],
    ['ipp-a4', 'bytes', received('anything')],
    ['epson-tm-80', 'bytes', received('110105194912310')],
    ['keypad-five-key', 'reports', received(Uint8Array.of(0, 0, 30, 0, 0, 0, 0, 0))],
  ] as const)('%s over %s: what is not understood for certain keeps its length alone', (name, wire, step) => {
    const steps = scrubTape(tapeOf(wire, [step]), profileNamed(name), []);
    expect(steps).toEqual([{ at: 0, withheld: step.bytes.length }]);
  });

  test.each([
    ['epson-tm-80', 'bytes', received('\u0012\u0037\u0022ABCD\u0000')],
    ['keypad-five-key', 'reports', received(Uint8Array.of(0, 0, 82, 0, 0, 0, 0, 0))],
  ] as const)('%s over %s: its own words stay', (name, wire, step) => {
    const [kept] = scrubTape(tapeOf(wire, [step]), profileNamed(name), []);
    expect(kept).toHaveProperty('received', Buffer.from(step.bytes).toString('hex'));
  });

  test('everything else that happened, in order', () => {
    const happened = [
      { what: 'notOpened', failure: 'busy' },
      { what: 'opened' },
      { what: 'feature', bytes: Uint8Array.of(0xfe) },
      { what: 'unanswered', failure: 'silent' },
      { what: 'inserted' },
      { what: 'removed' },
      { what: 'lost' },
    ] as const;
    expect(scrubTape(tapeOf('slot', happened), profileNamed('pcsc-social-card'), [])).toEqual([
      { at: 0, notOpened: 'busy' },
      { at: 1, opened: true },
      { at: 2, feature: 'fe' },
      { at: 3, unanswered: 'silent' },
      { at: 4, inserted: true },
      { at: 5, removed: true },
      { at: 6, lost: true },
    ]);
  });
});
