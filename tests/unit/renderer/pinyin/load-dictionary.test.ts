import { describe, expect, it } from 'vitest';
import { candidatesFor } from '../../../../renderer/pinyin/candidates.ts';
import { loadDictionary } from '../../../../renderer/pinyin/load-dictionary.ts';

const first = async (letters: string, place?: string): Promise<string | undefined> => {
  const dictionary = await loadDictionary(place);
  if (dictionary === undefined) throw new Error('No dictionary');
  return candidatesFor(letters, dictionary, { context: 'place', before: '' })[0]?.written;
};

describe('loadDictionary', () => {
  it('opens the shipped lists, without a place as well', async () => {
    expect(await first('shenfenzheng')).toBe('身份证');
  });

  it('knows the names of a place, and of a county by those of its city', async () => {
    expect(await first('yaoduzhen', '341721')).toBe('尧渡镇');
    expect(await first('xiameiqiaocun', '431000')).toBe('下湄桥村');
    expect(await first('xiameiqiaocun', '431002')).toBe('下湄桥村');
    expect(await first('xiameiqiaocun', '341721')).not.toBe('下湄桥村');
  });

  it('works without local names where a place has no list', async () => {
    expect(await first('shenfenzheng', '990100')).toBe('身份证');
  });

  it('fetches once for each place', () => {
    expect(loadDictionary('341721')).toBe(loadDictionary('341721'));
    expect(loadDictionary('341721')).not.toBe(loadDictionary('350300'));
  });
});
