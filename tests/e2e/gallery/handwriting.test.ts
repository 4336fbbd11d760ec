import type { CDPSession } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { InkStroke } from '../../../renderer/handwriting/ink.ts';
import { distort, drawFrom } from '../../support/handwriting/distort.ts';
import { kanjivgStrokes } from '../../support/handwriting/kanjivg.ts';
import { shown } from '../support/glass.ts';
import { fixture, galleryHand } from './gallery-hand.ts';
import { type Hanging, show } from './gallery-station.ts';

/** 22 mm on the reference panel. */
const LEAST_PX = 89;
/** Room of a written character, as a part of the box. */
const FILLING = 0.86;
/** Every so many points of a densified stroke are touched. */
const STEP = 3;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const hand = galleryHand();
let cdp: CDPSession;
let box: Box;

async function openPad(hanging: Hanging): Promise<void> {
  hand.gallery.put(fixture('welcome'));
  await hand.open(hanging);
  cdp = await hand.viewer.context.newCDPSession(hand.page);
  await show(hand.viewer, hand.gallery, fixture('entry-place-text'), {
    textSize: 72,
    theme: 'standard',
  });
  await shown(hand.page.getByText('请用手指写一个字。'));
  const found = await hand.page.getByRole('img', { name: '写字的地方' }).boundingBox();
  if (found === null) throw new Error('No box to write in');
  box = found;
}

type Finger = readonly [id: number, x: number, y: number];
const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', fingers: readonly Finger[]) =>
  cdp.send('Input.dispatchTouchEvent', {
    type,
    touchPoints: fingers.map(([id, x, y]) => ({ id, x, y })),
  });
/** Places of a character's stroke inside the box. */
const placed = (stroke: InkStroke): readonly Finger[] => {
  const side = Math.min(box.width, box.height) * FILLING;
  const [left, top] = [box.x + (box.width - side) / 2, box.y + (box.height - side) / 2];
  return stroke
    .filter((_, i) => i % STEP === 0 || i === stroke.length - 1)
    .map(({ x, y }) => [1, left + (x / 1024) * side, top + (y / 1024) * side]);
};
const draw = async (places: readonly Finger[]) => {
  const [first, ...others] = places;
  if (first === undefined) return;
  await touch('touchStart', [first]);
  for (const place of others) await touch('touchMove', [place]);
  await touch('touchEnd', []);
};
const write = async (character: string) => {
  for (const stroke of distort(kanjivgStrokes(character) ?? [], 'shaky', drawFrom(7)))
    await draw(placed(stroke));
};
const candidates = () => hand.page.getByRole('group', { name: '认出的字' }).getByRole('button');
/** The shorter side of every candidate's key, px. */
const sides = () =>
  candidates().evaluateAll((keys) =>
    keys.map((key) => key.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)),
  );
/** Px of the box that ink covers. */
const inkedPx = () =>
  hand.page.getByRole('img', { name: '写字的地方' }).evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const data = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
    let inked = 0;
    for (let i = 3; i < data.length; i += 4) if (data[i] !== 0) inked += 1;
    return inked;
  });
const button = (name: string) => hand.page.getByRole('button', { name, exact: true });

describe.each(['portrait', 'landscape'] as const)('the writing box in %s', (hanging) => {
  beforeEach(() => openPad(hanging));

  it('reads a character written with a finger, and a tap on it writes it down', async () => {
    await write('村');
    await shown(candidates().getByText('村', { exact: true }));
    await expect.poll(async () => (await sides()).length).toBeGreaterThanOrEqual(8);
    // Asked again, since the answer to the last stroke may change the keys while they are measured.
    await expect.poll(async () => Math.min(...(await sides()))).toBeGreaterThanOrEqual(LEAST_PX);
    await candidates().getByText('村', { exact: true }).tap();
    await shown(hand.page.getByText('请用手指写一个字。'));
    await expect.poll(inkedPx).toBe(0);
    expect(await hand.page.getByRole('status').allInnerTexts()).toContain('村');
    expect(hand.viewer.complaints).toEqual([]);
  });
});

describe('the writing box', () => {
  beforeEach(() => openPad('portrait'));

  it('takes strokes back, one or all', async () => {
    await write('土');
    await shown(candidates().getByText('土', { exact: true }));
    const whole = await inkedPx();
    await button('删一笔').tap();
    await expect.poll(inkedPx).toBeLessThan(whole);
    await shown(candidates().getByText('十', { exact: true }).first());
    await button('重写').tap();
    await expect.poll(inkedPx).toBe(0);
    await shown(hand.page.getByText('请用手指写一个字。'));
  });

  it('shows ink while the finger moves', async () => {
    const line = placed([
      { x: 100, y: 500 },
      { x: 900, y: 500 },
    ]);
    const [from, to] = [line[0], line.at(-1)];
    if (from === undefined || to === undefined) throw new Error('No line');
    await touch('touchStart', [from]);
    await touch('touchMove', [to]);
    await expect.poll(inkedPx).toBeGreaterThan(1_000);
    expect(await candidates().count()).toBe(0);
    await touch('touchEnd', []);
    await shown(candidates().getByText('一', { exact: true }));
  });

  it('ends the stroke of a finger that slides off', async () => {
    const y = box.y + box.height / 2;
    await touch('touchStart', [[1, box.x + box.width / 2, y]]);
    await touch('touchMove', [[1, box.x + box.width - 5, y]]);
    await touch('touchMove', [[1, box.x + box.width + 90, y]]);
    await shown(candidates().first());
    const before = await inkedPx();
    await touch('touchMove', [[1, box.x + 20, y + 60]]);
    await touch('touchEnd', []);
    expect(await inkedPx()).toBe(before);
  });

  it('does not see a palm that comes beside the finger', async () => {
    const y = box.y + box.height / 2;
    await touch('touchStart', [[1, box.x + 60, y]]);
    await touch('touchMove', [[1, box.x + 200, y]]);
    const before = await inkedPx();
    await touch('touchStart', [
      [1, box.x + 200, y],
      [2, box.x + 300, y + 120],
    ]);
    await touch('touchMove', [
      [1, box.x + 200, y],
      [2, box.x + 380, y + 140],
    ]);
    expect(await inkedPx()).toBe(before);
    await touch('touchEnd', []);
    await shown(candidates().getByText('一', { exact: true }));
  });

  it('has a worker that answers while it is written into, and goes with it', async () => {
    const took: number[] = [];
    for (const stroke of kanjivgStrokes('梁') ?? []) {
      const places = placed(stroke);
      await draw(places);
      took.push(await hand.page.evaluate(readingTime));
    }
    const sorted = took.toSorted((a, b) => a - b);
    const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
    process.stdout.write(
      `handwriting: from the end of a stroke to its candidates ${middle.toFixed(0)} ms (median of ${took.length}), at most ${sorted.at(-1)?.toFixed(0)} ms\n`,
    );
    expect(took).toHaveLength(11);
    expect(hand.page.workers()).toHaveLength(1);
    await show(hand.viewer, hand.gallery, fixture('welcome'), { textSize: 72, theme: 'standard' });
    await expect.poll(() => hand.page.workers().length).toBe(0);
  });
});

/** In the page: how long the last stroke's reading took, as the box measures it; waits for one that is under way. */
async function readingTime(): Promise<number> {
  for (;;) {
    const [last] = performance.getEntriesByName('handwriting').slice(-1);
    if (last !== undefined) {
      performance.clearMeasures('handwriting');
      return last.duration;
    }
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
  }
}
