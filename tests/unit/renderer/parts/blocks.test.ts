import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextSize } from '../../../../electron/contract/status.ts';
import { columnWidth, paragraphHeight } from '../../../../renderer/layout/frame-plan.ts';
import { rowBlock } from '../../../../renderer/parts/blocks.tsx';
import { metricsFor, textHeight } from '../../../../renderer/theme/millimetres.ts';

const panel = { widthMm: 268, heightMm: 476 };
const upright = { width: 1080, height: 1920 };
const wide = { width: 1920, height: 1080 };
const metrics = (size: TextSize, window = upright) => metricsFor(panel, window, size);
const heightOf = (of: ReturnType<typeof metrics>, label: string, value: string): number =>
  rowBlock(of, 'row', label, value, columnWidth(of)).height(columnWidth(of));

describe('a row of label and value', () => {
  it('has one line where both fit, the value as large as the text', () => {
    const of = metrics(72);
    expect(heightOf(of, '参保状态', '正常参保')).toBe(heightOf(of, '险种', '甲'));
    expect(heightOf(of, '险种', '甲')).toBeGreaterThan(textHeight(of.text));
  });

  it('sets the value smaller where that saves a line', () => {
    const of = metrics(112, wide);
    const large = heightOf(of, '险种', '甲');
    const smaller = heightOf(of, '险种', '城乡居民基本医疗保险');
    expect(large - smaller).toBe(textHeight(of.text) - textHeight(of.small));
  });

  it('has two lines or more where neither fits, the value as large as the text again', () => {
    const of = metrics(112);
    const foot = heightOf(of, '险种', '甲') - textHeight(of.text);
    const value = '城乡居民基本医疗保险';
    expect(heightOf(of, '险种', value)).toBe(
      textHeight(of.small) + paragraphHeight(value, columnWidth(of), of.text) + foot,
    );
  });

  it('is never higher for a shorter value', () => {
    const size = fc.constantFrom<TextSize>(56, 72, 90, 112);
    fc.assert(
      fc.property(
        size,
        fc.constantFrom(upright, wide),
        fc.integer({ min: 1, max: 30 }),
        (px, window, long) => {
          const of = metrics(px, window);
          const stacked = heightOf(of, '收款账户是谁的', '试'.repeat(long + 1));
          // A value on one line may be a size larger than one that was set smaller to stay there.
          const slack = textHeight(of.text) - textHeight(of.small);
          expect(heightOf(of, '收款账户是谁的', '试'.repeat(long))).toBeLessThanOrEqual(stacked + slack);
        },
      ),
    );
  });
});
