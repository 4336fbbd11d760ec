/** Text of part of a card's block: UTF-16LE, surrogates and private-use characters kept as they are. */
export function rawText(block: Uint8Array, offset: number, size: number): string {
  return Buffer.from(block.buffer, block.byteOffset + offset, size).toString('utf16le');
}

/** Without the padding at the end, spaces and NULs; spaces inside belong to Latin names. */
export function trimmed(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\0')) end -= 1;
  return text.slice(0, end);
}

/** One field of the block (§3.2), without its padding. */
export function field(block: Uint8Array, offset: number, size: number): string {
  return trimmed(rawText(block, offset, size));
}
