import { createHash, randomUUID } from 'node:crypto';
import type { Signer } from './signer.ts';

/** What the region hands out for the `tif` gateway. */
export interface TifAccount {
  readonly paasid: string;
  /** The paasid's secret, in clear. */
  readonly token: string;
}

/**
 * The `tif` gateway's signature: lower-hex SHA-256 over timestamp + token + nonce + timestamp, timestamp in whole seconds.
 * The formula agrees in four independent callers of the gateway; the body is not covered.
 */
export function tifSignature(token: string, timestamp: string, nonce: string): string {
  return createHash('sha256').update(`${timestamp}${token}${nonce}${timestamp}`, 'utf8').digest('hex');
}

/** Signs for the `tif` gateway. A nonce is used once; the gateway takes any unique text. */
export function createTifSigner(account: TifAccount, nextNonce: () => string = randomUUID): Signer {
  return ({ at }) => {
    const timestamp = String(Math.floor(at / 1000));
    const nonce = nextNonce();
    return {
      'x-tif-paasid': account.paasid,
      'x-tif-timestamp': timestamp,
      'x-tif-nonce': nonce,
      'x-tif-signature': tifSignature(account.token, timestamp, nonce),
    };
  };
}
