import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCatalogue } from '../../../../electron/station/catalogue-files.ts';
import { readLocalFacts } from '../../../../electron/station/local-facts-file.ts';
import { TemporaryInstallation } from './support/installation.ts';
import { edited, REMOVED } from './support/json-edit.ts';

const TODAY = '2026-11-23';
const CITY = '431000';
const COUNTY = '431003';
const AID = 'aid-inpatient-claim';
const verified = (text: string) => ({ text, evidence: 'verified' as const });

/** A county's own facts; every call gives a fresh copy. */
const facts = (change: Readonly<Record<string, unknown>> = {}) => ({
  place: COUNTY,
  version: 1,
  effectiveFrom: '2026-01-01',
  source: '试验区医保局，2026年1月1日',
  services: {
    [AID]: {
      unified: {
        code: verified('000239001000'),
        timeLimit: { ...verified('不超过20个工作日'), workingDays: 20 },
      },
    },
  },
  ...change,
});

let installation: TemporaryInstallation;
beforeEach(() => {
  installation = new TemporaryInstallation();
  for (const folder of ['services', 'dictionaries', 'gazetteer', 'lists', 'calendar', 'premium'])
    installation.copy(folder);
});
afterEach(() => installation.remove());

const write = (name: string, content: unknown) => installation.write(`sites/local/${name}.json`, content);
const read = (place: string | undefined = COUNTY, today = TODAY) =>
  readLocalFacts(installation.resources, place, today);
const catalogue = (place: string) => {
  const { resources } = installation;
  const reading = readCatalogue({ resources, level: 'cz-township', place, today: TODAY });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.catalogue;
};
const codeAt = (place: string) => catalogue(place).services.get(AID)?.unified.code.text;

describe('what a place knows better', () => {
  it('takes the place of the field, whole and with its evidence, and of no other', () => {
    const before = catalogue(COUNTY).services.get(AID)!.unified;
    write(COUNTY, facts());
    const after = catalogue(COUNTY).services.get(AID)!.unified;
    expect(after.code).toEqual(verified('000239001000'));
    expect(after.timeLimit).toEqual({ text: '不超过20个工作日', evidence: 'verified', workingDays: 20 });
    for (const field of ['name', 'materials', 'stages', 'standard'] as const)
      expect(after[field]).toEqual(before[field]);
  });

  it('holds in a city for all its counties, and a county knows better than its city', () => {
    const code = (text: string) => ({ services: { [AID]: { unified: { code: verified(text) } } } });
    write(CITY, facts({ place: CITY, ...code('city') }));
    expect([codeAt(COUNTY), codeAt('431002'), codeAt(CITY)]).toEqual(['city', 'city', 'city']);
    write(COUNTY, facts(code('county')));
    expect([codeAt(COUNTY), codeAt('431002')]).toEqual(['county', 'city']);
  });

  it('leaves every other place, and a site without one, as they are', () => {
    write(COUNTY, facts());
    expect(read('341721')).toEqual({ ok: true, facts: [] });
    expect(readLocalFacts(installation.resources, undefined, TODAY)).toEqual({ ok: true, facts: [] });
  });

  it('holds between its days, and a later version from its first day on', () => {
    write(COUNTY, facts({ effectiveUntil: '2026-12-31' }));
    write(`${COUNTY}.2`, facts({ version: 2, effectiveFrom: '2026-12-01' }));
    const versionOn = (day: string) => {
      const reading = read(COUNTY, day);
      return reading.ok ? reading.facts.map(({ version }) => version) : [];
    };
    expect(versionOn('2025-12-31')).toEqual([]);
    expect(versionOn('2026-11-30')).toEqual([1]);
    expect(versionOn('2026-12-01')).toEqual([2]);
    expect(versionOn('2027-06-01')).toEqual([2]);
  });

  it('is named by its versions, the city before the county, and where nothing is known by none', () => {
    expect(catalogue(COUNTY)).not.toHaveProperty('localFacts');
    write(COUNTY, facts({ version: 4 }));
    write(CITY, facts({ place: CITY, version: 2 }));
    expect(catalogue(COUNTY).localFacts).toEqual([
      { place: CITY, version: 2 },
      { place: COUNTY, version: 4 },
    ]);
  });

  it('names the counter that residents are sent to', () => {
    const counter = { name: '苏仙区政务大厅', evidence: 'verified' };
    write(COUNTY, facts({ counter }));
    const offices = (catalogue(COUNTY).elsewhere ?? []).flatMap((service) => service.offices);
    expect(offices).toContainEqual(counter);
    expect(JSON.stringify(offices)).not.toContain('窗口');
  });
});

describe('nothing is published', () => {
  const unified = (field: string) => ['services', AID, 'unified', field] as const;
  it.each([
    ['with an empty field that is not marked', [...unified('code'), 'text'], ' ', '没有写内容'],
    [
      'with a field marked as unknown that has words',
      [...unified('code'), 'evidence'],
      'locally-unknown',
      '本地不清楚',
    ],
    ['with a field that has no evidence', [...unified('code'), 'evidence'], REMOVED, '缺少'],
    ['with days that its words do not hold', [...unified('timeLimit'), 'workingDays'], 10, '办理时限'],
    ['about a service that is none', ['services', 'no-such'], { unified: {} }, '没有这个事项'],
    ['about a service outside the folder', ['services', '../sites/levels'], { unified: {} }, '没有这个事项'],
    ['under another place’s name', ['place'], CITY, '文件名'],
    ['without a source', ['source'], '', ''],
    ['with dates that run backwards', ['effectiveUntil'], '2025-12-31', '结束日期'],
    ['with a field that the six have not', [...unified('fee')], verified('不收费'), ''],
  ])('%s', (_name, path, put, what) => {
    write(COUNTY, edited(facts(), path, put));
    const reading = read();
    if (reading.ok) throw new Error('nothing was found');
    expect(reading.problems[0]?.file).toContain(`sites/local/${COUNTY}.json`);
    expect(reading.problems.map((problem) => problem.what).join()).toContain(what);
    for (const { remedy } of reading.problems) expect(remedy).not.toBe('');
    expect(() => catalogue(COUNTY)).toThrow(COUNTY);
  });

  it('under a version that is there already', () => {
    write(COUNTY, facts());
    write(`${COUNTY}.again`, facts());
    const reading = read();
    expect(reading).toMatchObject({ ok: false, problems: [{ what: '这个版本号已经有了' }] });
  });

  it('whose mistake only shows on a later day', () => {
    write(
      `${COUNTY}.2`,
      edited(facts({ version: 2, effectiveFrom: '2099-01-01' }), [...unified('code'), 'text'], ''),
    );
    expect(read().ok).toBe(false);
  });

  it('but a gap that is marked may stand', () => {
    write(COUNTY, edited(facts(), unified('code'), { text: '', evidence: 'locally-unknown' }));
    expect(read().ok).toBe(true);
    expect(codeAt(COUNTY)).toBe('');
  });
});
