import { describe, expect, test } from 'vitest';
import { isOwnHost, isOwnOrigin, pageHeaders } from '../../../../../electron/hosts/headless/own-address.ts';

describe('own host and origin', () => {
  test.each(['127.0.0.1:80', 'localhost:80'])('%s is ours', (host) => {
    expect(isOwnHost(host, 80)).toBe(true);
    expect(isOwnOrigin(`http://${host}`, 80)).toBe(true);
  });

  test.each([
    undefined,
    '',
    'null',
    '127.0.0.1',
    '127.0.0.1:81',
    'localhost:800',
    'localhost.evil.example:80',
    'evil.example:80',
    '0.0.0.0:80',
  ])('%s is not', (host) => {
    expect(isOwnHost(host, 80)).toBe(false);
    expect(isOwnOrigin(host === undefined ? undefined : `http://${host}`, 80)).toBe(false);
    expect(isOwnOrigin('https://127.0.0.1:80', 80)).toBe(false);
  });
});

describe('the page’s headers', () => {
  test('let it reach its own port and no other', () => {
    const policy = pageHeaders(4711)['content-security-policy'] ?? '';
    expect(policy).toContain("connect-src 'self' ws://127.0.0.1:4711 ws://localhost:4711;");
    expect(policy.match(/\d{2,}/g)?.filter((digits) => digits !== '127')).toEqual(['4711', '4711']);
  });
});
