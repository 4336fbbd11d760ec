/** One record of a card's file: a tag of one byte, a length of one byte, the value (spec id-card-reader §7.1). */
export interface CardRecord {
  readonly tag: number;
  readonly value: Uint8Array;
}

const HEAD_BYTES = 2;

/**
 * Reads a record. What stands behind the value is the padding of a fixed-length file. Undefined when the value is
 * shorter than its length says: an answer that was cut off must not pass for a short name.
 */
export function parseRecord(bytes: Uint8Array): CardRecord | undefined {
  const [tag, length] = bytes;
  if (tag === undefined || length === undefined || bytes.length < HEAD_BYTES + length) return undefined;
  return { tag, value: bytes.slice(HEAD_BYTES, HEAD_BYTES + length) };
}

const DIGITS = '0123456789';
/** The half byte that fills a digit string (`cn`) up. */
const FILLER = 0xf;

/** A `cn` value: packed digits, filled up with F on the right. Undefined when it holds anything else. */
export function digitsOf(value: Uint8Array): string | undefined {
  const halves = [...value].flatMap((byte) => [byte >> 4, byte & 0xf]);
  const end = halves.findIndex((half) => half === FILLER);
  const used = end === -1 ? halves : halves.slice(0, end);
  const filled = halves.slice(used.length).every((half) => half === FILLER);
  return filled && used.every((half) => half < DIGITS.length) ? used.join('') : undefined;
}

/** Bytes that fill a text (`an`) up: NUL, space, and FF where nothing was ever written. None is the end of a GBK character. */
const isPadding = (byte: number | undefined): boolean => byte === 0x00 || byte === 0x20 || byte === 0xff;

/** An `an` value without what fills it up on the right. */
export function unpadded(value: Uint8Array): Uint8Array {
  let end = value.length;
  while (end > 0 && isPadding(value[end - 1])) end -= 1;
  return value.subarray(0, end);
}
