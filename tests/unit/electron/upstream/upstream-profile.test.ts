import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { upstreamInterfaces, upstreamProfileSchema } from '../../../../electron/upstream/upstream-profile.ts';

const FOLDER = new URL('../../../../resources/upstream/', import.meta.url);
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'));
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));

describe('the shipped profiles', () => {
  it('include hsa', () => {
    expect(files).toContain('hsa.json');
  });

  it.each(files)("%s fits the schema, and its name is its file's", (name) => {
    const profile = upstreamProfileSchema.parse(read(name));
    expect(`${profile.profile}.json`).toBe(name);
    for (const asked of upstreamInterfaces) expect(profile.paths[asked]).toMatch(/^\//);
  });
});

describe('the schema', () => {
  const good = read('hsa.json') as Record<string, unknown>;

  it.each([
    ['an unknown field', { ...good, extra: 1 }],
    [
      'a path that is a whole address',
      { ...good, paths: { ...(good['paths'] as object), '1101': 'http://x/y' } },
    ],
    ['a missing interface', { ...good, paths: { '1101': '/a', '5206': '/b' } }],
    [
      'an interface number that is too long',
      { ...good, infno: { ...(good['infno'] as object), '1101': '1101000' } },
    ],
    ['evidence of no known kind', { ...good, evidence: { ...(good['evidence'] as object), paths: 'sure' } }],
  ])('refuses %s', (_what, profile) => {
    expect(upstreamProfileSchema.safeParse(profile).success).toBe(false);
  });
});
