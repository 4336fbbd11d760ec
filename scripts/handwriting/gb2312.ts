/** The 6,763 Han characters of GB2312 levels 1 and 2: lead bytes B0–F7, second bytes A1–FE. */
export function gb2312Characters(): readonly string[] {
  const decoder = new TextDecoder('gb2312');
  const characters: string[] = [];
  for (let lead = 0xb0; lead <= 0xf7; lead += 1) {
    for (let second = 0xa1; second <= 0xfe; second += 1) {
      const character = decoder.decode(Uint8Array.of(lead, second));
      // The decoder's table is wider: five places that GB2312 leaves empty are private there.
      if (/^\p{Script=Han}$/u.test(character)) characters.push(character);
    }
  }
  return characters;
}
