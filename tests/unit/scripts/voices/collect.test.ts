import { describe, expect, it } from 'vitest';
import { catalogueStrings } from '../../../../renderer/copy/catalogue.ts';
import { collectTexts, textsIn } from '../../../../scripts/voices/collect.ts';

const texts = new Map(collectTexts().map(({ key, text }) => [key, text]));

describe('the texts that have clips', () => {
  it('are every Chinese text of the catalogue, under its own key', () => {
    for (const [key, text] of catalogueStrings()) {
      if (/\p{Script=Han}/u.test(text)) expect(texts.get(key), key).toBe(text);
    }
  });

  it('are the sentences of services, the entries of levels and the words of codes', () => {
    expect(texts.get('service.insured-info-query.action')).toBe('查参保');
    expect(texts.get('entry.cz-township.7')).toBe('参保人员参保信息查询');
    expect(texts.get('dictionary.accumulation-kind.Q0000')).toBe('起付线累计');
  });

  it('are what the core asks for, and the authority to act for somebody, but no label of a slip', () => {
    expect(texts.get('core.complaints.choice')).toBe('请先选一项。');
    expect(texts.get('service.act-for-somebody.action')).toBe('代人办');
    for (const key of texts.keys()) expect(key).not.toMatch(/^core\.(paper|operator|unified)/);
  });

  it('are not what nobody hears: where a fact is from, what a code is, names of places', () => {
    for (const key of texts.keys()) expect(key).not.toMatch(/\.(source|evidence|rule)$|insured-place/);
  });
});

describe('texts in a tree', () => {
  it('are known by their path', () => {
    expect(textsIn({ a: { b: ['一', { c: '二' }] }, id: '三', d: 'x', e: 4, f: null }, 'top')).toEqual([
      { key: 'top.a.b.0', text: '一' },
      { key: 'top.a.b.1.c', text: '二' },
    ]);
  });
});
