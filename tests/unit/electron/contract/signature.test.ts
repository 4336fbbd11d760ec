import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MOST_SIGNATURE_COORDINATES,
  SIGNATURE_GRID,
  signatureSchema,
  strokesSchema,
} from '../../../../electron/contract/signature.ts';
import { LARGEST_MESSAGE_BYTES } from '../../../../electron/contract/station-contract.ts';

const fits = (strokes: unknown): boolean => strokesSchema.safeParse(strokes).success;

describe('strokes', () => {
  it.each([
    ['a line', [[0, 0, 1000, 400]], true],
    ['a dot', [[500, 200]], true],
    ['nothing', [], false],
    ['an empty stroke', [[]], false],
    ['half a point', [[1, 2, 3]], false],
    ['a place beside the paper', [[1001, 0]], false],
    ['a place under the paper', [[0, 401]], false],
    ['a place between two', [[0.5, 1]], false],
    ['a negative place', [[-1, 1]], false],
  ])('%s', (_name, strokes, allowed) => {
    expect(fits(strokes)).toBe(allowed);
  });

  it('have an end, so that the longest still passes the door', () => {
    const longest = [
      Array.from({ length: MOST_SIGNATURE_COORDINATES }, (_, at) => (at % 2 === 0 ? 1000 : 400)),
    ];
    expect(fits(longest)).toBe(true);
    expect(fits([...longest, [1, 1]])).toBe(false);
    const dots = Array.from({ length: MOST_SIGNATURE_COORDINATES / 2 }, () => [1000, 400]);
    expect(fits(dots)).toBe(true);
    const bytes = Math.max(...[longest, dots].map((strokes) => JSON.stringify(strokes).length));
    process.stdout.write(`signature: at most ${bytes} of ${LARGEST_MESSAGE_BYTES} bytes\n`);
    expect(bytes).toBeLessThan(LARGEST_MESSAGE_BYTES - 512);
  });

  it('are any that lie on the paper', () => {
    const point = fc.tuple(
      fc.integer({ min: 0, max: SIGNATURE_GRID.width }),
      fc.integer({ min: 0, max: SIGNATURE_GRID.height }),
    );
    const stroke = fc.array(point, { minLength: 1, maxLength: 20 }).map((points) => points.flat());
    fc.assert(fc.property(fc.array(stroke, { minLength: 1, maxLength: 10 }), fits));
  });
});

it('a thumb-print carries no ink', () => {
  expect(signatureSchema.parse({ by: 'thumb' })).toEqual({ by: 'thumb' });
  expect(signatureSchema.safeParse({ by: 'hand' }).success).toBe(false);
});
