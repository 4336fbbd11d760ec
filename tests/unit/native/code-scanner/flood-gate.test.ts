import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FloodGate } from '../../../../native/code-scanner/flood-gate.ts';

describe('the flood gate', () => {
  it('lets every scanner’s measure through: the largest code in one piece, and a full serial line for ever', () => {
    const gate = new FloodGate(0);
    expect(gate.passes(3000, 0)).toBe(true);
    for (let second = 1; second <= 600; second += 1) expect(gate.passes(11_520, second * 1000)).toBe(true);
  });

  it('shuts on a megabyte a second, stays shut while it lasts, and opens a second after it ends', () => {
    const gate = new FloodGate(0);
    let passed = 0;
    for (let ms = 0; ms < 5000; ms += 1) if (gate.passes(1000, ms)) passed += 1;
    expect(passed).toBeLessThan(20);
    expect(gate.isShut).toBe(true);
    expect(gate.opensIn(4999)).toBe(1000);
    expect(gate.tryOpen(5500)).toBe(false);
    expect(gate.tryOpen(5999)).toBe(true);
    expect(gate.opensIn(5999)).toBeUndefined();
    expect(gate.passes(3000, 6000)).toBe(true);
  });

  it('shuts on more codes than a hand can show', () => {
    const gate = new FloodGate(0);
    const told = Array.from({ length: 50 }, (_, index) => gate.passesScan(index * 10)).filter(Boolean);
    expect(told.length).toBeGreaterThanOrEqual(10);
    expect(told.length).toBeLessThan(16);
    const slow = new FloodGate(0);
    for (let index = 0; index < 200; index += 1) expect(slow.passesScan(index * 120)).toBe(true);
  });

  it('never lets more through than its measure, whatever comes when', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 50_000 }), fc.integer({ min: 0, max: 300 }))),
        (pieces) => {
          const gate = new FloodGate(0);
          let now = 0;
          let passed = 0;
          for (const [bytes, pause] of pieces) {
            now += pause;
            if (gate.tryOpen(now) && gate.passes(bytes, now)) passed += bytes;
          }
          expect(passed).toBeLessThanOrEqual(16_384 * (2 + now / 1000));
        },
      ),
    );
  });
});
