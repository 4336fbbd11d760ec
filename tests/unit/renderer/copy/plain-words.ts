/** elderly-ui row 30. */
export const LONGEST_SENTENCE = 20;
export const MEAN_SENTENCE = 12;
export const LEVEL_1_SHARE = 0.99;

/** What no resident is ever told: machine words, codes, English, blame. */
export const bannedWords: readonly RegExp[] = [
  /系统/,
  /异常/,
  /错误/,
  /故障/,
  /失败/,
  /非法/,
  /无效/,
  /超时/,
  /网络连接/,
  /服务器/,
  /数据库/,
  /接口/,
  /操作/,
  /[A-Za-z]/,
  /代码/,
  /你(?!们)/,
];

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
