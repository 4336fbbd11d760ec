import { expect, type TestAPI } from 'vitest';
import { type KeyName, keyNames } from '../../simulators/keypad/simulated-keypad.ts';

/** What a person before a keypad can do. */
export interface KeypadHands {
  /** Holds a key until it has repeated itself, and lets it go. */
  hold(key: KeyName): Promise<void>;
  /** Presses *activate* while *previous* is down. */
  holdTwo(): Promise<void>;
  unplug(): Promise<void>;
  replug(): Promise<void>;
  /** How soon it is known to be gone, and to be back, ms: with a person in between it is the person's time. */
  readonly lostMs: number;
  readonly backMs: number;
}

/** A keypad, ready, and fingers on it. */
export interface SeatedKeypad {
  readonly said: () => readonly string[];
  until(isSo: (said: readonly string[]) => boolean): Promise<void>;
  readonly hands: KeypadHands;
}

/** What was said after the driver became ready. */
const since = (at: SeatedKeypad): readonly string[] => at.said().slice(2);

/** What fingers can bring about: the same over every layout, over the simulator and on the desk. */
export function keypadByHand(test: TestAPI, sit: () => Promise<SeatedKeypad>, timeoutMs?: number): void {
  test(
    'is ready and tells each of its keys once, however long it is held',
    async () => {
      const at = await sit();
      for (const key of keyNames) {
        await at.hands.hold(key);
        await at.until((said) => said.includes(key));
      }
      expect(at.said()).toEqual(['opening', 'ready', ...keyNames]);
    },
    timeoutMs,
  );

  test(
    'tells a second key while the first is held',
    async () => {
      const at = await sit();
      await at.hands.holdTwo();
      await at.until((said) => said.includes('activate'));
      await at.hands.hold('help');
      await at.until((said) => said.includes('help'));
      expect(since(at)).toEqual(['previous', 'activate', 'help']);
    },
    timeoutMs,
  );

  test(
    'is lost when it is pulled out and works when it is plugged back',
    async () => {
      const at = await sit();
      await at.hands.hold('next');
      await at.until((said) => said.includes('next'));
      const pulled = performance.now();
      await at.hands.unplug();
      await at.until((said) => said.includes('trouble keypad-lost'));
      const lostMs = performance.now() - pulled;
      const plugged = performance.now();
      await at.hands.replug();
      await at.until((said) => said.at(-1) === 'ready');
      const backMs = performance.now() - plugged;
      await at.hands.hold('next');
      await at.until((said) => said.at(-1) === 'next');
      expect(since(at)).toEqual(['next', 'trouble keypad-lost', 'ready', 'next']);
      process.stdout.write(
        `a keypad: lost after ${lostMs.toFixed(0)} ms, back after ${backMs.toFixed(0)} ms\n`,
      );
      expect(lostMs).toBeLessThan(at.hands.lostMs);
      expect(backMs).toBeLessThan(at.hands.backMs);
    },
    timeoutMs,
  );
}
