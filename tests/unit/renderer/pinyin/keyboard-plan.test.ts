import { describe, expect, it } from 'vitest';
import { candidatePages } from '../../../../renderer/pinyin/candidate-pages.ts';
import {
  candidateShape,
  type KeyboardPlan,
  leastPinyinHeight,
  lowPinyinHeight,
  planKeyboard,
} from '../../../../renderer/pinyin/keyboard-plan.ts';
import { type Metrics, metricsFor } from '../../../../renderer/theme/millimetres.ts';

const panel = { widthMm: 476, heightMm: 268 };
const SIZES = [56, 72, 90, 112] as const;
const windows = { portrait: { width: 1080, height: 1920 }, landscape: { width: 1920, height: 1080 } };
/** The widths that the text screen has for the keyboard, and heights from the least on. */
const rooms = SIZES.flatMap((size) =>
  (['portrait', 'landscape'] as const).flatMap((hanging) => {
    const metrics = metricsFor(panel, windows[hanging], size);
    const widths = hanging === 'portrait' ? [984] : [1139, 1247, 1409, 1824];
    return widths.flatMap((width) => {
      const least = leastPinyinHeight(metrics, width);
      return [least, least + 90, least + 300].map((height) => ({ size, hanging, metrics, width, height }));
    });
  }),
);
const mm = (px: number, metrics: Metrics): number => px / metrics.pxPerMm;

/** How high the whole of it is. */
function heightOf(plan: KeyboardPlan, { tightGap }: Metrics): number {
  const cells = plan.rows * plan.cellHeight + (plan.rows - 1) * tightGap;
  return cells + plan.typedHeight + 3 * plan.letterHeight + 4 * tightGap;
}

describe('planKeyboard', () => {
  it.each(rooms)(
    'fits $size px into $width × $height, every key large enough',
    ({ metrics, width, height }) => {
      const plan = planKeyboard(metrics, width, height);
      expect(heightOf(plan, metrics)).toBeLessThanOrEqual(height);
      expect(10 * plan.letterWidth + 9 * metrics.tightGap).toBeLessThanOrEqual(width);
      expect(plan.columns * plan.cellWidth + (plan.columns - 1) * metrics.tightGap).toBeLessThanOrEqual(
        width,
      );
      expect(mm(plan.letterWidth, metrics)).toBeGreaterThanOrEqual(20.5);
      for (const side of [
        plan.letterHeight,
        plan.cellWidth,
        plan.cellHeight,
        plan.typedHeight,
        plan.pageKeyWidth,
      ]) {
        expect(mm(side, metrics)).toBeGreaterThanOrEqual(22);
      }
      expect(plan.columns * plan.rows).toBeGreaterThanOrEqual(8);
      expect(plan.text).toBe(Math.min(metrics.text, 92));
      for (const [text, key] of [
        [plan.text, plan.cellHeight],
        [plan.typedText, plan.typedHeight],
        [plan.letterText, plan.letterHeight],
        [metrics.furniture, plan.typedHeight],
        [metrics.furniture, plan.letterHeight],
      ] as const) {
        expect(text).toBeGreaterThanOrEqual(metrics.textSize === 56 ? 44 : 56);
        expect(1.5 * text + 2 * metrics.line).toBeLessThanOrEqual(key);
      }
    },
  );

  it.each(rooms)('leaves 清空 and 删除 room at $size px in $width px', ({ metrics, width, height }) => {
    const plan = planKeyboard(metrics, width, height);
    const rest = (width - 7 * plan.letterWidth - 8 * metrics.tightGap) / 2;
    expect(rest).toBeGreaterThanOrEqual(2 * metrics.furniture + 2 * metrics.line);
    expect(mm(rest, metrics)).toBeGreaterThanOrEqual(22);
  });

  it.each(SIZES)('fits a wide, low room at %i px, every key large enough', (size) => {
    const metrics = metricsFor(panel, windows.landscape, size);
    for (const width of [1118, 1247, 1409]) {
      for (const height of [lowPinyinHeight(metrics, width), 430, 500]) {
        const plan = planKeyboard(metrics, width, height);
        expect(plan.low).toBe(true);
        expect(plan.cellHeight + 3 * plan.letterHeight + 3 * metrics.tightGap).toBeLessThanOrEqual(height);
        expect(plan.columns).toBeGreaterThanOrEqual(8);
        const cells = plan.columns * plan.cellWidth + (plan.columns - 1) * metrics.tightGap;
        expect(cells).toBeLessThanOrEqual(plan.gridWidth);
        expect(10 * plan.letterWidth + 9 * metrics.tightGap).toBeLessThanOrEqual(width);
        expect(9 * plan.letterWidth + 9 * metrics.tightGap + plan.pageKeyWidth).toBeLessThanOrEqual(width);
        expect(mm(plan.letterWidth, metrics)).toBeGreaterThanOrEqual(20.5);
        for (const side of [plan.letterHeight, plan.cellWidth, plan.cellHeight]) {
          expect(mm(side, metrics)).toBeGreaterThanOrEqual(22);
        }
        for (const text of [plan.text, plan.letterText, plan.typedText])
          expect(text).toBeGreaterThanOrEqual(56);
        // zhuang, the longest syllable.
        expect(plan.typedLetters).toBeGreaterThanOrEqual(6);
      }
    }
  });

  it('has one row of candidates in a narrow, low room', () => {
    const metrics = metricsFor(panel, windows.portrait, 112);
    const least = lowPinyinHeight(metrics, 984);
    const plan = planKeyboard(metrics, 984, least);
    expect(plan.low).toBe(false);
    expect(plan.rows).toBe(1);
    expect(heightOf(plan, metrics)).toBeLessThanOrEqual(least);
    expect(plan.text).toBeGreaterThanOrEqual(56);
  });

  it('shows letters for every word there is, and the end of longer ones', () => {
    for (const { metrics, width, height } of rooms) {
      expect(planKeyboard(metrics, width, height).typedLetters).toBeGreaterThanOrEqual(11);
    }
  });
});

