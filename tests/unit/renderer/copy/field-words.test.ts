import { describe, expect, it } from 'vitest';
import { CLINGS, isFieldWord, LEADS_ON, WHOLE_WORDS } from '../../../../renderer/copy/field-words.ts';

const partsOf = (text: string): string[] => text.split(WHOLE_WORDS).filter((part) => part !== '');

describe('words of the field', () => {
  it('stay in one piece, the longer before the shorter', () => {
    expect(partsOf('请窗口工作人员帮您办')).toEqual(['请窗口', '工作人员', '帮您办']);
    expect(partsOf('身份证号是多少')).toEqual(['身份证号', '是多少']);
    expect(partsOf('看病请带身份证或社保卡')).toEqual(['看病请带', '身份证', '或', '社保卡']);
  });

  it('are told from what stands between them', () => {
    expect(partsOf('没有查到参保记录').map(isFieldWord)).toEqual([false, true, false]);
  });

  it('are taken apart by the dictionary of everyday Chinese: else they need not stand here', () => {
    const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
    expect([...segmenter.segment('社保卡')].length).toBeGreaterThan(1);
    for (const word of [...LEADS_ON, ...CLINGS]) expect(word).toHaveLength(1);
  });
});
