import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTifSigner, tifSignature } from '../../../../electron/upstream/tif-signer.ts';

/** The same digest by another implementation's door. */
async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Buffer.from(digest).toString('hex');
}

describe('the tif signature', () => {
  it.each([
    ['secret', '1700000000', 'nonce-1', '27cada6c4258822b02dd14104f067ef2eb51911dfe112a986a80ce272bdccaa5'],
    ['口令', '1795309323', 'nonce二', '35ddad71937bfe6383491593f70ea5d4e18af77c4d81e546784e05dbc2d1e822'],
  ])('of %s at %s is what sha256sum of coreutils says', (token, timestamp, nonce, digest) => {
    expect(tifSignature(token, timestamp, nonce)).toBe(digest);
  });

  it('is SHA-256 of timestamp, token, nonce and timestamp, for odd secrets too', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(text, text, async (token, nonce) => {
        expect(tifSignature(token, '1795000000', nonce)).toBe(
          await sha256(['1795000000', token, nonce, '1795000000'].join('')),
        );
      }),
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
