import { describe, expect, test } from 'vitest';
import {
  contentSecurityPolicy,
  isOwnHost,
  isOwnOrigin,
  securityHeaders,
} from '../../../../../electron/hosts/headless/content-security.ts';

describe('content security policy', () => {
  test('allows the page its own files and its own socket, word for word', () => {
    expect(contentSecurityPolicy(4711).split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self' ws://127.0.0.1:4711 ws://localhost:4711",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ]);
  });

  test('every capability named is refused to everyone', () => {
    const policy = securityHeaders(1)['permissions-policy'] ?? '';
    for (const part of policy.split(', ')) expect(part).toMatch(/^[a-z-]+=\(\)$/);
  });
});

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
    expect(isOwnOrigin(`https://127.0.0.1:80`, 80)).toBe(false);
  });
});
