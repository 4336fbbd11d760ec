import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCatalogue } from '../../../../electron/station/catalogue-files.ts';
import { readPackages } from '../../../../electron/station/package-files.ts';
import { projectPath } from '../../../../scripts/write-data.ts';
import { TemporaryInstallation } from './support/installation.ts';

const shipped = (level: string) => {
  const reading = readCatalogue({ resources: projectPath('resources'), level, today: '2026-11-23' });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.catalogue;
};

describe('the shipped packages', () => {
  it.each([
    ['cz-township', ['enrol-and-pay']],
    ['cz-village', ['enrol-and-pay']],
    ['tl-village', ['enrol-and-pay']],
    ['cz-designated', ['birth']],
    ['xx-village-clinic', []],
  ])('at %s are those of which it offers more than one part', (level, expected) => {
    expect((shipped(level).packages ?? []).map(({ id }) => id)).toEqual(expected);
  });
});

describe('a package file', () => {
  const { services } = shipped('cz-township');
  const FINE = {
    id: 'errand',
    name: '一件事',
    source: '试验',
    evidence: 'assumed',
    parts: ['resident-enroll', 'resident-premium-collection'],
  };
  let installation: TemporaryInstallation;
  beforeEach(() => {
    installation = new TemporaryInstallation();
  });
  afterEach(() => installation.remove());
  const read = (change: Readonly<Record<string, unknown>>) => {
    installation.write('packages/errand.json', JSON.stringify({ ...FINE, ...change }));
    return readPackages(installation.resources, services);
  };

  it('is read; a level that has one part of it alone leaves it out', () => {
    expect(read({})).toMatchObject({ ok: true, packages: [{ id: 'errand' }] });
    expect(read({ parts: ['resident-enroll', 'newborn-enroll'] })).toEqual({ ok: true, packages: [] });
  });

  it.each([
    ['another name', { id: 'other' }],
    ['a part twice', { parts: ['resident-enroll', 'resident-enroll'] }],
    ['one part', { parts: ['resident-enroll'] }],
    ['no evidence', { evidence: 'sure' }],
  ])('with %s is answered with the place and the remedy', (_name, change) => {
    const reading = read(change);
    expect(reading.ok).toBe(false);
    if (reading.ok) return;
    expect(reading.problems[0]).toMatchObject({
      file: expect.stringContaining('packages/errand.json'),
      remedy: expect.any(String),
    });
  });

  it('may be missing altogether', () => {
    expect(readPackages(installation.resources, services)).toEqual({ ok: true, packages: [] });
  });
});
