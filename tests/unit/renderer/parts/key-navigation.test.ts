import fc from 'fast-check';
import { expect, it } from 'vitest';
import { neighbour } from '../../../../renderer/parts/key-navigation.ts';

it('goes round the targets both ways and begins at an end', () => {
  expect(neighbour(['a', 'b', 'c'], undefined, 1)).toBe('a');
  expect(neighbour(['a', 'b', 'c'], undefined, -1)).toBe('c');
  expect(neighbour(['a', 'b', 'c'], 'c', 1)).toBe('a');
  expect(neighbour(['a', 'b', 'c'], 'a', -1)).toBe('c');
  expect(neighbour([], undefined, 1)).toBeUndefined();
});

it('begins anew where the target that had the focus is gone', () => {
  expect(neighbour(['a', 'b'], 'gone', 1)).toBe('a');
});

it('comes back to where it was after as many steps as there are targets', () => {
  const targets = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(targets, fc.constantFrom(1 as const, -1 as const), (all, step) => {
      let at = all[0];
      for (let count = 0; count < all.length; count += 1) at = neighbour(all, at, step);
      expect(at).toBe(all[0]);
    }),
  );
});
