import { pinyin } from 'pinyin-pro';
import { letterSaid } from '../../renderer/speech/numerals.ts';
import { soundsOf } from '../../renderer/speech/pronounce.ts';

/** The characters whose readings are wanted: the whole of the basic block and its first extension. */
const BLOCKS = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
] as const;

/** A third tone before anything but a third tone falls and stays low. */
export const LOW_THIRD = '-';

/**
 * Every toned syllable that any character is read with, the letters' names, and what neighbours make of them: the rising form
 * of each third tone, and the low one (`hao3-`). Sorted, each once.
 */
export function allSyllables(): readonly string[] {
  const read = new Set<string>();
  for (const [from, to] of BLOCKS) {
    for (let code = from; code <= to; code++) {
      const readings = pinyin(String.fromCodePoint(code), {
        toneType: 'num',
        type: 'array',
        multiple: true,
        nonZh: 'removed',
      });
      for (const reading of readings)
        if (/^[a-zü]+[0-4]$/.test(reading)) read.add(reading.replace(/0$/, '5'));
    }
  }
  for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
    for (const { syllable } of letterSaid(letter) ?? []) read.add(syllable);
  }
  for (const spoken of soundsOf('一个不要嗯哼呣诶欸')) if ('syllable' in spoken) read.add(spoken.syllable);
  // 不 and 一 before a fourth tone, and before the others.
  for (const changed of ['bu2', 'bu4', 'yi1', 'yi2', 'yi4', 'yao1', 'en4', 'heng5', 'ei4']) read.add(changed);
  const letters = [...read].filter((syllable) => /^(n|ng|m|hm|hng)\d$/.test(syllable));
  for (const bare of letters) read.delete(bare);
  for (const third of [...read].filter((syllable) => syllable.endsWith('3'))) {
    read.add(`${third.slice(0, -1)}2`);
    read.add(third + LOW_THIRD);
  }
  return [...read].sort();
}
