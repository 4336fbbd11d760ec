import { describe, expect, it } from 'vitest';
import { planFrame } from '../../../../renderer/layout/frame-plan.ts';
import { type FrameAround, frameRoom, leadFits } from '../../../../renderer/layout/frame-room.ts';
import { metricsFor } from '../../../../renderer/theme/millimetres.ts';

const panel = { widthMm: 268, heightMm: 476 };
const upright = metricsFor(panel, { width: 1080, height: 1920 }, 72);
const lying = metricsFor(panel, { width: 1920, height: 1080 }, 72);
const actions = [
  { label: '不清楚', kind: 'quiet' },
  { label: '继续', kind: 'main' },
] as const;
const around = (change: Partial<FrameAround> = {}): FrameAround => ({
  metrics: upright,
  hasResident: true,
  head: { heading: '您的名字？', lead: '名字要和银行卡上一样。' },
  actions,
  least: 400,
  ...change,
});

describe('the room of a frame', () => {
  it('is that of the frame’s own plan', () => {
    const { room } = planFrame({
      metrics: upright,
      hasResident: true,
      head: around().head,
      blocks: [() => 400],
      actions: ['不清楚', '继续'],
      leadLast: true,
    });
    expect(frameRoom(around())).toEqual({ width: 984, height: Math.floor(room) });
  });

  it('costs nothing for actions in a side column, and the quiet ones where keys stand there', () => {
    const free = frameRoom(around({ metrics: lying })).height;
    expect(frameRoom(around({ metrics: lying, actions: [] })).height).toBe(free);
    expect(frameRoom(around({ metrics: lying, sideWidth: 700 })).height).toBeLessThan(free);
    expect(frameRoom(around({ metrics: lying, sideWidth: 700 })).width).toBe(1920 - 96 - 700 - 48);
  });

  it('is the same where nothing of the blocks stands above, however that is said', () => {
    const given = {
      metrics: upright,
      hasResident: true,
      head: around().head,
      blocks: [() => 400],
      actions: [],
    };
    expect(planFrame({ ...given, above: () => 0 })).toEqual(planFrame(given));
  });

  it('grows as the head gives way', () => {
    const roomy = frameRoom(around()).height;
    expect(frameRoom(around({ least: roomy + 1 })).height).toBeGreaterThan(roomy);
  });
});

it('the lead fits until the room is wanted', () => {
  expect(leadFits(around())).toBe(true);
  expect(leadFits(around({ least: 1_200 }))).toBe(false);
  const beside = around({ metrics: lying, sideWidth: 400, actions: [] });
  expect(leadFits({ ...beside, least: 500 })).toBe(true);
  expect(leadFits({ ...beside, least: 560 })).toBe(false);
  expect(leadFits(around({ head: { heading: '您的名字？' } }))).toBe(true);
});
