import { describe, expect, it, onTestFinished } from 'vitest';
import { keyNames, keypadLayouts } from '../../simulators/keypad/simulated-keypad.ts';
import { type KeypadAtTheDesk, sitDown } from './keypad-at-the-desk.ts';

async function desk(layout: (typeof keypadLayouts)[number]): Promise<KeypadAtTheDesk> {
  const at = await sitDown(layout);
  onTestFinished(() => at.leave());
  return at;
}

/** What was said after the driver became ready. */
const since = (at: KeypadAtTheDesk): readonly string[] => at.said().slice(2);

describe.each(keypadLayouts)('a keypad (%s)', (layout) => {
  it('is ready and tells each of its keys once', async () => {
    const at = await desk(layout);
    for (const key of keyNames) await at.order('/press', { key });
    await at.until((said) => said.includes('help'));
    expect(at.said()).toEqual(['opening', 'ready', ...keyNames]);
  });

  it('tells a held key once, however often it repeats itself', async () => {
    const at = await desk(layout);
    await at.order('/hold', { key: 'next' });
    await at.order('/repeat', { times: 500 });
    await at.order('/let-go', { key: 'next' });
    await at.order('/press', { key: 'back' });
    await at.until((said) => said.includes('back'));
    expect(since(at)).toEqual(['next', 'back']);
  });

  it('tells a second key while the first is held', async () => {
    const at = await desk(layout);
    await at.order('/hold', { key: 'previous' });
    await at.order('/press', { key: 'activate' });
    await at.order('/let-go', { key: 'previous' });
    await at.order('/press', { key: 'help' });
    await at.until((said) => said.includes('help'));
    expect(since(at)).toEqual(['previous', 'activate', 'help']);
  });

  it('is lost when it is pulled out and works within three seconds of being plugged back', async () => {
    const at = await desk(layout);
    await at.order('/hold', { key: 'next' });
    await at.until((said) => said.includes('next'));
    const pulled = performance.now();
    await at.order('/unplug');
    await at.until((said) => said.includes('trouble keypad-lost'));
    const lostMs = performance.now() - pulled;
    const plugged = performance.now();
    await at.order('/replug');
    await at.until((said) => said.at(-1) === 'ready');
    const backMs = performance.now() - plugged;
    await at.order('/press', { key: 'next' });
    await at.until((said) => said.at(-1) === 'next');
    expect(since(at)).toEqual(['next', 'trouble keypad-lost', 'ready', 'next']);
    process.stdout.write(
      `keypad (${layout}): lost after ${lostMs.toFixed(0)} ms, back after ${backMs.toFixed(0)} ms\n`,
    );
    expect(lostMs).toBeLessThan(1000);
    expect(backMs).toBeLessThan(3000);
  });
});

it.each(['boot', 'undescribed'] as const)(
  'a keypad (%s) that says *too many keys* neither presses nor lets go',
  async (layout) => {
    const at = await desk(layout);
    await at.order('/hold', { key: 'next' });
    await at.order('/roll-over');
    await at.order('/repeat', { times: 1 });
    await at.order('/press', { key: 'help' });
    await at.until((said) => said.includes('help'));
    expect(since(at)).toEqual(['next', 'help']);
  },
);
