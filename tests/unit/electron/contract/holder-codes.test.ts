import { describe, expect, it } from 'vitest';
import { dayOf, sexOf } from '../../../../electron/contract/holder-codes.ts';

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
