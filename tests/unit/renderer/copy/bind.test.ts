import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bound, filled } from '../../../../renderer/copy/bind.ts';

describe('a bound catalogue', () => {
  const words = bound({
    plain: '返回',
    room: { step: '第{step}步，共{of}步', lines: ['一行', '{name}的一行'] },
  });

  it('keeps plain texts as texts', () => expect(words.plain).toBe('返回'));

  it('makes a text with gaps a function of what fills them', () => {
    expect(words.room.step({ step: 2, of: 5 })).toBe('第2步，共5步');
  });

  it('binds lists line by line', () => {
    expect(words.room.lines[0]).toBe('一行');
    expect(words.room.lines[1]({ name: '试验甲' })).toBe('试验甲的一行');
  });
});

describe('a text with gaps', () => {
  it('shows the gap that nothing fills', () => expect(filled('共{of}步', {})).toBe('共{of}步'));

  it('takes whatever fills it as it is, gaps in it too', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(filled('甲{a}乙{a}', { a: value })).toBe(`甲${value}乙${value}`);
      }),
    );
  });
});
