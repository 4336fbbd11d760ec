import { scryptSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { scryptSchema } from '../../../../electron/contract/attendant.ts';
import { freshParameters, hashOf, sameHash } from '../../../../electron/station/staff-hash.ts';

const CHEAP = { n: 2 ** 14, r: 8, p: 1, salt: '00112233445566778899aabbccddeeff' };

describe('a hash of the staff file', () => {
  it('is scrypt of the text under the parameters beside it', async () => {
    const expected = scryptSync('274906', Buffer.from(CHEAP.salt, 'hex'), 32, { N: CHEAP.n, r: 8, p: 1 });
    expect(await hashOf('274906', CHEAP)).toBe(expected.toString('hex'));
  });

  it('is another one with another salt', async () => {
    const other = { ...CHEAP, salt: 'ff112233445566778899aabbccddeeff' };
    expect(await hashOf('274906', other)).not.toBe(await hashOf('274906', CHEAP));
  });

  it('has room for the dearest parameters that the schema takes at their floor of memory', async () => {
    await expect(hashOf('x', { ...CHEAP, n: 2 ** 15, p: 3 })).resolves.toMatch(/^[0-9a-f]{64}$/);
  });

  it('costs a guess what it should, in parameters the schema takes, and never the same salt', () => {
    const one = freshParameters();
    expect(scryptSchema.parse(one)).toEqual(one);
    expect(one).toMatchObject({ n: 32_768, r: 8, p: 3 });
    expect(freshParameters().salt).not.toBe(one.salt);
  });

  it('is worked out beside the program, not in its way', async () => {
    let turns = 0;
    let done = false;
    const turn = (): void => {
      turns += 1;
      if (!done) setImmediate(turn);
    };
    setImmediate(turn);
    await hashOf('274906', { ...CHEAP, n: 2 ** 15, p: 3 });
    done = true;
    // Had it stood in the way, not one turn would have come between.
    expect(turns).toBeGreaterThan(5);
  });
});

describe('comparing', () => {
  it('tells the same from another, and a cut one from both', () => {
    expect(sameHash('ab'.repeat(32), 'ab'.repeat(32))).toBe(true);
    expect(sameHash('ab'.repeat(32), `${'ab'.repeat(31)}ac`)).toBe(false);
    expect(sameHash('ab'.repeat(32), 'ab'.repeat(31))).toBe(false);
  });
});
