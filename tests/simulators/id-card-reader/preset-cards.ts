import type { IdCard } from '../../../electron/contract/id-card.ts';
import { exampleResident } from '../../support/example-resident.ts';
import { syntheticResidents } from '../upstream/synthetic-residents.ts';

/** The fictional cards of the protocol's published test recipe. */
export const presetCards = {
  resident: exampleResident,
  'resident-long-term': { ...exampleResident, validUntil: 'long-term' },
  'resident-moved': { ...exampleResident, newestAddress: '示例省示例市测试路3号' },
  'hk-macao-taiwan': {
    kind: 'hk-macao-taiwan',
    name: '測試乙',
    sex: 'female',
    birth: '1990-01-01',
    address: '示例省示例市测试路2号',
    number: '810000199001010000',
    authority: '示例市公安局',
    validFrom: '2018-09-01',
    validUntil: '2023-08-31',
    travelPermitNumber: 'H00000000',
    issueCount: '01',
  },
  'foreigner-2017': {
    kind: 'foreigner-2017',
    name: '测试丙',
    englishName: 'TEST, PERSON',
    sex: 'male',
    birth: '1990-01-01',
    number: 'USA110090010100',
    nationality: 'USA',
    validFrom: '2017-06-16',
    validUntil: '2027-06-15',
    version: '01',
    authorityCode: '1100',
  },
  'foreigner-2023': {
    kind: 'foreigner-2023',
    name: '测试丁',
    englishName: 'TESTSURNAME, SOMEVERYLONGGIVENNAMEPARTSXYZ',
    sex: 'female',
    birth: '2000-01-01',
    number: '911561200001010000',
    nationality: 'USA',
    replacementCount: '01',
    validFrom: '2023-12-01',
    validUntil: '2033-11-30',
    formerNumberLink: '',
  },
} as const satisfies Record<string, IdCard>;

/** A card by name: one of the above, or the card of a resident the sandbox platform knows, e.g. `dongzhi-1`. */
export function cardNamed(name: string): IdCard | undefined {
  const presets: Record<string, IdCard> = presetCards;
  return presets[name] ?? syntheticResidents.find(({ id }) => id === name)?.card;
}

/** Every name `cardNamed` knows. */
export const cardNames = (): readonly string[] => [
  ...Object.keys(presetCards),
  ...syntheticResidents.map(({ id }) => id),
];
