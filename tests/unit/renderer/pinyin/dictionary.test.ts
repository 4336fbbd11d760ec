import { describe, expect, it } from 'vitest';
import { openDictionary } from '../../../../renderer/pinyin/dictionary.ts';
import { shippedDictionary } from './shipped-dictionary.ts';

const texts = {
  characters: 'ba\tt吧h叭\nlv\tm绿\n',
  words: "ba'ba\tn爸爸\n",
  names: '王李𬱖\n欧阳 上官\n英华\n',
  places: '',
};

describe('openDictionary', () => {
  const dictionary = openDictionary(texts);

  it('reads the characters of each syllable', () => {
    expect([...dictionary.characters.keys()]).toEqual(['ba', 'lv']);
    expect(dictionary.characters.get('ba')).toEqual([
      { written: '吧', rank: 19 },
      { written: '叭', rank: 7 },
    ]);
  });

  it('knows surnames of one character before those of two, and characters of given names, in their order', () => {
    expect([...dictionary.surnames]).toEqual([
      ['王', 0],
      ['李', 1],
      ['𬱖', 2],
      ['欧阳', 3],
      ['上官', 4],
    ]);
    expect([...dictionary.given.keys()]).toEqual(['英', '华']);
  });

  it('knows what may be typed for its syllables, and for no others', () => {
    expect(dictionary.readings.get('lu')).toEqual([{ syllable: 'lv', cost: 2 }]);
    expect(dictionary.readings.has('ma')).toBe(false);
  });

  it('leaves the lists of words as they are', () => {
    expect(dictionary.words.has("ba'ba")).toBe(true);
    expect(dictionary.places.has('')).toBe(true);
    expect(dictionary.places.has('b')).toBe(false);
  });

  it('opens the shipped lists within a frame or two', () => {
    const times = Array.from({ length: 5 }, () => {
      const from = process.threadCpuUsage();
      shippedDictionary('431000');
      const { user, system } = process.threadCpuUsage(from);
      return (user + system) / 1000;
    });
    const ms = Math.min(...times);
    process.stdout.write(
      `opening the dictionary, with reading its files: ${ms.toFixed(1)} ms of a processor\n`,
    );
    expect(ms).toBeLessThan(100);
  });
});
