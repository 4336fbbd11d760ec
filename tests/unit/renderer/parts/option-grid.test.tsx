import { describe, expect, it } from 'vitest';
import type { TextSize } from '../../../../electron/contract/status.ts';
import { columnWidth } from '../../../../renderer/layout/frame-plan.ts';
import { type Option, optionGrid } from '../../../../renderer/parts/option-grid.tsx';
import { metricsFor } from '../../../../renderer/theme/millimetres.ts';
import { statusAtRest } from '../../../support/status-at-rest.ts';
import { drawn, markup } from '../drawn.tsx';

const panel = { widthMm: 268, heightMm: 476 };
const windows = [
  { width: 1080, height: 1920 },
  { width: 1920, height: 1080 },
];
const option = (label: string, change: Partial<Option> = {}): Option => ({
  key: label,
  label,
  onPress: () => undefined,
  ...change,
});
const six = ['字小些', '字大些', '换颜色', '换版式', '调声音', '更顺手'].map((label) =>
  option(label, { icon: 'tick' }),
);
const rowsOf = (
  options: readonly Option[],
  size: TextSize,
  window = windows[0] ?? { width: 0, height: 0 },
) => {
  const metrics = metricsFor(panel, window, size);
  return optionGrid(metrics, options, columnWidth(metrics));
};

describe('options', () => {
  it.each([56, 72, 90, 112] as const)(
    'of three characters stand two by two with their icons at %i px',
    (size) => {
      for (const window of windows) expect(rowsOf(six, size, window)).toHaveLength(3);
    },
  );

  it('stand one under another as soon as one is too long for half a row', () => {
    expect(rowsOf([...six, option('一个很长很长的选择')], 72)).toHaveLength(7);
  });

  it('leave room for the mark of what is on', () => {
    const labels = ['自动朗读', '画面不动'];
    const toggles = labels.map((label) => option(label, { on: true }));
    expect(rowsOf(toggles, 72)).toHaveLength(2);
    const plain = labels.map((label) => option(label));
    expect(rowsOf(plain, 72)).toHaveLength(1);
  });

  it('are never lower than the smallest target', () => {
    for (const block of rowsOf(six, 56)) expect(block.height(984)).toBeGreaterThanOrEqual(89);
  });

  it('say what is on by a shape, a word and to a listener', () => {
    const [block] = rowsOf([option('左手用', { on: true })], 72);
    const words = drawn(<>{block?.node}</>, statusAtRest());
    expect(words).toContain('已选');
    expect(markup(<>{block?.node}</>, statusAtRest())).toMatch(/aria-pressed="true"/);
    const [off] = rowsOf([option('左手用', { on: false })], 72);
    expect(drawn(<>{off?.node}</>, statusAtRest())).not.toContain('已选');
  });
});
