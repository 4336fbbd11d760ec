import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ageInWords,
  amountInWords,
  dayInWords,
  groupDigits,
  yuan,
} from '../../../../renderer/copy/figures.ts';

describe('an amount as it is written down', () => {
  it.each([
    ['1234.50', '1,234.50元'],
    ['0.05', '0.05元'],
    ['viel', 'viel'],
    ['12.5', '12.5'],
  ])('%s is %s', (amount, shown) => {
    expect(amountInWords(amount)).toBe(shown);
  });
});

describe('money', () => {
  it.each([
    [0, '0.00元'],
    [5, '0.05元'],
    [123_450, '1,234.50元'],
    [-99, '-0.99元'],
    [123_456_789, '1,234,567.89元'],
  ])('%i fen is %s', (fen, shown) => {
    expect(yuan(fen)).toBe(shown);
  });

  it('keeps every fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (fen) => {
        expect(Number(yuan(fen).replaceAll(/[,元.]/g, ''))).toBe(fen);
      }),
    );
  });
});

describe('days', () => {
  it('lose their leading noughts', () => expect(dayInWords('2026-01-05')).toBe('2026年1月5日'));
  it('stay as they came when they are none', () => expect(dayInWords('长期')).toBe('长期'));
});

describe('groups of digits', () => {
  it('are for the eye', () => expect(groupDigits('13800138000', [3, 4, 4])).toBe('138 0013 8000'));
  it('grow as one types', () => {
    expect(groupDigits('', [3, 4, 4])).toBe('');
    expect(groupDigits('138', [3, 4, 4])).toBe('138');
    expect(groupDigits('1380', [3, 4, 4])).toBe('138 0');
  });
  it('lose no digit', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{0,30}$/),
        fc.array(fc.integer({ min: 1, max: 8 })),
        (digits, groups) => {
          expect(groupDigits(digits, groups).replaceAll(' ', '')).toBe(digits);
        },
      ),
    );
  });
});

describe('the age of a kept record', () => {
  /** A moment of November 2026 by China's clock. */
  const china = (day: number, hour: number, minute = 0) => Date.UTC(2026, 10, day, hour - 8, minute);
  const now = china(22, 12);
  it('names the day', () => {
    expect(ageInWords(china(20, 9), now)).toBe('这是11月20日的记录，现在联不上网。');
  });
  it('says today for one of the same day', () => {
    expect(ageInWords(china(22, 0), now)).toContain('今天');
  });
  it('does not say today for the same clock time yesterday', () => {
    expect(ageInWords(china(21, 12), now)).toContain('11月21日');
  });
  it('changes with midnight in China, when the day in UTC goes on', () => {
    expect(ageInWords(china(21, 23, 59), china(22, 0))).toContain('11月21日');
    expect(ageInWords(china(22, 0), china(22, 23, 59))).toContain('今天');
  });
});
