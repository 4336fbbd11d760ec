import { describe, expect, it } from 'vitest';
import { TRAITS } from '../../../../renderer/handwriting/template-file.ts';
import { unlikely } from '../../../../renderer/handwriting/unlikely.ts';

const contexts = ['surname', 'given-name', 'place', 'text'] as const;

describe('what a character costs besides its shape', () => {
  it('is nothing where it is expected, however rare it is', () => {
    expect(unlikely(TRAITS.surname, 'surname')).toBe(0);
    expect(unlikely(TRAITS.givenName, 'given-name')).toBe(0);
    expect(unlikely(TRAITS.place, 'place')).toBe(0);
    expect(unlikely(TRAITS.common, 'text')).toBe(0);
  });

  it('is more for a rare one, and most where a surname is asked for', () => {
    for (const context of contexts) {
      expect(unlikely(0, context)).toBeGreaterThan(unlikely(TRAITS.common, context));
      expect(unlikely(0, context)).toBeLessThanOrEqual(unlikely(0, 'surname'));
    }
  });

  it('is too little to hide a character that is plainly written', () => {
    for (const context of contexts) expect(unlikely(0, context)).toBeLessThan(0.02);
  });
});
