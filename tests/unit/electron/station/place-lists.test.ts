import { describe, expect, it } from 'vitest';
import type { PlaceList } from '../../../../electron/contract/catalogue.ts';
import { readCatalogue } from '../../../../electron/station/catalogue-files.ts';
import { optionsFor } from '../../../../electron/station/place-lists.ts';
import { projectPath } from '../../../../scripts/write-data.ts';

const option = (value: string) => ({ value, label: value, evidence: 'assumed' as const });
const LIST: PlaceList = {
  id: 'chronic-diseases',
  source: 'a test',
  any: [option('a'), option('b')],
  places: {
    '4310': { source: 'a city', options: [option('city-1'), option('city-2')] },
    '431002': { source: 'a county', options: [option('county-1'), option('county-2')] },
  },
};
const values = (place?: string) => optionsFor(LIST, place).map(({ value }) => value);

describe('a list', () => {
  it.each([
    ['of the county', '431002', ['county-1', 'county-2']],
    ['of its city', '431003', ['city-1', 'city-2']],
    ['of any place', '341721', ['a', 'b']],
    ['of any place where none is known', undefined, ['a', 'b']],
  ])('%s', (_name, place, expected) => {
    expect(values(place)).toEqual(expected);
  });
});

describe('the shipped list of chronic diseases', () => {
  const reading = readCatalogue({
    resources: projectPath('resources'),
    level: 'dz-grassroots',
    place: '341721',
    today: '2026-11-23',
  });

  it('is what the question offers, and another illness beside it', () => {
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    const service = reading.catalogue.services.get('chronic-disease-recognition');
    const step = service?.journey.find(({ id }) => id === 'disease');
    if (step?.step !== 'question' || step.answer.form !== 'choice') throw new Error('no choice');
    expect(step.answer).not.toHaveProperty('list');
    expect(step.answer.options.map(({ value }) => value)).toEqual([
      'M03900',
      'diabetes',
      'heart',
      'stroke',
      'tumour',
      'other',
    ]);
  });
});
