import { afterEach, expect, it, vi } from 'vitest';
import { CLICK_HZ, CLICK_MS, clickSamples, createClick } from '../../../../renderer/speech/click.ts';

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

/** The browser's sound system, as far as a click asks for it. */
class SoundSystem {
  static readonly told: string[] = [];
  state: 'running' | 'suspended' = 'running';
  readonly sampleRate = RATE;
  readonly destination = {};
  createBuffer(_channels: number, length: number) {
    return { getChannelData: () => new Float32Array(length) };
  }
  suspend(): Promise<void> {
    this.state = 'suspended';
    SoundSystem.told.push('rests');
    return Promise.resolve();
  }
  resume(): Promise<void> {
    this.state = 'running';
    SoundSystem.told.push('wakes');
    return Promise.resolve();
  }
}
class SoundPiece {
  connect(next: unknown): unknown {
    return next;
  }
  start(): void {
    SoundSystem.told.push('click');
  }
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('the sound system rests when nobody has pressed for ten seconds, and wakes for the next press', () => {
  vi.useFakeTimers();
  vi.stubGlobal('AudioContext', SoundSystem);
  vi.stubGlobal('AudioBufferSourceNode', SoundPiece);
  vi.stubGlobal('GainNode', SoundPiece);
  const click = createClick();
  click(5);
  vi.advanceTimersByTime(9_000);
  click(5);
  vi.advanceTimersByTime(9_999);
  expect(SoundSystem.told).toEqual(['click', 'click']);
  vi.advanceTimersByTime(1);
  click(5);
  expect(SoundSystem.told).toEqual(['click', 'click', 'rests', 'wakes', 'click']);
});
