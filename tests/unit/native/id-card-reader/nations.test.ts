import { describe, expect, it } from 'vitest';
import { nationOf } from '../../../../native/id-card-reader/nations.ts';

const code = (number: number): string => String(number).padStart(2, '0');

describe('nationalities (GB/T 3304)', () => {
  it('names 56 of them, all different', () => {
    const names = Array.from({ length: 56 }, (_, index) => nationOf(code(index + 1)).name);
    expect(new Set(names).size).toBe(56);
    expect(names.filter((name) => name.startsWith('代码'))).toEqual([]);
  });

  it.each([
    ['01', '汉'],
    ['05', '维吾尔'],
    ['15', '土家'],
    ['29', '柯尔克孜'],
    ['31', '达斡尔'],
    ['36', '毛南'],
    ['46', '德昂'],
    ['56', '基诺'],
    ['97', '其他'],
    ['98', '外国血统中国籍人士'],
  ])('%s is %s', (number, name) => {
    expect(nationOf(number)).toEqual({ code: number, name });
  });

  it.each(['00', '57', '81', '99', '', '7'])('keeps the unknown code %j', (number) => {
    expect(nationOf(number)).toEqual({ code: number, name: `代码${number}` });
  });
});
