import { expect, it } from 'vitest';
import { allSyllables } from '../../../../scripts/voices/syllables.ts';

const syllables = new Set(allSyllables());

it('there is every syllable that Mandarin has, each in its tones', () => {
  expect(syllables.size).toBeGreaterThan(1_600);
  for (const wanted of 'zhong1 zhong4 lü4 nü3 er2 de5 le5 zhuang4 shui3 yao1 ei1 kei4 zei4'.split(' ')) {
    expect(syllables).toContain(wanted);
  }
});

it('every third tone has its rising form and its low one', () => {
  for (const third of [...syllables].filter((syllable) => syllable.endsWith('3'))) {
    expect(syllables, third).toContain(`${third}-`);
    expect(syllables, third).toContain(third.replace('3', '2'));
  }
});

it('all are written alike', () => {
  for (const syllable of syllables) expect(syllable).toMatch(/^[a-zü]+([1-5]|3-)$/);
});
