import iconv from 'iconv-lite';

const RUN = 4;
/** Two bytes of packed digits occur in any protocol by chance; four do not. */
const PACKED_RUN = 8;
/** Four bytes of which every other one is zero are two characters of UTF-16 text, not digits that were packed. */
const UTF_16_TEXT = /^(?:00..00..|..00..00)$/;

const runsOf = (text: string, length: number): string[] =>
  Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) => text.slice(at, at + length));

/** Every run of four characters of a secret that stands in the bytes in any of the forms that devices use. */
export function foundAgain(bytes: Uint8Array, secrets: readonly string[]): string[] {
  const there = Buffer.from(bytes);
  return secrets.flatMap((secret) => {
    const texts = runsOf(secret, RUN).filter((run) => /[\p{L}\p{N}\p{Co}]/u.test(run));
    const inText = texts.filter((run) =>
      [Buffer.from(run, 'utf8'), Buffer.from(run, 'utf16le'), iconv.encode(run, 'gbk')].some((form) =>
        there.includes(form),
      ),
    );
    const packed = runsOf(secret.replaceAll(/\D/g, ''), PACKED_RUN).filter(
      (run) => !UTF_16_TEXT.test(run) && there.includes(Buffer.from(run, 'hex')),
    );
    return [...inText, ...packed];
  });
}
