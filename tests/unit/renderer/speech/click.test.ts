import { expect, it } from 'vitest';
import { CLICK_HZ, CLICK_MS, clickSamples } from '../../../../renderer/speech/click.ts';

const RATE = 48_000;
const samples = clickSamples(RATE);

it('a click is short, begins and ends in silence, and never clips', () => {
  expect(samples.length / RATE).toBeCloseTo(CLICK_MS / 1000);
  expect(samples[0]).toBe(0);
  expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(0.01);
  expect(Math.max(...samples.map(Math.abs))).toBeLessThan(0.3);
  expect(Math.max(...samples.map(Math.abs))).toBeGreaterThan(0.1);
});

it('a click is a tone that old ears hear: its zero crossings are those of 1 kHz', () => {
  const crossings = [...samples].filter(
    (sample, at) => at > 0 && sample >= 0 !== (samples[at - 1] ?? 0) >= 0,
  );
  expect(crossings.length).toBeCloseTo((2 * CLICK_HZ * CLICK_MS) / 1000, -1);
  expect(CLICK_HZ).toBeGreaterThanOrEqual(500);
  expect(CLICK_HZ).toBeLessThanOrEqual(2000);
});
