import { describe, expect, test } from 'vitest';
import { createLaunchToken, tokenMatches } from '../../../../../electron/hosts/headless/launch-token.ts';

describe('launch token', () => {
  test('has 256 bits, fits a URL, and is another one each time', () => {
    const tokens = Array.from({ length: 100 }, createLaunchToken);
    expect(new Set(tokens).size).toBe(100);
    for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  test('matches itself and nothing else', () => {
    const token = createLaunchToken();
    expect(tokenMatches(token, token)).toBe(true);
    for (const offered of [null, '', token.slice(1), `${token}x`, token.toUpperCase(), createLaunchToken()]) {
      expect(tokenMatches(token, offered)).toBe(false);
    }
  });
});
