import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SiteLevel } from '../../../../electron/contract/catalogue.ts';
import { readCatalogue } from '../../../../electron/station/catalogue-files.ts';
import { readVillages } from '../../../../electron/station/village-file.ts';
import { projectPath } from '../../../../scripts/write-data.ts';
import { CHANGE } from '../core/change-service.ts';
import { TemporaryInstallation } from './support/installation.ts';

const SHIPPED = projectPath('resources');
const level: SiteLevel = {
  id: 'some-level',
  place: '341721',
  title: '层级',
  entries: [{ no: 1, name: '信息变更', services: [CHANGE.id] }],
};
const services = new Map([[CHANGE.id as string, CHANGE]]);

describe('the villages of a place', () => {
  it('are read from its own file', () => {
    const read = readVillages(SHIPPED, '341721', level, services);
    expect(read.ok && read.villages?.counties.map(({ name }) => name)).toEqual(['东至县']);
  });

  it('of a county inside a listed city are read from the city’s', () => {
    const read = readVillages(SHIPPED, '431002', level, services);
    expect(read.ok && read.villages?.place).toBe('431000');
  });

  it('are not read where no service of the level asks for a home', () => {
    expect(readVillages(SHIPPED, '341721', { ...level, entries: [] }, services)).toEqual({ ok: true });
    expect(readVillages(SHIPPED, '341721', level, new Map())).toEqual({ ok: true });
  });
});

describe('a place without a list', () => {
  let installation: TemporaryInstallation;
  beforeEach(() => {
    installation = new TemporaryInstallation();
    installation.copy('gazetteer');
  });
  afterEach(() => installation.remove());

  it('is told with the file to make', () => {
    rmSync(join(installation.resources, 'gazetteer/villages/341721.json'));
    const read = readVillages(installation.resources, '341721', level, services);
    expect(read).toMatchObject({ ok: false, problems: [{ what: '没有这个地区的村居清单' }] });
  });

  it('is told when its file is no list', () => {
    const folder = join(installation.resources, 'gazetteer/villages');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '341721.json'), '{"counties": []}');
    expect(readVillages(installation.resources, '341721', level, services).ok).toBe(false);
  });
});

it.each([
  ['dz-grassroots', '341721', true],
  ['cz-township', '431002', true],
  ['cz-designated', '431002', false],
  ['xx-township', '140828', true],
])('the shipped level %s of %s knows its villages: %s', (id, place, known) => {
  const reading = readCatalogue({ resources: SHIPPED, level: id, place, today: '2026-11-22' });
  expect(reading.ok && reading.catalogue.villages !== undefined).toBe(known);
});
