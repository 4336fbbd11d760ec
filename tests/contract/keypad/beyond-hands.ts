import { expect, type TestAPI } from 'vitest';
import type { KeypadLayout } from '../../simulators/keypad/simulated-keypad.ts';
import type { KeypadAtTheDesk } from './keypad-at-the-desk.ts';

/** What takes more than fingers: repeats by the hundred, and reports that say *too many keys*. */
export function keypadBeyondHands(
  test: TestAPI,
  desk: (layout: KeypadLayout) => Promise<KeypadAtTheDesk>,
): void {
  test.each(['boot', 'undescribed'] as const)(
    'a keypad (%s) that says *too many keys* neither presses nor lets go',
    async (layout) => {
      const at = await desk(layout);
      await at.order('/hold', { key: 'next' });
      await at.order('/roll-over');
      await at.order('/repeat', { times: 1 });
      await at.order('/press', { key: 'help' });
      await at.until((said) => said.includes('help'));
      expect(at.said().slice(2)).toEqual(['next', 'help']);
    },
  );

  test.each(['boot', 'bits', 'undescribed'] as const)(
    'a keypad (%s) tells a held key once, though it repeats itself 500 times',
    async (layout) => {
      const at = await desk(layout);
      await at.order('/hold', { key: 'next' });
      await at.order('/repeat', { times: 500 });
      await at.order('/let-go', { key: 'next' });
      await at.order('/press', { key: 'back' });
      await at.until((said) => said.includes('back'));
      expect(at.said().slice(2)).toEqual(['next', 'back']);
    },
  );
}
