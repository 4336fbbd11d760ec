import type { ResidentCard } from '../../electron/contract/id-card.ts';

/** The standard's own example number (GB 11643) under a fictional name: nobody's card. */
export const exampleResident = {
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
} as const satisfies ResidentCard;
