import { describe, expect, it } from 'vitest';
import type { Screen } from '../../../../electron/contract/status.ts';
import { Bar } from '../../../../renderer/parts/bar.tsx';
import { statusAtRest } from '../../../support/status-at-rest.ts';
import { drawn, markup } from '../drawn.tsx';

const home: Screen = { name: 'home', tiles: [] };
const rate: Screen = { name: 'rate' };

const labels = (screen: Screen): string[] =>
  [...markup(<Bar />, statusAtRest(screen)).matchAll(/aria-label="([^"]*)"/g)].map(
    ([, label]) => label ?? '',
  );

describe('the bar', () => {
  it('has the same five keys in the same order on every screen', () => {
    const order = /返回 首页 帮助 读一遍 字大小/;
    for (const screen of [{ name: 'welcome' } as const, home, rate])
      expect(drawn(<Bar />, statusAtRest(screen))).toMatch(order);
  });

  it('says which keys have nothing to do, and only those', () => {
    expect(labels({ name: 'welcome' })).toEqual(['返回，现在不用', '首页，现在不用']);
    expect(labels(home)).toEqual(['返回，现在不用', '首页，现在不用']);
    expect(labels(rate)).toEqual([]);
  });

  it('marks them for the eye as well', () => {
    expect(markup(<Bar />, statusAtRest(home)).match(/data-off="true"/g)).toHaveLength(2);
    expect(markup(<Bar />, statusAtRest(rate))).not.toContain('data-off');
  });
});
