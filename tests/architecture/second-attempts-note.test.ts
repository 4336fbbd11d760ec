import { expect, test } from 'vitest';
import { secondAttemptsNote } from '../support/second-attempts-note.ts';

test('tests that were tried again are each named on a line of their own', () => {
  const note = secondAttemptsNote(['a.test.ts: one', 'b.test.ts: two']);
  expect(note.split('\n').slice(1)).toEqual(['  a.test.ts: one', '  b.test.ts: two']);
});
