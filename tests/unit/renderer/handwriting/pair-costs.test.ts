import { describe, expect, it } from 'vitest';
import {
  distance,
  joinedVectors,
  MOST_JOINED,
  pairCosts,
  SKIP_COST,
} from '../../../../renderer/handwriting/pair-costs.ts';
import { POINTS, VECTOR } from '../../../../renderer/handwriting/shape.ts';
import { FEW, fewTemplates } from '../../../support/handwriting/small-templates.ts';

const templates = fewTemplates();
const joins = joinedVectors(templates);
const index = (character: string) => FEW.findIndex((one) => one.character === character);
const ink = (character: string) => joins(index(character), 1).slice();
const costs = (written: string, template: string, limit = Number.POSITIVE_INFINITY) =>
  pairCosts(ink(written), templates, index(template), joins, limit);

describe('the distance of two strokes', () => {
  it('is none for the same, and the same both ways', () => {
    const [a, b] = [ink('一'), ink('口')];
    expect(distance(a, 0, a, 0)).toBe(0);
    expect(distance(a, 0, b, 0)).toBe(distance(b, 0, a, 0));
  });

  it('minds the shape more than the place', () => {
    const line = new Float32Array(VECTOR);
    const moved = new Float32Array(VECTOR);
    const bent = new Float32Array(VECTOR);
    for (let i = 0; i < POINTS; i += 1) {
      line.set([i / POINTS, 0.5], 2 * i);
      moved.set([i / POINTS, 0.6], 2 * i);
      bent.set([i / POINTS, i % 2 === 0 ? 0.4 : 0.6], 2 * i);
    }
    expect(distance(line, 0, moved, 0)).toBeLessThan(0.6 * distance(line, 0, bent, 0));
  });

  it('takes a stroke drawn backwards for another one', () => {
    const forth = ink('一');
    const back = new Float32Array(VECTOR);
    for (let i = 0; i < POINTS; i += 1) back.set(forth.slice(VECTOR - 2 * i - 2, VECTOR - 2 * i), 2 * i);
    expect(distance(forth, 0, back, 0)).toBeGreaterThan(SKIP_COST);
  });
});

describe('the vectors of joins', () => {
  it('are as many as there are neighbours, and made once', () => {
    const three = index('三');
    expect(joins(three, 1)).toHaveLength(3 * VECTOR);
    expect(joins(three, 2)).toHaveLength(2 * VECTOR);
    expect(joins(three, 3)).toHaveLength(VECTOR);
    expect(joins(three, 2)).toBe(joins(three, 2));
  });

  it('go from the begin of the first to the end of the last', () => {
    const whole = joins(index('三'), 3);
    const single = joins(index('三'), 1);
    expect(whole.slice(0, 2)).toEqual(single.slice(0, 2));
    expect(whole.slice(-2)).toEqual(single.slice(-2));
  });
});

describe('the costs of all pairs', () => {
  it('are none between a character and itself', () => {
    const own = costs('口', '口');
    expect(own?.ink).toBe(3);
    expect(own?.template).toBe(3);
    for (let i = 0; i < 3; i += 1) expect(own?.byLength[0]?.[i * 3 + i]).toBe(0);
    expect([...(own?.cheapest ?? [])]).toEqual([0, 0, 0]);
  });

  it('are never above the cost of leaving a stroke out, at the cheapest', () => {
    for (const cheapest of costs('口', '三')?.cheapest ?? [])
      expect(cheapest).toBeLessThanOrEqual(Math.fround(SKIP_COST));
  });

  it('have joins only as far as the ink lacks strokes, and never more than the most', () => {
    expect(costs('三', '三')?.longest).toBe(2);
    expect(costs('一', '三')?.longest).toBe(3);
    expect(MOST_JOINED).toBeGreaterThanOrEqual(3);
  });

  it('are not finished once they can only lie above the limit', () => {
    expect(costs('口', '三', 0.01)).toBeUndefined();
    expect(costs('口', '口', 0.01)).toBeDefined();
  });
});
