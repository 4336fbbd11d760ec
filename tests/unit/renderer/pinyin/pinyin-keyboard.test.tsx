import { describe, expect, it } from 'vitest';
import { planKeyboard } from '../../../../renderer/pinyin/keyboard-plan.ts';
import { PinyinKeyboard } from '../../../../renderer/pinyin/pinyin-keyboard.tsx';
import { metricsFor } from '../../../../renderer/theme/millimetres.ts';
import { statusAtRest } from '../../../support/status-at-rest.ts';
import { drawn, markup } from '../drawn.tsx';

const metrics = metricsFor({ widthMm: 268, heightMm: 476 }, { width: 1080, height: 1920 }, 72);
const status = statusAtRest({ name: 'welcome' });
const keyboard = (
  <PinyinKeyboard
    metrics={metrics}
    width={984}
    height={748}
    context="name"
    before=""
    onCommit={() => undefined}
    onErase={() => undefined}
    open={() => Promise.resolve(undefined)}
  />
);

describe('the keyboard', () => {
  it('has the letters of a telephone in three rows, ü in the place of v, erasing at the ends of the last', () => {
    const words = drawn(keyboard, status);
    expect(words).toContain('q w e r t y u i o p a s d f g h j k l 清空 z x c ü b n m 删除');
    expect(words).not.toMatch(/ v /);
  });

  it('says that it is being prepared before its lists are here', () => {
    expect(drawn(keyboard, status)).toContain('正在准备，请稍等。');
  });

  it('fills the room it was given, with keys of the planned size', () => {
    const { letterWidth, letterHeight } = planKeyboard(metrics, 984, 748);
    const html = markup(keyboard, status);
    expect(html).toContain('width:984px;height:748px');
    expect(html.split(`width:${letterWidth}px;height:${letterHeight}px`)).toHaveLength(26 + 1);
  });

  it('names its parts for who cannot see them', () => {
    const html = markup(keyboard, status);
    for (const name of ['可选的字', '打出的拼音', '拼音字母']) expect(html).toContain(`aria-label="${name}"`);
  });
});
