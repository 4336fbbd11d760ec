import type { IdCard } from '../../../electron/contract/id-card.ts';
import { syntheticResidents } from '../upstream/synthetic-residents.ts';

/** The fictional cards of the protocol's published test recipe; the resident number is the standard's own example. */
export const presetCards = {
  resident: {
    kind: 'resident',
    name: '测试甲',
    sex: 'female',
    nation: { code: '01', name: '汉' },
    birth: '1949-12-31',
    address: '示例省示例市测试路1号',
    number: '11010519491231002X',
    authority: '示例市公安局',
    validFrom: '2018-01-01',
    validUntil: '2038-01-01',
  },
  'resident-long-term': {
    kind: 'resident',
    name: '测试甲',
    sex: 'female',
    nation: { code: '01', name: '汉' },
    birth: '1949-12-31',
    address: '示例省示例市测试路1号',
    number: '11010519491231002X',
    authority: '示例市公安局',
    validFrom: '2018-01-01',
    validUntil: 'long-term',
  },
  'resident-moved': {
    kind: 'resident',
    name: '测试甲',
    sex: 'female',
    nation: { code: '01', name: '汉' },
    birth: '1949-12-31',
    address: '示例省示例市测试路1号',
    newestAddress: '示例省示例市测试路3号',
    number: '11010519491231002X',
    authority: '示例市公安局',
    validFrom: '2018-01-01',
    validUntil: '2038-01-01',
  },
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
