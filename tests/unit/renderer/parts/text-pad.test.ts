import { createElement, Fragment } from 'react';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TextSize } from '../../../../electron/contract/status.ts';
import { keyboardFits, type TextPadInput, textPad } from '../../../../renderer/parts/text-pad.tsx';
import { metricsFor } from '../../../../renderer/theme/millimetres.ts';
import { statusAtRest } from '../../../support/status-at-rest.ts';
import { drawn as inScene } from '../drawn.tsx';

const panel = { widthMm: 268, heightMm: 476, bottomHeightMm: 900 };
const upright = { width: 1080, height: 1920 };
const wide = { width: 1920, height: 1080 };
const nothing = (): void => undefined;
const writing = (
  size: TextSize,
  window: typeof upright,
  reach: 'standing' | 'seated',
  more: Partial<TextPadInput> = {},
): TextPadInput => ({
  metrics: metricsFor(panel, window, size, { reach }),
  hasResident: true,
  head: { heading: '开户人叫什么名字？' },
  actions: [
    { label: '不清楚', onPress: nothing, kind: 'quiet' },
    { label: '继续', onPress: nothing, kind: 'main' },
  ],
  text: '',
  way: 'hand',
  context: 'name',
  onCommit: nothing,
  onErase: nothing,
  onWay: nothing,
  onHelp: nothing,
  ...more,
});

// Both ways are fetched when they are drawn; what is fetched after the last test would be missing for the next file.
beforeAll(() =>
  Promise.all([
    import('../../../../renderer/handwriting/handwriting-pad.tsx'),
    import('../../../../renderer/pinyin/pinyin-keyboard.tsx'),
  ]),
);

describe('the keyboard in the place of the writing box', () => {
  it.each([56, 72, 90, 112] as const)('has room for who stands, at %i px, also under a complaint', (size) => {
    for (const window of [upright, wide]) {
      expect(keyboardFits(writing(size, window, 'standing'))).toBe(true);
      const head = { heading: '开户人叫什么名字？', notice: '名字没写完。请接着写。' };
      const complaint = { complaint: '请改这里', head, text: '试' };
      expect(keyboardFits(writing(size, window, 'standing', complaint))).toBe(true);
    }
  });

  it.each([56, 72, 90, 112] as const)(
    'has none within reach of who sits before a high panel, at %i px',
    (size) => {
      expect(keyboardFits(writing(size, upright, 'seated'))).toBe(false);
    },
  );

  it('gives way to the writing box there, and the way to it is not offered', () => {
    const low = textPad(writing(72, upright, 'seated', { way: 'pinyin' }));
    const drawn = ({ blocks }: typeof low): string =>
      inScene(createElement(Fragment, {}, blocks?.[0]?.node), statusAtRest({ name: 'welcome' }));
    expect(drawn(low)).not.toContain('用拼音');
    expect(drawn(low)).not.toContain('用手写');
    expect(drawn(low)).toContain('帮我填');
    expect(drawn(textPad(writing(72, upright, 'standing')))).toContain('用拼音');
    expect(drawn(textPad(writing(72, upright, 'standing', { way: 'pinyin' })))).toContain('用手写');
  });
});
