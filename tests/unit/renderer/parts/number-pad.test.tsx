import { describe, expect, it } from 'vitest';
import type { TextSize } from '../../../../electron/contract/status.ts';
import { Frame } from '../../../../renderer/parts/frame.tsx';
import { numberPad, padFrame } from '../../../../renderer/parts/number-pad.tsx';
import { metricsFor } from '../../../../renderer/theme/millimetres.ts';
import { statusAtRest } from '../../../support/status-at-rest.ts';
import { markup } from '../drawn.tsx';

const panel = { widthMm: 268, heightMm: 476 };
const upright = { width: 1080, height: 1920 };
const lying = { width: 1920, height: 1080 };
const status = statusAtRest({ name: 'welcome' });
const nothing = () => undefined;
const frame = {
  heading: '您的号码？',
  lead: '有事打电话告诉您。',
  notice: undefined,
  actions: [
    { label: '不清楚', onPress: nothing, kind: 'quiet' as const },
    { label: '继续', onPress: nothing, kind: 'main' as const },
  ],
};

/** The words of the buttons, in the order they stand on the page. */
function keys(
  window: typeof upright,
  textSize: TextSize,
  extra?: 'X' | '.',
  onHelp: (() => void) | undefined = nothing,
) {
  const metrics = metricsFor(panel, window, textSize);
  const input = {
    metrics,
    digits: '12',
    most: 18,
    echo: '12',
    onDigits: nothing,
    ...(onHelp === undefined ? {} : { onHelp }),
    ...(extra === undefined ? {} : { extra }),
  };
  const html = markup(<Frame {...padFrame(frame, input, true)} />, status, window, textSize);
  return [...html.matchAll(/<button.*?<\/button>/gs)].map(([button]) => button.replaceAll(/<[^>]+>/g, ''));
}

describe('the keys', () => {
  it('stand as on a telephone, with what takes away in a column of its own', () => {
    expect(keys(upright, 72)).toEqual([
      '1',
      '2',
      '3',
      '删一位',
      '4',
      '5',
      '6',
      '清空',
      '7',
      '8',
      '9',
      '0',
      '帮我填',
      '不清楚',
      '继续',
    ]);
  });

  it('have an X or 点 beside the 0', () => {
    expect(keys(upright, 72, 'X').slice(11, 14)).toEqual(['X', '0', '帮我填']);
    expect(keys(upright, 72, '.').slice(11, 14)).toEqual(['点', '0', '帮我填']);
  });

  it('take the quiet action among them where they stand beside the field', () => {
    expect(keys(lying, 112)).toEqual([
      '1',
      '2',
      '3',
      '删一位',
      '4',
      '5',
      '6',
      '清空',
      '7',
      '8',
      '9',
      '不清楚',
      '0',
      '帮我填',
      '继续',
    ]);
  });

  it('call nobody where nobody may fill in', () => {
    const metrics = metricsFor(panel, upright, 72);
    const { blocks } = numberPad({ metrics, digits: '', most: 6, echo: '', onDigits: nothing });
    expect(markup(<>{blocks?.[0]?.node}</>, status)).not.toContain('帮我填');
  });

  it('mark the 5', () => {
    const metrics = metricsFor(panel, upright, 72);
    const { blocks } = numberPad({ metrics, digits: '', most: 6, echo: '', onDigits: nothing });
    expect(markup(<>{blocks?.[0]?.node}</>, status)).toMatch(/<span class="[^"]*five[^"]*">5<\/span>/);
  });
});

describe('why we ask', () => {
  const crowded = (textSize: TextSize) => {
    const metrics = metricsFor(panel, upright, textSize);
    const input = { metrics, digits: '', most: 18, echo: '', onDigits: nothing };
    const heading = '开户人的身份证号是多少呢？';
    return padFrame({ ...frame, heading, lead: '这是一句很长的话说明我们为什么要问您这个。' }, input, true)
      .lead;
  };
  it('gives way to the keys, and only then', () => {
    expect(crowded(56)).toBeDefined();
    expect(crowded(112)).toBeUndefined();
  });
});
