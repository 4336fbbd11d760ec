import { describe, expect, it } from 'vitest';
import { SameCodeGuard } from '../../../../native/code-scanner/same-code-guard.ts';

describe('the same code', () => {
  it('is one showing for as long as it keeps coming', () => {
    const guard = new SameCodeGuard(3000);
    const seen = [0, 500, 3400, 6300, 9200].map((now) => guard.isNew('QQ==', now));
    expect(seen).toEqual([true, false, false, false, false]);
  });

  it('is new when it was away for that long', () => {
    const guard = new SameCodeGuard(3000);
    expect([0, 3000, 5999, 8999].map((now) => guard.isNew('QQ==', now))).toEqual([true, true, false, true]);
  });

  it('is new after another one', () => {
    const guard = new SameCodeGuard(3000);
    expect([guard.isNew('QQ==', 0), guard.isNew('Qg==', 10), guard.isNew('QQ==', 20)]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('is always new with no time to guard, and once forgotten', () => {
    const open = new SameCodeGuard(0);
    expect([open.isNew('QQ==', 0), open.isNew('QQ==', 0)]).toEqual([true, true]);
    const guard = new SameCodeGuard(3000);
    guard.isNew('QQ==', 0);
    guard.forget();
    expect(guard.isNew('QQ==', 1)).toBe(true);
  });
});
