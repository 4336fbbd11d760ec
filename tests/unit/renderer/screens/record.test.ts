import { describe, expect, it } from 'vitest';
import { recordRows } from '../../../../renderer/screens/record.tsx';

const cover = {
  standing: 'normal' as const,
  insurance: '试验保险',
  insuredPlace: '试验市',
  personType: '居民',
};

describe('a record as rows', () => {
  it('tells standing, kind, place and person of each cover', () => {
    const rows = recordRows({ covers: [cover], accumulations: [] });
    expect(rows).toEqual([
      ['参保状态', '正常参保'],
      ['险种', '试验保险'],
      ['参保地', '试验市'],
      ['人员类别', '居民'],
    ]);
  });

  it('tells since when, and since when paused', () => {
    const paused = {
      ...cover,
      standing: 'suspended' as const,
      since: '2019-01-01',
      pausedSince: '2025-07-01',
    };
    const rows = recordRows({ covers: [paused], accumulations: [] });
    expect(rows).toContainEqual(['参保状态', '暂停参保']);
    expect(rows).toContainEqual(['参保开始', '2019年1月1日']);
    expect(rows).toContainEqual(['暂停开始', '2025年7月1日']);
  });

  it('adds what has accumulated, year by year, in yuan', () => {
    const sum = { year: '2026', insurance: '试验保险', kind: '门诊累计', amount: 100_005 };
    expect(recordRows({ covers: [], accumulations: [sum] })).toEqual([['2026年门诊累计', '1,000.05元']]);
  });

  it.each([
    ['terminated', '已终止参保'],
    ['other', '请到窗口核实'],
  ] as const)('has words for %s', (standing, words) => {
    expect(recordRows({ covers: [{ ...cover, standing }], accumulations: [] })[0]).toEqual([
      '参保状态',
      words,
    ]);
  });
});
