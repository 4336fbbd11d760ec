import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTifSigner, tifSignature } from '../../../../electron/upstream/tif-signer.ts';

/** The same digest by another program altogether. */
function sha256ByCoreutils(text: string): string {
  return execFileSync('sha256sum', { input: text }).toString().slice(0, 64);
}

describe('the tif signature', () => {
  it('is SHA-256 of timestamp, token, nonce and timestamp', () => {
    expect(tifSignature('secret', '1700000000', 'nonce-1')).toBe(
      sha256ByCoreutils('1700000000secretnonce-11700000000'),
    );
  });

  it('agrees with the other program for Chinese and odd secrets too', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(text, text, (token, nonce) => {
        expect(tifSignature(token, '1795000000', nonce)).toBe(
          sha256ByCoreutils(`1795000000${token}${nonce}1795000000`),
        );
      }),
      { numRuns: 25 },
    );
  });
});

describe('the tif headers', () => {
  it('carry account, whole seconds, nonce and signature, and never the secret', () => {
    const sign = createTifSigner({ paasid: 'kiosk', token: 'secret' }, () => 'n1');
    const headers = sign({ at: 1_700_000_000_999 });
    expect(headers).toEqual({
      'x-tif-paasid': 'kiosk',
      'x-tif-timestamp': '1700000000',
      'x-tif-nonce': 'n1',
      'x-tif-signature': tifSignature('secret', '1700000000', 'n1'),
    });
    expect(JSON.stringify(headers)).not.toContain('secret');
  });

  it('use a nonce once', () => {
    const sign = createTifSigner({ paasid: 'kiosk', token: 'secret' });
    const nonces = Array.from({ length: 500 }, () => sign({ at: 0 })['x-tif-nonce']);
    expect(new Set(nonces).size).toBe(500);
  });
});
