import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextSize } from '../../../../electron/contract/status.ts';
import {
  actionHeight,
  columnWidth,
  type FrameInput,
  leadGap,
  noticeHeight,
  pagerUnderContent,
  paragraphHeight,
  planFrame,
} from '../../../../renderer/layout/frame-plan.ts';
import { metricsFor, placeHeight, seatedUse } from '../../../../renderer/theme/millimetres.ts';

const panel = { widthMm: 268, heightMm: 476 };
const upright = (size: TextSize) => metricsFor(panel, { width: 1080, height: 1920 }, size);
const wide = (size: TextSize) => metricsFor(panel, { width: 1920, height: 1080 }, size);
const input = (change: Partial<FrameInput> = {}): FrameInput => ({
  metrics: upright(72),
  hasResident: true,
  head: { heading: '您要办什么？' },
  blocks: [],
  actions: ['继续'],
  ...change,
});
const blocks = (count: number, height: number) => Array.from({ length: count }, () => () => height);

describe('a plan', () => {
  it('keeps the full heading where there is room', () => {
    expect(planFrame(input())).toMatchObject({
      headingType: 'heading',
      noticeType: 'small',
      leadInContent: false,
      noticeInContent: false,
      pages: [[0, 0]],
    });
  });

  it('puts everything on one page where it fits, and turns pages where it does not', () => {
    const { room } = planFrame(input());
    expect(planFrame(input({ blocks: blocks(1, room) })).pages).toHaveLength(1);
    expect(planFrame(input({ blocks: blocks(2, room - 400) })).pages).toHaveLength(2);
  });

  it('keeps a lead that moved into the content half an em away from a heading of its own size', () => {
    const metrics = wide(112);
    const lead = '还没有提交。';
    const tight = planFrame(
      input({ metrics, head: { heading: '请核对', lead }, blocks: blocks(3, 640), leadLast: true }),
    );
    expect(tight).toMatchObject({ headingType: 'small', leadInContent: true });
    expect(tight.headFoot).toBeGreaterThanOrEqual(metrics.small / 2);
  });

  it('takes the pager out of the room in portrait and not in landscape', () => {
    const many = blocks(40, 100);
    expect(planFrame(input({ blocks: many })).room).toBeLessThan(planFrame(input()).room);
    const lying = { metrics: wide(72) };
    expect(planFrame(input({ ...lying, blocks: many })).room).toBe(planFrame(input(lying)).room);
  });

  it('steps the heading down for a block that needs the room', () => {
    const { room } = planFrame(input());
    const plan = planFrame(input({ blocks: blocks(1, room + 20) }));
    expect(plan.headingType).toBe('text');
    expect(plan.room).toBeGreaterThanOrEqual(room + 20);
  });

  it('moves lead and notice into the content last of all', () => {
    const head = { heading: '您要办什么？', lead: '请点一项。', notice: '没有读清楚。请再放一次身份证。' };
    const { room } = planFrame(input());
    const plan = planFrame(input({ head, blocks: blocks(1, room + 30) }));
    expect(plan).toMatchObject({ leadInContent: true, noticeInContent: true });
    expect(plan.pages.at(-1)?.[1]).toBe(3);
  });

  it('begins a page where a block asks for it, whatever moved into the content before it', () => {
    const head = { heading: '您的医保信息', lead: '这是刚查到的记录。', notice: '正在打印，请稍等。' };
    const six = blocks(6, 100);
    expect(planFrame(input({ blocks: six, opens: [4] })).pages).toEqual([
      [0, 4],
      [4, 6],
    ]);
    const metrics = wide(112);
    const { room } = planFrame(input({ metrics }));
    for (const leadLast of [false, true]) {
      const mixed = [...blocks(4, 40), ...blocks(1, room - 10)];
      const plan = planFrame(input({ metrics, head, blocks: mixed, opens: [2], leadLast }));
      const inContent = [plan.noticeInContent, plan.leadInContent && !leadLast].filter(Boolean).length;
      expect(inContent).toBeGreaterThan(0);
      expect(plan.pages.map(([from]) => from)).toContain(2 + inContent);
    }
  });

  it('shares a row between two short actions only', () => {
    expect(planFrame(input({ actions: ['办完了', '打印'] })).actionsInRow).toBe(true);
    expect(planFrame(input({ actions: ['办完了'] })).actionsInRow).toBe(false);
    expect(planFrame(input({ actions: ['叫工作人员来帮忙', '打印'] })).actionsInRow).toBe(false);
  });

  it('keeps a number of rows a page however low they are', () => {
    expect(planFrame(input({ blocks: blocks(7, 10), most: 6 })).pages).toEqual([
      [0, 6],
      [6, 7],
    ]);
  });

  it('counts every block exactly once, whatever the words and the size', () => {
    const words = fc.string({
      unit: fc.constantFrom(...Array.from('请点一项没有读清楚，。')),
      maxLength: 40,
    });
    const size = fc.constantFrom<TextSize>(56, 72, 90, 112);
    fc.assert(
      fc.property(words, words, size, fc.boolean(), fc.nat(20), (lead, notice, text, lying, count) => {
        const plan = planFrame(
          input({
            metrics: lying ? wide(text) : upright(text),
            head: { heading: '您要办什么？', lead, notice },
            blocks: blocks(count, 150),
          }),
        );
        const moved = (plan.leadInContent ? 1 : 0) + (plan.noticeInContent ? 1 : 0);
        expect(plan.pages[0]?.[0]).toBe(0);
        expect(plan.pages.at(-1)?.[1]).toBe(count + moved);
        plan.pages.slice(1).forEach(([from], at) => expect(from).toBe(plan.pages[at]?.[1]));
      }),
    );
  });

  it('asks for the least height of a picture', () => {
    const metrics = upright(112);
    const head = {
      heading: '请放好身份证',
      lead: '请平放在右边的读卡处。',
      notice: '请再放一次身份证。'.repeat(2),
    };
    const plan = planFrame(input({ metrics, head, least: 160, hasResident: false }));
    expect(plan.room).toBeGreaterThanOrEqual(160);
  });
});