describe('candidateShape', () => {
  it.each(rooms)(
    'holds the longest names of the places at $size px in $width px',
    ({ metrics, width, height }) => {
      const plan = planKeyboard(metrics, width, height);
      for (let characters = 1; characters <= 13; characters += 1) {
        const shape = candidateShape(plan, metrics, characters);
        expect(shape?.text).toBeGreaterThanOrEqual(56);
        const room = (shape?.cells ?? 0) * (plan.cellWidth + metrics.tightGap) - metrics.tightGap;
        expect(characters * (shape?.text ?? 0) + 2 * metrics.line).toBeLessThanOrEqual(room);
      }
    },
  );

  it('refuses what no row can hold', () => {
    const metrics = metricsFor(panel, windows.portrait, 112);
    expect(candidateShape(planKeyboard(metrics, 984, 900), metrics, 40)).toBeUndefined();
  });
});

describe('candidatePages', () => {
  const metrics = metricsFor(panel, windows.portrait, 72);
  const plan = planKeyboard(metrics, 984, leastPinyinHeight(metrics, 984));
  const candidates = (...written: string[]) => written.map((one) => ({ written: one, letters: 1 }));

  it('fills a page with eight characters or more, and goes on', () => {
    const pages = candidatePages(
      candidates(...Array.from('一二三四五六七八九十甲乙丙丁戊己庚辛壬癸')),
      plan,
      metrics,
    );
    expect(pages[0]?.length).toBeGreaterThanOrEqual(8);
    expect(
      pages
        .flat()
        .map(({ candidate }) => candidate.written)
        .join(''),
    ).toBe('一二三四五六七八九十甲乙丙丁戊己庚辛壬癸');
  });

  it('puts no more on a page than its cells hold, row by row', () => {
    const words = candidates('医', '医保', '医保卡', '异地就医', '一', '医疗保险', '以', '城乡居民', '亿');
    for (const page of candidatePages(words, plan, metrics)) {
      let rows = 1;
      let used = 0;
      for (const { cells } of page) {
        if (used + cells > plan.columns) {
          rows += 1;
          used = 0;
        }
        used += cells;
      }
      expect(rows).toBeLessThanOrEqual(plan.rows);
    }
  });

  it('leaves out what no row can hold, and has no page for nothing', () => {
    const pages = candidatePages(candidates('一'.repeat(40), '二'), plan, metrics);
    expect(pages.flat().map(({ candidate }) => candidate.written)).toEqual(['二']);
    expect(candidatePages([], plan, metrics)).toEqual([]);
  });
});
