import { describe, expect, it } from 'vitest';
import { coreWords, worded } from '../../../../electron/core/words.ts';

describe('the core’s own words', () => {
  it('are plain data: they survive being written down', () => {
    expect(JSON.parse(JSON.stringify(coreWords))).toEqual(coreWords);
  });

  it('get their gaps filled, each time a gap stands there', () => {
    expect(worded('{day}到{day}', { day: 3 })).toBe('3到3');
    expect(worded(coreWords.figures.day, { year: 2026, month: 1, day: 5 })).toBe('2026年1月5日');
  });

  it('show a gap that nothing fills', () => {
    expect(worded(coreWords.figures.code, {})).toBe('代号{code}');
  });

  it('put what fills a gap in as it is, marks of the pattern language too', () => {
    expect(worded('{name}（工作人员）', { name: '$& {name}' })).toBe('$& {name}（工作人员）');
  });

  it('leave a text without gaps alone', () => {
    expect(worded(coreWords.mandate, { code: 1 })).toBe(coreWords.mandate);
  });
});