describe('the pieces', () => {
  it('count a paragraph by its lines, never longer than 22 characters', () => {
    expect(paragraphHeight('一'.repeat(22), 10_000, 56)).toBe(84);
    expect(paragraphHeight('一'.repeat(23), 10_000, 56)).toBe(168);
  });

  it('make a notice lower in the smaller type', () => {
    const text = '打印停了，加好纸会接着打。请叫工作人员。';
    expect(noticeHeight(upright(112), text, 984, 'furniture')).toBeLessThan(
      noticeHeight(upright(112), text, 984),
    );
  });

  it('make a button higher for a label of two lines', () => {
    const metrics = upright(112);
    expect(actionHeight(metrics, '继续', 984)).toBe(metrics.actionHeight);
    expect(actionHeight(metrics, '叫工作人员来帮忙办', 984)).toBeGreaterThan(metrics.actionHeight);
  });

  it('give landscape a side column', () => {
    expect(columnWidth(upright(72))).toBe(984);
    expect(columnWidth(wide(72))).toBeLessThan(1824 - wide(72).sideColumn);
    expect(pagerUnderContent(wide(72), undefined)).toBe(false);
    expect(pagerUnderContent(wide(72), 600)).toBe(true);
    expect(pagerUnderContent(upright(72), undefined)).toBe(true);
  });
});

