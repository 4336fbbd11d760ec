import { describe, expect, it } from 'vitest';
import { markOf, NAME_MARK } from '../../../../renderer/speech/name-mark.ts';

describe('the mark of a name', () => {
  it.each(['姓名', '家里人姓名', '孩子姓名'])('stands on what %s asks for', (label) => {
    expect(markOf(label)).toEqual(NAME_MARK);
  });

  it.each(['单位名称', '手机号', '改姓名和证号', ''])('does not stand on %s', (label) => {
    expect(markOf(label)).toEqual({});
  });
});
