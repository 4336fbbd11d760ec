import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FloodGate } from '../../../../native/code-scanner/flood-gate.ts';

describe('the flood gate', () => {
  it('lets through what hands can show: a few at once, and several a second for ever', () => {
    const gate = new FloodGate(0);
    for (let index = 0; index < 10; index += 1) expect(gate.passesScan(0)).toBe(true);
    for (let index = 1; index < 500; index += 1) expect(gate.passesScan(index * 120)).toBe(true);
  });

  it('shuts on more, stays shut while it lasts, and opens a second after it ends', () => {
    const gate = new FloodGate(0);
    const told = Array.from({ length: 500 }, (_, index) => gate.passesScan(index * 10)).filter(Boolean);
    expect(told.length).toBeGreaterThanOrEqual(10);
    expect(told.length).toBeLessThan(16);
    expect([gate.isShut, gate.opensIn(5000)]).toEqual([true, expect.closeTo(1000, -2) as number]);
    expect(gate.tryOpen(5500)).toBe(false);
    expect(gate.tryOpen(6000)).toBe(true);
    expect([gate.opensIn(6000), gate.passesScan(6000)]).toEqual([undefined, true]);
  });

  it('is open from the beginning and has nothing to wait for', () => {
    const gate = new FloodGate(100);
    expect([gate.isShut, gate.opensIn(100), gate.tryOpen(100)]).toEqual([false, undefined, true]);
  });

  it('never lets more through than its measure, whatever comes when', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 400 }), (pauses) => {
        const gate = new FloodGate(0);
        let now = 0;
        let passed = 0;
        for (const pause of pauses) {
          now += pause;
          if (gate.tryOpen(now) && gate.passesScan(now)) passed += 1;
        }
        expect(passed).toBeLessThanOrEqual(10 * (2 + now / 1000) + now / 100);
      }),
    );
  });
});