describe('a plan for somebody who sits', () => {
  const seated = (bottomHeightMm: number, lying: boolean, size: TextSize) =>
    metricsFor(
      { ...panel, bottomHeightMm },
      lying ? { width: 1920, height: 1080 } : { width: 1080, height: 1920 },
      size,
      { reach: 'seated' },
    );
  const heights = fc.integer({ min: 600, max: 1024 });
  const sizes = fc.constantFrom<TextSize>(56, 72, 90, 112);

  it('begins its answers below the line and has room for one, on any panel that can be lowered', () => {
    let shelves = 0;
    fc.assert(
      fc.property(
        heights,
        sizes,
        fc.boolean(),
        fc.integer({ min: 1, max: 8 }),
        (bottom, size, lying, count) => {
          const metrics = seated(bottom, lying, size);
          if (metrics.reachTop === 0) return;
          if (metrics.composition === 'shelf') shelves += 1;
          const plan = planFrame(
            input({
              metrics,
              head: { heading: '您要去哪里住？', lead: '请点一项。' },
              blocks: blocks(count, metrics.actionHeight),
              actions: metrics.composition === 'beside' ? [] : ['不清楚', '继续'],
            }),
          );
          const top = placeHeight(metrics, true) + metrics.gap + plan.headRoom;
          expect(top).toBeGreaterThanOrEqual(metrics.reachTop);
          expect(plan.room).toBeGreaterThanOrEqual(metrics.actionHeight);
        },
      ),
      { numRuns: 400 },
    );
    expect(shelves).toBeGreaterThan(0);
  });

  it('leaves words where they are: only what is touched must be low', () => {
    const metrics = seated(900, false, 72);
    const words = planFrame(input({ metrics, blocks: blocks(4, 100), still: true }));
    const answers = planFrame(input({ metrics, blocks: blocks(4, 100) }));
    expect(words.headRoom).toBe(0);
    expect(words.room).toBeGreaterThan(answers.room);
  });

  it('turns pages in the row of actions, and puts the actions beside what is too tall for that', () => {
    const metrics = seated(1024, false, 72);
    expect(planFrame(input({ metrics, blocks: blocks(3, metrics.actionHeight) }))).toMatchObject({
      pagerInRow: true,
      actionsAside: false,
    });
    expect(planFrame(input({ metrics, blocks: blocks(1, 2 * metrics.key + metrics.gap) }))).toMatchObject({
      actionsAside: true,
    });
  });

  it('keeps room over the line for what stands there', () => {
    const metrics = seated(900, false, 72);
    const low = input({ metrics, blocks: blocks(1, 300) });
    expect(planFrame({ ...low, above: () => 100 }).room).toBe(planFrame(low).room);
    expect(planFrame({ ...low, above: () => 900 }).room).toBeLessThan(planFrame(low).room);
  });

  it('is never asked for where the panel hangs too high', () => {
    expect(seatedUse({ ...panel, bottomHeightMm: 1_030 }, { width: 1080, height: 1920 })).toBe('too-high');
  });
});

describe('the editions', () => {
  const edition = (name: 'elder' | 'standard') =>
    metricsFor(panel, { width: 1080, height: 1920 }, 72, { edition: name });

  it('differ in the heading: 标准版 leaves more room', () => {
    const [few, many] = (['elder', 'standard'] as const).map((name) =>
      planFrame(input({ metrics: edition(name) })),
    );
    expect(many?.headingType).toBe('text');
    expect(many?.room).toBeGreaterThan(few?.room ?? 0);
  });

  it('let answers grow alike on every page where there is room, at most by two fifths', () => {
    const plan = planFrame(
      input({ metrics: edition('elder'), blocks: blocks(7, 130), most: 4, grows: true }),
    );
    expect(plan.pages).toHaveLength(2);
    expect(plan.growth).toBeGreaterThan(1);
    expect(plan.growth).toBeLessThanOrEqual(1.4);
    expect(4 * 130 * plan.growth + 3 * 24).toBeLessThanOrEqual(plan.room + 1);
  });

  it('take a heading smaller than the answers only where it spares a quarter of the pages', () => {
    const metrics = upright(112);
    const head = { heading: '您要去哪个城市住？', lead: '先选省份' };
    const actions = ['不清楚', '继续'];
    const provinces = input({ metrics, head, actions, blocks: blocks(34, metrics.actionHeight) });
    const many = planFrame({ ...provinces, fewPages: true });
    expect(many).toMatchObject({ headingType: 'small', leadInContent: false });
    expect(many.pages.length).toBeLessThanOrEqual(planFrame(provinces).pages.length * 0.75);
    const few = planFrame({ ...provinces, blocks: blocks(2, metrics.actionHeight), fewPages: true });
    expect(few.headingType).not.toBe('small');
  });

  it('keep half an em between a heading and a lead of its own size', () => {
    const metrics = upright(112);
    const low = { headingType: 'small', noticeType: 'furniture', noticeInContent: false } as const;
    expect(leadGap(metrics, { ...low, leadInContent: false })).toBe(Math.ceil(metrics.small / 2));
    expect(leadGap(metrics, { ...low, leadInContent: true })).toBe(0);
    expect(leadGap(metrics, { ...low, headingType: 'text', leadInContent: false })).toBe(0);
  });

  it('take the plan with the fewest pages where asked to', () => {
    const many = { metrics: edition('elder'), blocks: blocks(6, 300) };
    expect(planFrame(input({ ...many, fewPages: true })).pages.length).toBeLessThanOrEqual(
      planFrame(input(many)).pages.length,
    );
  });
});
