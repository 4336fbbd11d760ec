import { describe, expect, it } from 'vitest';
import { dayEcho } from '../../../../renderer/screens/question-day.tsx';

describe('the echo of a day', () => {
  it.each([
    ['', '____年__月__日'],
    ['2026', '2026年__月__日'],
    ['20261', '2026年1_月__日'],
    ['20261205', '2026年12月05日'],
  ])('of "%s" is %s', (digits, shown) => {
    expect(dayEcho(digits)).toBe(shown);
  });
});
