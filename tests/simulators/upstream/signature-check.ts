import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** How far a caller's clock may be off; the real window is not known, five minutes is the usual one. */
const WINDOW_SECONDS = 300;
/** So many nonces are remembered; more than fit into the window at any rate a kiosk reaches. */
const NONCES_KEPT = 10_000;

export interface GatewayAccount {
  readonly paasid: string;
  readonly token: string;
}

/** Checks a request's headers; undefined when they are right, otherwise what is wrong. */
export type SignatureCheck = (headers: IncomingHttpHeaders) => string | undefined;

/** The `tif` gateway's check: account, time window, fresh nonce, signature. */
export function createSignatureCheck(account: GatewayAccount, now: () => number): SignatureCheck {
  const seen = new Set<string>();
  return (headers) => {
    const header = (name: string): string => String(headers[`x-tif-${name}`] ?? '');
    const [timestamp, nonce] = [header('timestamp'), header('nonce')];
    if (header('paasid') !== account.paasid) return 'paasid';
    if (!/^\d{10}$/.test(timestamp)) return 'timestamp';
    if (Math.abs(now() / 1000 - Number(timestamp)) > WINDOW_SECONDS) return 'timestamp window';
    if (nonce === '' || seen.has(nonce)) return 'nonce';
    const expected = createHash('sha256')
      .update([timestamp, account.token, nonce, timestamp].join(''))
      .digest('hex');
    if (header('signature') !== expected) return 'signature';
    seen.add(nonce);
    const oldest = seen.values().next().value;
    if (seen.size > NONCES_KEPT && oldest !== undefined) seen.delete(oldest);
    return undefined;
  };
}
