import { expect, it } from 'vitest';
import { homeDraftOf } from '../../../../renderer/screens/home-draft.ts';
import { homeInWords } from '../../../../renderer/screens/question-village.tsx';

const counties = [
  {
    code: '341721',
    name: '示例县',
    townships: [
      { code: '341721100', name: '测试镇', villages: [{ code: '341721100200', name: '东村村委会' }] },
    ],
  },
];

it.each([
  ['341721100200-5-12', '测试镇东村5组12号'],
  ['341721100200--12', '测试镇东村12号'],
  ['341721100200-5-', '测试镇东村5组'],
  ['341721100200--', '测试镇东村'],
  ['341721100299-5-12', ''],
  ['', ''],
])('%s is %s in words', (answer, shown) => {
  expect(homeInWords(counties, homeDraftOf(answer))).toBe(shown);
});
