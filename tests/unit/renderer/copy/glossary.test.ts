import { describe, expect, it } from 'vitest';
import { type Explained, termsIn } from '../../../../renderer/copy/glossary.ts';
import { glossary } from '../../../../renderer/copy/zh/glossary.ts';
import { faultsOf } from './banned-words.ts';
import { longSentences, sentencesOf } from './plain-words.ts';
import { dictionaryWords, entryNames } from './resident-texts.ts';

const all: readonly Explained[] = Object.values(glossary);
const terms = (text: string): string[] => termsIn(text).map(({ term }) => term);

describe('the glossary', () => {
  it.each(all)('says in one plain sentence what $term means', ({ meaning }) => {
    expect(sentencesOf(meaning)).toHaveLength(1);
    expect([...longSentences(meaning), ...faultsOf(meaning)]).toEqual([]);
    expect(meaning).toMatch(/。$/);
  });

  it('has each term once', () => {
    expect(new Set(all.map(({ term }) => term)).size).toBe(all.length);
  });

  it('has no term that nobody reads', () => {
    const read = [...entryNames(), ...dictionaryWords(), '异地就医', '参保状态', '缴费基数', '险种'].join(
      ' ',
    );
    expect(all.filter(({ term }) => !read.includes(term))).toEqual([]);
  });
});

describe('the terms of a text', () => {
  it('are told by how much they say of the text', () => {
    expect(terms('城乡居民基本医疗保险退保')).toEqual(['退保', '基本医疗保险']);
    expect(terms('异地长期居住人员备案')).toEqual(['异地长期居住人员', '备案']);
  });

  it('are not told again inside a longer one', () => {
    expect(terms('灵活就业人员改缴费基数')).not.toContain('缴费');
    expect(terms('缴费')).toEqual(['缴费']);
  });

  it('are none where everything is plain', () => expect(termsIn('您要办什么？')).toEqual([]));

  it('are in most names of services', () => {
    const names = entryNames();
    const explained = names.filter((name) => termsIn(name).length > 0);
    process.stdout.write(`names with a term explained: ${explained.length} of ${names.length}\n`);
    expect(explained.length / names.length).toBeGreaterThan(0.9);
  });
});
