import { expect, it } from 'vitest';
import { onlyNamed, titlesOf } from '../../support/expectations.ts';

it('names the tests of a suite, each case by its values, and runs none', () => {
  const titles = titlesOf((test) => {
    test('alone', onlyNamed);
    test.each(['a', 'b'])('one of %s', onlyNamed);
    test.each([
      ['31', 'card-rejected'],
      ['33', 'card-data-untrusted'],
    ])('status %s: %s', onlyNamed);
    test.each([0, 512])('reads %i bytes', onlyNamed);
  });
  expect(titles).toEqual([
    'alone',
    'one of a',
    'one of b',
    'status 31: card-rejected',
    'status 33: card-data-untrusted',
    'reads 0 bytes',
    'reads 512 bytes',
  ]);
  expect(onlyNamed).toThrow('not run');
});
