import { describe, expect, it } from 'vitest';
import { arrived, type Seen } from '../../../../renderer/speech/arrivals.ts';

const seen = (change: Partial<Seen> = {}): Seen => ({
  face: 'home',
  heading: '您要办什么？',
  page: '1/2页',
  alerts: [],
  ...change,
});

describe('what is read when the page changes', () => {
  it('is the whole screen when it is a new one, or another page of it', () => {
    expect(arrived(undefined, seen())).toBe('screen');
    expect(arrived(seen(), seen({ face: 'record' }))).toBe('screen');
    expect(arrived(seen(), seen({ page: '2/2页' }))).toBe('screen');
    expect(arrived(seen(), seen({ heading: '是哪个村？' }))).toBe('screen');
  });

  it('is a warning that was not there before, and that alone', () => {
    const before = seen({ alerts: ['纸用完了。'] });
    expect(arrived(before, seen({ alerts: ['纸用完了。', '请先选一项。'] }))).toEqual(['请先选一项。']);
  });

  it('is nothing otherwise: what somebody types, or a second that has passed', () => {
    expect(arrived(seen(), seen())).toEqual([]);
    expect(arrived(seen({ alerts: ['甲'] }), seen())).toEqual([]);
  });
});
