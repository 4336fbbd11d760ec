import { describe, expect, it } from 'vitest';
import { readingsOfTyped, SLIP, typedFor } from '../../../../renderer/pinyin/accents.ts';
import { shippedDictionary } from './shipped-dictionary.ts';

const cost = (syllable: string, typed: string): number | undefined =>
  typedFor(syllable).find((one) => one.syllable === typed)?.cost;

describe('typedFor', () => {
  it('takes a syllable as it is for nothing', () => {
    for (const syllable of shippedDictionary().characters.keys()) expect(cost(syllable, syllable)).toBe(0);
  });

  it.each([
    ['nan', 'lan'],
    ['lan', 'nan'],
    ['zhang', 'zang'],
    ['zang', 'zhang'],
    ['chen', 'cen'],
    ['si', 'shi'],
    ['shan', 'shang'],
    ['men', 'meng'],
    ['ling', 'lin'],
    ['xian', 'xiang'],
    ['huang', 'huan'],
    ['hui', 'fei'],
    ['fei', 'hui'],
    ['fang', 'huang'],
    ['huang', 'fang'],
    ['feng', 'hong'],
    ['hu', 'fu'],
    ['fu', 'hu'],
    ['ren', 'len'],
    ['lan', 'ran'],
  ])('takes for %s, one slip away, %s', (syllable, typed) => {
    expect(cost(syllable, typed)).toBe(SLIP);
  });

  it('charges two slips more than one, and less than twice as much', () => {
    const both = cost('zhang', 'zan') ?? 0;
    expect(both).toBeGreaterThan(SLIP);
    expect(both).toBeLessThan(2 * SLIP);
  });

  it('lets ü be typed as u where people do, without calling it a slip', () => {
    expect(cost('lve', 'lue')).toBe(0);
    expect(cost('ju', 'jv')).toBe(0);
    expect(cost('lv', 'lu')).toBeLessThan(SLIP);
    expect(cost('nv', 'nu')).toBeLessThan(SLIP);
    expect(cost('lu', 'lv')).toBeUndefined();
  });

  it('does not take n for r, nor b for p', () => {
    expect(cost('nan', 'ran')).toBeUndefined();
    expect(cost('ban', 'pan')).toBeUndefined();
  });
});

describe('readingsOfTyped', () => {
  const readings = readingsOfTyped(['nan', 'lan', 'nang', 'lang', 'ran']);

  it('gives the syllable itself first, then those one slip away, then two', () => {
    const lan = readings.get('lan') ?? [];
    expect(lan[0]).toEqual({ syllable: 'lan', cost: 0 });
    expect(lan.map((one) => one.syllable).toSorted()).toEqual(['lan', 'lang', 'nan', 'nang', 'ran']);
    expect(lan.map((one) => one.cost)).toEqual(lan.map((one) => one.cost).toSorted((a, b) => a - b));
  });

  it('knows what is no syllable but typed for one', () => {
    expect(readings.get('rang')).toContainEqual({ syllable: 'ran', cost: SLIP });
  });
});
