import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, field, rawText, sexOf, trimmed } from '../../../../native/id-card-reader/card-fields.ts';

describe('text of a block', () => {
  const block = Buffer.from('XX示例 A  \0', 'utf16le');
  it('is taken at byte offsets and keeps its padding until it is trimmed', () => {
    expect(rawText(block, 4, 12)).toBe('示例 A  ');
    expect(field(block, 4, 14)).toBe('示例 A');
  });

  it('is read at its own place of a larger buffer', () => {
    expect(field(block.subarray(4), 0, 4)).toBe('示例');
  });

  it('loses trailing spaces and NULs and nothing else', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.constantFrom(' ', '\0')), (text, padding) => {
        const kept = trimmed(text + padding.join(''));
        expect(text.startsWith(kept)).toBe(true);
        expect(/[ \0]$/.test(kept)).toBe(false);
        expect(text.slice(kept.length).replace(/[ \0]/g, '')).toBe('');
      }),
    );
  });

  it('keeps lone surrogates and ideographic spaces', () => {
    expect(trimmed('\uD842')).toBe('\uD842');
    expect(trimmed('甲\u3000')).toBe('甲\u3000');
  });
});

describe('days', () => {
  it.each([
    ['19491231', '1949-12-31'],
    ['20240229', '2024-02-29'],
    ['20230229', undefined],
    ['20230431', undefined],
    ['20231301', undefined],
    ['20230100', undefined],
    ['2023010', undefined],
    ['202301011', undefined],
    ['２０２３０１０１', undefined],
    ['', undefined],
  ])('%j is %j', (text, day) => {
    expect(dayOf(text)).toBe(day);
  });
});

describe('sex', () => {
  it.each([
    ['0', 'unknown'],
    ['1', 'male'],
    ['2', 'female'],
    ['9', 'not-stated'],
    ['', 'unknown'],
    ['女', 'unknown'],
  ])('%j is %s', (code, sex) => {
    expect(sexOf(code)).toBe(sex);
  });
});
