import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { type ScryptParameters, STAFF_HASH_BYTES } from '../contract/attendant.ts';

/**
 * How card numbers and PINs of attendants are hashed. scrypt runs on a thread of its own: a screen never waits for it.
 * Cost: 32 MiB and three passes, which the password storage cheat sheet of OWASP names as equal to its first choice.
 */
const COST = { n: 2 ** 15, r: 8, p: 3 } as const;
const SALT_BYTES = 16;

/** Fresh parameters with a salt of their own. */
export function freshParameters(
  cost: { readonly n: number; readonly r: number; readonly p: number } = COST,
): {
  n: number;
  r: number;
  p: number;
  salt: string;
} {
  return { n: cost.n, r: cost.r, p: cost.p, salt: randomBytes(SALT_BYTES).toString('hex') };
}

/** scrypt of a text, hex. */
export function hashOf(text: string, { n, r, p, salt }: ScryptParameters): Promise<string> {
  // node's default limit is 32 MiB and counts a little more than the tables themselves.
  const options = { N: n, r, p, maxmem: 128 * r * (n + p + 2) * 2 };
  return new Promise((resolve, reject) => {
    scrypt(text, Buffer.from(salt, 'hex'), STAFF_HASH_BYTES, options, (error, key) => {
      if (error === null) resolve(key.toString('hex'));
      else reject(error);
    });
  });
}

/** Whether two hashes are the same, in the same time wherever they differ. */
export function sameHash(one: string, other: string): boolean {
  const a = Buffer.from(one, 'hex');
  const b = Buffer.from(other, 'hex');
  return a.length === b.length && timingSafeEqual(a, b);
}
