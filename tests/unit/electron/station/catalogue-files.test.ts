import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Catalogue } from '../../../../electron/contract/catalogue.ts';
import { siteLevelSchema } from '../../../../electron/contract/catalogue.ts';
import { readCatalogue } from '../../../../electron/station/catalogue-files.ts';
import { readChecked } from '../../../../electron/station/checked-json.ts';
import type { SiteProblem } from '../../../../electron/station/problems.ts';
import { projectPath } from '../../../../scripts/write-data.ts';
import { TemporaryInstallation } from './support/installation.ts';
import { edited, pathsIn, REMOVED } from './support/json-edit.ts';

const SHIPPED = projectPath('resources');
const TODAY = '2026-11-22';

const shippedLevels = readChecked(`${SHIPPED}/sites/levels.json`, z.array(siteLevelSchema));
const levels = shippedLevels.ok ? shippedLevels.value.map(({ id }) => id) : [];

let installation: TemporaryInstallation;
beforeEach(() => {
  installation = new TemporaryInstallation();
  for (const folder of ['services', 'dictionaries', 'gazetteer', 'lists', 'calendar'])
    installation.copy(folder);
});
afterEach(() => installation.remove());

function read(today = TODAY, level = 'dz-grassroots') {
  return readCatalogue({ resources: installation.resources, level, today });
}

function catalogue(today = TODAY): Catalogue {
  const reading = read(today);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.catalogue;
}

function problems(): readonly SiteProblem[] {
  const reading = read();
  return reading.ok ? [] : reading.problems;
}

const QUERY = 'insured-info-query';

/** The shipped query service with one place changed. */
function changedQuery(path: readonly (string | number)[], put: unknown): unknown {
  const shipped = readChecked(`${SHIPPED}/services/${QUERY}.json`, z.unknown());
  if (!shipped.ok) throw new Error('the shipped service cannot be read');
  return edited(shipped.value, path, put);
}

describe('the shipped catalogue', () => {
  it.each(levels)('is right for %s', (level) => {
    const reading = readCatalogue({ resources: SHIPPED, level, today: TODAY });
    expect(reading).toMatchObject({ ok: true, catalogue: { level: { id: level } } });
  });

  it('holds what the level offers and nothing else, and knows provinces and dictionaries', () => {
    const { level, services, gazetteer, dictionaries } = catalogue();
    const offered = new Set(level.entries.flatMap((entry) => entry.services));
    expect([...services.keys()].toSorted()).toEqual([...offered].toSorted());
    expect(services.has('offsite-long-term-filing')).toBe(true);
    expect(gazetteer.provinces).toHaveLength(31);
    expect([...dictionaries.keys()]).toEqual(expect.arrayContaining(['insurance-type', 'insured-place']));
  });
});

describe('effective dates', () => {
  it('leave out a service that has not begun, and show it from its first day on', () => {
    installation.write(`services/${QUERY}.json`, changedQuery(['effectiveFrom'], '2027-01-01'));
    expect(catalogue('2026-12-31').services.has(QUERY)).toBe(false);
    expect(catalogue('2027-01-01').services.has(QUERY)).toBe(true);
  });

  it('leave out a service after its last day', () => {
    installation.write(`services/${QUERY}.json`, changedQuery(['effectiveUntil'], '2026-11-22'));
    expect(catalogue('2026-11-22').services.has(QUERY)).toBe(true);
    expect(catalogue('2026-11-23').services.has(QUERY)).toBe(false);
  });

  it('let a new version take over on its day', () => {
    const next = edited(changedQuery(['version'], 2), ['effectiveFrom'], '2027-01-01');
    installation.write(`services/${QUERY}.2.json`, next);
    expect(catalogue('2026-12-31').services.get(QUERY)?.version).toBe(1);
    expect(catalogue('2027-01-01').services.get(QUERY)?.version).toBe(2);
  });
});

describe('a wrong file', () => {
  it('is named with line, field and remedy', () => {
    installation.write(`services/${QUERY}.json`, changedQuery(['unified', 'materials', 'evidence'], 'sure'));
    expect(problems()).toMatchObject([
      {
        file: `${installation.resources}/services/${QUERY}.json`,
        field: 'unified.materials.evidence',
        remedy: '请选一个：verified、second-hand、assumed、locally-unknown',
      },
    ]);
  });

  it('keeps the station from starting even when its service is not in force', () => {
    const later = edited(changedQuery(['effectiveFrom'], '2099-01-01'), ['unified', 'code'], REMOVED);
    installation.write(`services/${QUERY}.json`, later);
    expect(problems()).toMatchObject([{ field: 'unified.code', what: '缺少这一项' }]);
  });

  it('is found among dictionaries, gazetteer and levels too', () => {
    installation.write('dictionaries/insurance-type.json', '{ "id": 1 }');
    installation.write('gazetteer/cities.json', '{ "source": "x" }');
    installation.write('sites/levels.json', '[');
    expect(
      problems().map(({ file, field }) => `${file.slice(installation.resources.length)} ${field}`),
    ).toEqual([
      '/dictionaries/insurance-type.json source',
      '/dictionaries/insurance-type.json words',
      '/dictionaries/insurance-type.json id',
      '/gazetteer/cities.json provinces',
      '/sites/levels.json [0]',
    ]);
  });

  it('is one whose name is not its id', () => {
    installation.write('services/resident-enroll.json', changedQuery(['version'], 9));
    installation.write('dictionaries/other.json', { id: 'words', source: 's', words: {} });
    expect(problems().map(({ field, remedy }) => `${field} ${remedy}`)).toEqual([
      'id 改成 "other"，或者给文件改名',
      'id 改成 "resident-enroll"，或者给文件改名',
    ]);
  });

  it('is one that repeats a version', () => {
    installation.write(`services/${QUERY}.again.json`, changedQuery([], changedQuery(['version'], 1)));
    expect(problems()).toMatchObject([{ field: 'version', what: '这个版本号已经有了' }]);
  });
});

describe('a level', () => {
  it('that is not there is answered with those that are', () => {
    const reading = read(TODAY, 'nowhere');
    expect(reading).toMatchObject({
      ok: false,
      problems: [{ remedy: expect.stringContaining('dz-grassroots') }],
    });
  });
});

describe('whatever is done to a right service file', () => {
  it('the catalogue is either read or answered with file, line, field and remedy', () => {
    const anything = fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constantFrom(REMOVED, '', null, [], {}, 1));
    const anywhere = fc.constantFrom(...pathsIn(changedQuery([], changedQuery(['version'], 1))));
    fc.assert(
      fc.property(anywhere, anything, (path, put) => {
        installation.write(`services/${QUERY}.json`, changedQuery(path, put));
        for (const { file, line, field, what, remedy } of problems()) {
          expect(file).toContain(QUERY);
          expect(line).toBeGreaterThanOrEqual(1);
          expect([field, what, remedy]).not.toContain('');
        }
      }),
      { numRuns: 60 },
    );
  });
});
