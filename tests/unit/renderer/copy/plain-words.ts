/** elderly-ui row 30. */
export const LONGEST_SENTENCE = 20;
export const MEAN_SENTENCE = 12;
export const LEVEL_1_SHARE = 0.99;
export const MOST_INSTRUCTION = 60;

/** Characters beyond the commonest 3,755 that are there all the same, and why. */
export const rareOnPurpose: Readonly<Record<string, string>> = {};

/** Sentences of a text, without their full stops. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/[。！？\n]/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** The 3,755 characters of GB2312 level 1, from the platform's own decoder. */
export function levelOne(): ReadonlySet<string> {
  const decoder = new TextDecoder('gb2312');
  const found = new Set<string>();
  for (let row = 0xb0; row <= 0xd7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (/^\p{Script=Han}$/u.test(character)) found.add(character);
    }
  }
  return found;
}

/** Sentences of a text that are too long. */
export function longSentences(text: string): string[] {
  return sentencesOf(text).filter((sentence) => Array.from(sentence).length > LONGEST_SENTENCE);
}

const HAN = /\p{Script=Han}/gu;
const common = levelOne();

/** Row 30 over a body of texts: how long sentences are on the mean, and how common the characters. */
export function measuredWords(texts: readonly string[]) {
  const lengths = texts.flatMap(sentencesOf).map((sentence) => Array.from(sentence).length);
  const characters = texts.flatMap((text) => text.match(HAN) ?? []);
  return {
    sentences: lengths.length,
    mean: lengths.reduce((sum, length) => sum + length, 0) / lengths.length,
    longest: Math.max(...lengths),
    characters: characters.length,
    commonShare: characters.filter((character) => common.has(character)).length / characters.length,
  };
}

/** How many Han characters a text has. */
export function hanIn(text: string): number {
  return text.match(HAN)?.length ?? 0;
}

/** Han characters of a text beyond level 1. */
export function rareIn(text: string): string[] {
  return (text.match(HAN) ?? []).filter((character) => !common.has(character));
}
