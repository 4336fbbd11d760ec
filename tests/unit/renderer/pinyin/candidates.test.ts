import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidatesFor, MOST_LETTERS, type PinyinContext } from '../../../../renderer/pinyin/candidates.ts';
import { shippedDictionary } from './shipped-dictionary.ts';

const dictionary = shippedDictionary('431000');
const syllables = [...dictionary.characters.keys()];
const CONTEXTS: readonly PinyinContext[] = ['name', 'place', 'free'];

const written = (letters: string, context: PinyinContext = 'free', before = ''): string[] =>
  candidatesFor(letters, dictionary, { context, before }).map((one) => one.written);

describe('one syllable', () => {
  it('gives its characters, commonest first', () => {
    expect(written('wo')[0]).toBe('我');
    expect(written('zhong').slice(0, 3)).toEqual(['中', '种', '重']);
  });

  it.each(syllables)(
    'gives every character of %s, exact hits before all others on the first page',
    (syllable) => {
      const found = written(syllable);
      // ü may be typed as u, and that is no slip.
      const spelt = [syllable, ...(/^[ln]u$/.test(syllable) ? [syllable.replace('u', 'v')] : [])];
      const own = spelt.flatMap((one) =>
        (dictionary.characters.get(one) ?? []).map((character) => character.written),
      );
      expect(own.filter((character) => !found.includes(character))).toEqual([]);
      const first = found.slice(0, Math.min(8, own.length));
      expect(
        first.filter((character) => !own.includes(character) && Array.from(character).length === 1),
      ).toEqual([]);
    },
  );

  it('finds what sounds alike to an untrained ear behind it', () => {
    for (const [typed, meant] of [
      ['lan', '南'],
      ['si', '是'],
      ['zong', '中'],
      ['can', '产'],
      ['fang', '黄'],
      ['hui', '飞'],
      ['len', '冷'],
      ['xin', '星'],
      ['re', '乐'],
    ] as const) {
      const at = written(typed).indexOf(meant);
      expect(at, `${typed} ${meant}`).toBeGreaterThan(0);
      expect(at, `${typed} ${meant}`).toBeLessThan(40);
    }
  });

  it('takes ü from its own key, and from u', () => {
    expect(written('lv')).toContain('绿');
    expect(written('lu')).toContain('绿');
    expect(written('nve')[0]).toBe('虐');
    expect(written('nue')[0]).toBe('虐');
  });

  it('may be unfinished', () => {
    expect(written('zh').slice(0, 4)).toContain('中');
    expect(written('x')).toContain('小');
  });
});

describe('words', () => {
  it.each([
    ['shenfenzheng', '身份证'],
    ['shenfenz', '身份证'],
    ['yibao', '医保'],
    ['yidijiuyi', '异地就医'],
    ['shebaoka', '社保卡'],
    ['hukouben', '户口本'],
    ['xian', '先'],
    ['fangan', '方案'],
    ['lanjin', '南京'],
    ['zongguo', '中国'],
    ['nvxu', '女婿'],
    ['gaoxueya', '高血压'],
  ])('come first for %s: %s', (letters, word) => {
    expect(written(letters)[0]).toBe(word);
  });

  it('may be split both ways', () => {
    expect(written('xian')).toContain('西安');
    expect(written('fangan')).toContain('反感');
  });

  it('leave the letters they do not use', () => {
    const found = candidatesFor('zhangsan', dictionary, { context: 'free', before: '' });
    expect(found.find((one) => one.written === '张三')?.letters).toBe(8);
    expect(found.find((one) => one.written === '张')?.letters).toBe(5);
  });
});

describe('a name', () => {
  it('begins with a surname', () => {
    expect(written('wang', 'name')[0]).toBe('王');
    expect(written('zeng', 'name')[0]).toBe('曾');
    expect(written('ou', 'name')[0]).toBe('欧');
    expect(written('ouyang', 'name')[0]).toBe('欧阳');
    expect(written('shan', 'name').slice(0, 2)).toContain('单');
  });

  it('goes on with characters that people are called by', () => {
    expect(written('fen', 'name', '王')[0]).toBe('芬');
    expect(written('mei', 'name', '李').slice(0, 3)).toContain('梅');
    expect(written('kun', 'name', '李').slice(0, 8)).toContain('堃');
  });

  it('may be typed as a whole', () => {
    expect(written('lina', 'name')[0]).toBe('李娜');
  });

  it('is not finished by words that go on', () => {
    expect(written('wang', 'name')).not.toContain('网络');
  });
});

describe('a place', () => {
  it('is one of this place first', () => {
    expect(written('xiameiqiao', 'place')[0]).toBe('下湄桥村');
    expect(written('cenzou', 'place')[0]).toBe('郴州');
    expect(written('yizhangxian', 'place')[0]).toBe('宜章县');
    expect(
      candidatesFor('yizhangxian', shippedDictionary(), { context: 'place', before: '' })[0]?.written,
    ).not.toBe('宜章县');
  });

  it('is none of a name’s business', () => {
    expect(written('yizhangxian', 'name')).not.toContain('宜章县');
  });
});

describe('whatever is typed', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz')),
    maxLength: MOST_LETTERS,
  });
  const context = fc.constantFrom(...CONTEXTS);
  const before = fc.constantFrom('', '王');

  it('gives each thing once, for one letter or more of those typed', () => {
    fc.assert(
      fc.property(letters, context, before, (typed, field, held) => {
        const found = candidatesFor(typed, dictionary, { context: field, before: held });
        expect(new Set(found.map((one) => one.written)).size).toBe(found.length);
        for (const one of found) {
          if (one.letters < 1 || one.letters > typed.length)
            throw new Error(`${typed}: ${JSON.stringify(one)}`);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('has for the first of several syllables a character that leaves the others', () => {
    const typed = fc.array(fc.constantFrom(...syllables), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(typed, context, (parts, field) => {
        const whole = parts.join('').slice(0, MOST_LETTERS);
        const found = candidatesFor(whole, dictionary, { context: field, before: '' });
        const left = found.filter((one) => one.letters === parts[0]?.length);
        expect(left.length, whole).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('finds every character pair by its two syllables, one after the other', () => {
    const syllable = fc.constantFrom(...syllables);
    fc.assert(
      fc.property(syllable, syllable, (one, other) => {
        const [best] = dictionary.characters.get(one) ?? [];
        const found = candidatesFor(one + other, dictionary, { context: 'free', before: '' });
        expect(found.map((candidate) => candidate.written)).toContain(best?.written);
      }),
      { numRuns: 200 },
    );
  });

  it('is nothing for nothing, and for letters that begin no syllable', () => {
    expect(written('')).toEqual([]);
    for (const typed of ['i', 'u', 'v', 'vzhang']) expect(written(typed)).toEqual([]);
  });
});
