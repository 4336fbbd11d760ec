import { describe, expect, test } from 'vitest';
import {
  contentSecurityPolicy,
  headersOfPath,
  securityHeaders,
} from '../../../../../electron/hosts/shared/content-security-policy.ts';

function directives(policy: string): Map<string, string> {
  return new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );
}

describe('content security policy', () => {
  const policy = directives(contentSecurityPolicy({ connect: [] }));

  test.each([
    ['default-src', "'none'"],
    ['script-src', "'self'"],
    ['style-src', "'self'"],
    ['img-src', "'self' data:"],
    ['font-src', "'self'"],
    ['media-src', "'self' blob:"],
    ['connect-src', "'none'"],
    ['base-uri', "'none'"],
    ['form-action', "'none'"],
    ['frame-ancestors', "'none'"],
    ['require-trusted-types-for', "'script'"],
  ])('%s is %s', (name, sources) => {
    expect(policy.get(name)).toBe(sources);
  });

  test('has no word that would let text become a script', () => {
    expect(contentSecurityPolicy({ connect: [] })).not.toMatch(/unsafe|\*|https?:/);
    // Sound put together in the page is the one thing that comes from nowhere else.
    for (const [name, sources] of policy)
      if (name !== 'media-src') expect(`${name} ${sources}`).not.toMatch(/blob:/);
  });

  test('connects to what it is given, and only there', () => {
    const open = directives(contentSecurityPolicy({ connect: ["'self'", 'ws://127.0.0.1:8443'] }));
    expect(open.get('connect-src')).toBe("'self' ws://127.0.0.1:8443");
    expect(open.get('script-src')).toBe("'self'");
  });

  test('lets a worker compile the code reader, and no page', () => {
    const worker = directives(
      headersOfPath('/assets/workers/camera-1.js')['content-security-policy'] ?? 'none',
    );
    expect(Object.fromEntries(worker)).toEqual({
      'default-src': "'none'",
      'script-src': "'self' 'wasm-unsafe-eval'",
      'connect-src': "'self'",
    });
    for (const path of ['/', '/index.html', '/assets/main-1.js', '/x/assets/workers/a.js'])
      expect(headersOfPath(path)).toEqual({});
  });

  test('goes with every answer, beside the headers that keep others out', () => {
    const headers = securityHeaders({ connect: [] });
    expect(headers['content-security-policy']).toBe(contentSecurityPolicy({ connect: [] }));
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['referrer-policy']).toBe('no-referrer');
    const permissions = headers['permissions-policy']?.split(', ') ?? [];
    expect(permissions.filter((permission) => !permission.endsWith('=()'))).toEqual([
      'autoplay=(self)',
      'camera=(self)',
    ]);
    expect(permissions).toContain('microphone=()');
  });
});
