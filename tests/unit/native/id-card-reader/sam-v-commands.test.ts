import { describe, expect, it } from 'vitest';
import { samVCommands } from '../../../../native/id-card-reader/sam-v-commands.ts';
import { SamVDecoder } from '../../../../native/id-card-reader/sam-v-frame.ts';
import { presetCards } from '../../../simulators/id-card-reader/preset-cards.ts';
import {
  answerFrame,
  appendedAddressAnswer,
  baseReadAnswer,
} from '../../../simulators/id-card-reader/synthetic-card.ts';

const answers: Record<keyof typeof samVCommands, Uint8Array> = {
  status: answerFrame(0x90),
  samId: answerFrame(0x90, new Uint8Array(16)),
  find: answerFrame(0x9f, new Uint8Array(4)),
  select: answerFrame(0x90, new Uint8Array(8)),
  readTextAndPhoto: baseReadAnswer(presetCards.resident),
  readTextPhotoAndFingerprint: baseReadAnswer(presetCards.resident, 1024),
  appendedAddress: appendedAddressAnswer(presetCards['resident-moved']),
};
const names = Object.keys(answers) as (keyof typeof samVCommands)[];
/** Pairs whose success answers look alike: a kiosk never sends both reads, and a bare 90 may answer a *select*. */
const alike = new Set([
  'readTextAndPhoto<readTextPhotoAndFingerprint',
  'readTextPhotoAndFingerprint<readTextAndPhoto',
  'select<status',
]);

describe('which answer belongs to which command', () => {
  for (const asked of names) {
    it.each(names)(`${asked} was asked, the answer is that of %s`, (given) => {
      const [answer] = new SamVDecoder().push(answers[given]);
      if (answer === undefined) throw new Error('no answer');
      const expected = asked === given || alike.has(`${asked}<${given}`);
      expect(samVCommands[asked].fits(answer)).toBe(expected);
    });

    it(`${asked}: a refusal may always be its answer, and its largest answer is allowed for`, () => {
      for (const status of [0x80, 0x41, 0x60, 0x10, 0x55]) {
        const [refusal] = new SamVDecoder().push(answerFrame(status));
        expect(refusal !== undefined && samVCommands[asked].fits(refusal)).toBe(true);
      }
      expect(samVCommands[asked].largestAnswer).toBe(answers[asked].length);
    });
  }

  it('never holds a command that sets a module’s rate', () => {
    for (const { request } of Object.values(samVCommands)) expect(request[7]).not.toBe(0x60);
  });
});
