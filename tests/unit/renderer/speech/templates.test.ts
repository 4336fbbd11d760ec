import { describe, expect, it } from 'vitest';
import { hasOwnClip, hasSlots, pieceKey, piecesOf } from '../../../../renderer/speech/templates.ts';

describe('a text with gaps', () => {
  it('is known by them', () => {
    expect(hasSlots('第{step}步，共{of}步')).toBe(true);
    expect(hasSlots('请稍等')).toBe(false);
  });

  it('falls into what stands between them', () => {
    expect(piecesOf('第{step}步，共{of}步')).toEqual(['第', '步，共', '步']);
    expect(piecesOf('{name}您好')).toEqual(['', '您好']);
  });

  it('has clips of its longer pieces alone', () => {
    expect(['步，共', '日的记录', '请稍等', ''].map(hasOwnClip)).toEqual([false, true, true, false]);
    expect(pieceKey('record.kept', 2)).toBe('record.kept#2');
  });
});
