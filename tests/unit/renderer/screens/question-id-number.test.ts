import { expect, it } from 'vitest';
import { isBeginningOfNumber } from '../../../../renderer/screens/question-id-number.tsx';

it.each(['', '1', '11010519491231002', '110105194912310021', '11010519491231002X'])(
  '"%s" may be',
  (typed) => {
    expect(isBeginningOfNumber(typed)).toBe(true);
  },
);
it.each(['X', '1X', '1101051949123100X', '11010519491231002XX', '1101051949123100211', '1.'])(
  '"%s" may not',
  (typed) => {
    expect(isBeginningOfNumber(typed)).toBe(false);
  },
);
