import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ServiceItem } from '../../../../electron/contract/catalogue.ts';
import { readCatalogue } from '../../../../electron/station/catalogue-files.ts';
import { readWorkingDays } from '../../../../electron/station/working-days-file.ts';
import { projectPath } from '../../../../scripts/write-data.ts';
import { FILING } from '../core/station-fixture.ts';
import { TemporaryInstallation } from './support/installation.ts';
import { edited } from './support/json-edit.ts';

const PATH = 'calendar/working-days.json';
const SHIPPED: unknown = JSON.parse(readFileSync(projectPath(`resources/${PATH}`), 'utf8'));

const services = (workingDays?: number): ReadonlyMap<string, ServiceItem> => {
  const timeLimit = { ...FILING.unified.timeLimit, ...(workingDays === undefined ? {} : { workingDays }) };
  return new Map([[FILING.id, { ...FILING, unified: { ...FILING.unified, timeLimit } }]]);
};

let installation: TemporaryInstallation;
beforeEach(() => {
  installation = new TemporaryInstallation();
});
afterEach(() => installation.remove());

describe('the shipped calendar', () => {
  it('comes with a level that promises a day, and is not read for one that does not', () => {
    const level = (id: string) =>
      readCatalogue({ resources: projectPath('resources'), level: id, today: '2026-11-23' });
    const years = level('cz-township');
    if (!years.ok) throw new Error(JSON.stringify(years.problems));
    expect(years.catalogue.workingDays?.years.map(({ year }) => year)).toEqual([2025, 2026]);
    const without = level('xx-village-clinic');
    if (!without.ok) throw new Error(JSON.stringify(without.problems));
    expect(without.catalogue.workingDays).toBeUndefined();
  });
});

describe('the table of holidays', () => {
  it('is asked for only where a service counts working days', () => {
    expect(readWorkingDays(installation.resources, services())).toEqual({ ok: true });
    expect(readWorkingDays(installation.resources, services(10)).ok).toBe(false);
  });

  it.each([
    ['a year twice', ['years', 1, 'year'], 2025, 'years[1]'],
    ['a day that is none', ['years', 0, 'holidays', 2, 'from'], '2025-02-30', 'years[0].holidays[2]'],
    ['a holiday backwards', ['years', 0, 'holidays', 1, 'until'], '2025-01-27', 'years[0].holidays[1]'],
    ['another year', ['years', 1, 'holidays', 0, 'until'], '2027-01-03', 'years[1].holidays[0]'],
    ['a Tuesday made up', ['years', 0, 'madeUp', 0], '2025-01-21', 'years[0].madeUp[0]'],
    ['a holiday made up', ['years', 0, 'madeUp', 0], '2025-02-01', 'years[0].madeUp[0]'],
    ['no evidence', ['years', 0, 'evidence'], 'sure', 'years[0].evidence'],
  ])('with %s is answered with the field and the remedy', (_name, path, put, field) => {
    installation.write(PATH, JSON.stringify(edited(SHIPPED, path, put)));
    const reading = readWorkingDays(installation.resources, services(10));
    if (reading.ok) throw new Error('nothing was found');
    expect(reading.problems.map((problem) => problem.field).join(' ')).toContain(field);
    for (const problem of reading.problems) expect(problem.remedy).not.toBe('');
  });
});
