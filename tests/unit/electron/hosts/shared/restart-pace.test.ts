import { describe, expect, test } from 'vitest';
import { createRestartPace, restartPause } from '../../../../../electron/hosts/shared/restart-pace.ts';

describe('restart pace', () => {
  test('begins at once, doubles, and never exceeds five seconds', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 20].map(restartPause)).toEqual([
      50, 100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000,
    ]);
  });

  test('counts deaths in a row', () => {
    const pace = createRestartPace({ monotonic: () => 0 });
    expect([pace.died(), pace.died(), pace.died()]).toEqual([50, 100, 200]);
  });

  test('forgets them after a healthy life, and only then', () => {
    let now = 0;
    const pace = createRestartPace({ monotonic: () => now });
    pace.started();
    pace.died();
    pace.started();
    now += 9_999;
    expect(pace.died()).toBe(100);
    pace.started();
    now += 10_000;
    expect(pace.died()).toBe(50);
  });
});
