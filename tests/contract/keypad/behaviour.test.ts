import { describe, it, onTestFinished } from 'vitest';
import { type KeypadLayout, keypadLayouts } from '../../simulators/keypad/simulated-keypad.ts';
import { keypadBeyondHands } from './beyond-hands.ts';
import { keypadByHand, type SeatedKeypad } from './by-hand.ts';
import { type KeypadAtTheDesk, sitDown } from './keypad-at-the-desk.ts';

async function desk(layout: KeypadLayout): Promise<KeypadAtTheDesk> {
  const at = await sitDown(layout);
  onTestFinished(() => at.leave());
  return at;
}

async function seat(layout: KeypadLayout): Promise<SeatedKeypad> {
  const at = await desk(layout);
  return {
    said: at.said,
    until: (isSo) => at.until(isSo),
    hands: {
      hold: async (key) => {
        await at.order('/hold', { key });
        await at.order('/repeat', { times: 50 });
        await at.order('/let-go', { key });
      },
      holdTwo: async () => {
        await at.order('/hold', { key: 'previous' });
        await at.order('/press', { key: 'activate' });
        await at.order('/let-go', { key: 'previous' });
      },
      unplug: () => at.order('/unplug'),
      replug: () => at.order('/replug'),
      lostMs: 1000,
      backMs: 3000,
    },
  };
}

describe.each(keypadLayouts)('a keypad (%s)', (layout) => {
  keypadByHand(it, () => seat(layout));
});
keypadBeyondHands(it, desk);
