import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { serviceItemSchema, siteLevelSchema } from '../../../../electron/contract/catalogue.ts';
import type { Office } from '../../../../electron/contract/elsewhere.ts';
import { readCatalogue } from '../../../../electron/station/catalogue-files.ts';
import { readElsewhere } from '../../../../electron/station/elsewhere-file.ts';
import { projectPath } from '../../../../scripts/write-data.ts';
import { TemporaryInstallation } from './support/installation.ts';
import { edited, REMOVED } from './support/json-edit.ts';

const TODAY = '2026-11-23';
const read = (path: string): unknown => JSON.parse(readFileSync(projectPath(`resources/${path}`), 'utf8'));
const LEVELS = z.array(siteLevelSchema).parse(read('sites/levels.json'));
const SHIPPED = read('sites/elsewhere.json');
const SERVICES = readdirSync(projectPath('resources/services'))
  .filter((name) => name !== 'service.schema.json')
  .map((name) => serviceItemSchema.parse(read(`services/${name}`)))
  .filter(({ audience }) => audience !== 'attendant');

describe('every one of the 35 services at every one of the 12 levels', () => {
  it('are 35 and 12', () => {
    expect([SERVICES.length, LEVELS.length]).toEqual([35, 12]);
  });

  it.each(LEVELS.map(({ id }) => [id]))('at %s is offered, or says where it is', (id) => {
    const reading = readCatalogue({ resources: projectPath('resources'), level: id, today: TODAY });
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    const { level, elsewhere = [] } = reading.catalogue;
    for (const service of SERVICES) {
      const here = level.entries.some(({ services }) => services.includes(service.id));
      const told = elsewhere.find((other) => other.service === service.id);
      expect(told === undefined, `${service.id} at ${id}`).toBe(here);
      if (told === undefined) continue;
      expect(told.action).toBe(service.action);
      expect(told.offices.length).toBeGreaterThan(0);
      for (const { name } of told.offices) expect(name).not.toBe('');
      const near = LEVELS.filter(
        (other) =>
          other.place === level.place && other.entries.some(({ services }) => services.includes(service.id)),
      );
      // A place that nobody confirmed is never told where a document names one.
      if (near.length > 0) expect(told.offices.map(({ evidence }) => evidence)).not.toContain('assumed');
      else expect(told.offices).toMatchObject([{ evidence: 'assumed' }]);
    }
    expect(elsewhere).toHaveLength(SERVICES.filter(({ id: one }) => !offered(level, one)).length);
  });

  const offered = (level: (typeof LEVELS)[number], id: string): boolean =>
    level.entries.some(({ services }) => services.some((service) => service === id));
});

describe('what the levels are called', () => {
  let installation: TemporaryInstallation;
  beforeEach(() => {
    installation = new TemporaryInstallation();
    installation.copy('services');
  });
  afterEach(() => installation.remove());
  const reading = (content: unknown, counter?: Office) => {
    installation.write('sites/elsewhere.json', JSON.stringify(content));
    const { resources } = installation;
    return readElsewhere({ resources, levels: LEVELS, level: LEVELS[0]!, today: TODAY }, counter);
  };

  it.each([
    ['a level without a name', ['levels', 'pt-village'], REMOVED, 'pt-village'],
    ['no counter for a place without one of its own', ['counters', 0], REMOVED, 'any'],
  ])('%s is answered with what is missing', (_name, path, put, missing) => {
    const found = reading(edited(SHIPPED, path, put));
    if (found.ok) throw new Error('nothing was found');
    expect(found.problems[0]?.what).toContain(missing);
    expect(found.problems[0]?.remedy).not.toBe('');
  });

  it('give way to what the place itself calls its counter', () => {
    const told = reading(SHIPPED, { name: '苏仙区政务大厅', evidence: 'verified' });
    if (!told.ok) throw new Error(JSON.stringify(told.problems));
    const names = new Set(told.elsewhere.flatMap(({ offices }) => offices.map(({ name }) => name)));
    expect(names.has('苏仙区政务大厅')).toBe(true);
    expect([...names].some((name) => name.includes('窗口'))).toBe(false);
  });

  it('an empty name or no evidence is refused', () => {
    for (const [path, put] of [
      [['levels', 'pt-village', 'name'], ''],
      [['levels', 'pt-village', 'evidence'], REMOVED],
    ] as const)
      expect(reading(edited(SHIPPED, path, put)).ok).toBe(false);
  });

  it('leaves a service out whose file cannot be read, or which is not in force', () => {
    const told = () => {
      const found = reading(SHIPPED);
      return found.ok ? found.elsewhere.map(({ service }) => String(service)) : [];
    };
    expect(told()).toEqual(
      expect.arrayContaining(['chronic-disease-recognition', 'death-report'].slice(0, 1)),
    );
    expect(told()).not.toContain('death-report');
    installation.write('services/chronic-disease-recognition.json', '{ "id": ');
    const later = edited(read('services/aid-hardship.json'), ['effectiveFrom'], '2099-01-01');
    installation.write('services/aid-hardship.json', later);
    expect(told()).not.toContain('chronic-disease-recognition');
    expect(told()).not.toContain('aid-hardship');
  });
});
