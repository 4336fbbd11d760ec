import { describe, expect, it } from 'vitest';
import type { TextSize } from '../../../../electron/contract/status.ts';
import { planPad } from '../../../../renderer/handwriting/pad-plan.ts';
import { metricsFor } from '../../../../renderer/theme/millimetres.ts';

const panel = { widthMm: 268, heightMm: 476 };
const hangings = {
  portrait: { width: 1080, height: 1920 },
  landscape: { width: 1920, height: 1080 },
} as const;
const sizes: readonly TextSize[] = [56, 72, 90, 112];
/** Rooms that the screens around it leave: as low and as high as they come. */
const rooms = [
  ['portrait', 984, 640],
  ['portrait', 984, 760],
  ['portrait', 984, 980],
  ['landscape', 1130, 420],
  ['landscape', 1330, 486],
  ['landscape', 1330, 640],
] as const;
const cases = rooms.flatMap((room) => sizes.map((size) => [...room, size] as const));

describe.each(cases)('the writing box in %s, %i × %i, text %i', (hanging, width, height, size) => {
  const metrics = metricsFor(panel, hangings[hanging], size);
  const plan = planPad(metrics, width, height);

  it('has at least eight candidates of at least 22 mm', () => {
    expect(plan.columns * plan.rows).toBeGreaterThanOrEqual(8);
    expect(Math.min(plan.cellWidth, plan.cellHeight)).toBeGreaterThanOrEqual(metrics.target);
    expect(plan.cellText).toBeGreaterThanOrEqual(metrics.furniture);
    expect(plan.cellText * 1.1).toBeLessThanOrEqual(Math.min(plan.cellWidth, plan.cellHeight));
  });

  it('has keys of at least 22 mm that their words fit into', () => {
    expect(plan.keyHeight).toBeGreaterThanOrEqual(Math.max(metrics.target, 1.5 * metrics.furniture));
    expect(plan.keyWidth).toBeGreaterThanOrEqual(Math.max(metrics.target, 3 * metrics.furniture + 24));
  });

  it('leaves at least 70 mm to write in', () => {
    expect(Math.min(plan.boxWidth, plan.boxHeight)).toBeGreaterThanOrEqual(70 * metrics.pxPerMm);
  });

  it('stays in its room', () => {
    const grid = {
      width: plan.columns * plan.cellWidth + (plan.columns - 1) * metrics.tightGap,
      height: plan.rows * plan.cellHeight + (plan.rows - 1) * metrics.tightGap,
    };
    if (plan.stacked) {
      expect(grid.width).toBeLessThanOrEqual(width);
      expect(grid.height + metrics.gap + plan.boxHeight).toBeLessThanOrEqual(height);
      expect(plan.boxWidth + metrics.gap + plan.keyWidth).toBeLessThanOrEqual(width);
      expect(2 * plan.keyHeight + metrics.tightGap).toBeLessThanOrEqual(plan.boxHeight);
    } else {
      expect(plan.boxWidth + metrics.gap + grid.width).toBeLessThanOrEqual(width);
      expect(grid.height + metrics.apart + plan.keyHeight).toBeLessThanOrEqual(height);
      expect(2 * plan.keyWidth + metrics.apart).toBeLessThanOrEqual(grid.width + metrics.tightGap);
      expect(plan.boxHeight).toBeLessThanOrEqual(height);
    }
  });
});
