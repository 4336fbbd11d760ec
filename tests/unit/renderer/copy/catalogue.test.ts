import { describe, expect, it } from 'vitest';
import { failureCodes } from '../../../../electron/contract/failures.ts';
import { catalogue, catalogueStrings, type Translated } from '../../../../renderer/copy/catalogue.ts';

describe('the catalogue', () => {
  const strings = catalogueStrings();

  it('is plain data: it survives being written down', () => {
    expect(JSON.parse(JSON.stringify(catalogue))).toEqual(catalogue);
  });

  it('names every text by its path', () => {
    expect(strings.get('screens.bar.back')).toBe('返回');
    expect(strings.get('screens.place.progress')).toBe('第{step}步，共{of}步');
  });

  it('has two sentences for every failure', () => {
    for (const code of failureCodes)
      for (const whom of ['resident', 'attendant'])
        expect(strings.has(`failures.${code}.${whom}`)).toBe(true);
  });

  it('can be told in another language with the same keys', () => {
    const help: Translated<typeof catalogue.speech> = { ...catalogue.speech, listening: 'ཉན་བཞིན་ཡོད།' };
    expect([...catalogueStrings(help).keys()]).toEqual([...catalogueStrings(catalogue.speech).keys()]);
  });
});
