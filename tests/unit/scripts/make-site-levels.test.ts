import { describe, expect, it } from 'vitest';
import type { SitePlace } from '../../../electron/contract/catalogue.ts';
import { makeSiteLevels, siteLevelsText, type Transcription } from '../../../scripts/make-site-levels.ts';

const place: SitePlace = {
  code: '900100',
  name: '示例市',
  region: '示例省示例市',
  counties: [],
  document: { title: '示例方案', number: '示例〔2024〕1号', date: '2024-01-01' },
  hotlines: [],
};
const transcription: Transcription = {
  documents: [
    {
      region: '示例省示例市',
      levels: [
        {
          id: 'sl-village',
          title: '办理层级：村级 (table nos. 13-15)',
          items: [
            { no: 1, name: '信息查询及变更', canonical: ['insured-info-query', 'resident-info-change'] },
            { no: 2, name: '推广医保(电子)凭证', canonical: ['e-credential-promotion'] },
          ],
        },
      ],
    },
  ],
  canonical: [
    { id: 'insured-info-query', kind: 'service' },
    { id: 'resident-info-change', kind: 'service' },
    { id: 'e-credential-promotion', kind: 'staff-duty' },
  ],
};

describe('makeSiteLevels', () => {
  const [level] = makeSiteLevels(transcription, [place]);

  it('keeps the names and order of the document, without the transcriber’s remark', () => {
    expect(level?.title).toBe('办理层级：村级');
    expect(level?.entries.map(({ name }) => name)).toEqual(['信息查询及变更', '推广医保(电子)凭证']);
  });

  it('names the place by its division code', () => {
    expect(level?.place).toBe('900100');
  });

  it('lists services and duties of the staff', () => {
    expect(level?.entries.map(({ services }) => services)).toEqual([
      ['insured-info-query', 'resident-info-change'],
      ['e-credential-promotion'],
    ]);
  });

  it('refuses a region whose place is not described', () => {
    expect(() => makeSiteLevels(transcription, [])).toThrow('示例省示例市');
  });

  it('writes text that reads back as the same levels', () => {
    const levels = makeSiteLevels(transcription, [place]);
    expect(JSON.parse(siteLevelsText(levels))).toEqual(levels);
  });
});
