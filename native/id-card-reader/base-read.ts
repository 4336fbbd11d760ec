import { CARD_TEXT_BYTES } from './card-text.ts';

/** The photo as every source shows it (§4.1). */
const PHOTO_BYTES = 1024;
const HEAD_BYTES = 4;

/** The length fields that open the block of 30 01, of the 02…03 dialect and of a PC/SC reader's pages: `01 00 04 00`. */
export const BASE_READ_HEAD: readonly number[] = [
  CARD_TEXT_BYTES >> 8,
  CARD_TEXT_BYTES & 0xff,
  PHOTO_BYTES >> 8,
  PHOTO_BYTES & 0xff,
];
/** Length fields, text and photo: 1284 bytes. */
export const BASE_READ_BYTES = HEAD_BYTES + CARD_TEXT_BYTES + PHOTO_BYTES;

/** The parts of a base read; views into the answer, which the reader of the card wipes after use. */
export interface BaseRead {
  readonly text: Uint8Array;
  /** The photo as the chip holds it (WLT, closed format): opaque bytes, in memory only. */
  readonly photoWlt: Uint8Array;
}

/**
 * Splits the data of a 30 01 or 30 10 answer by its own big-endian length fields (§1.6): text, photo and, for 30 10,
 * fingerprint, whose bytes are not looked at. Undefined when the lengths do not add up to the data.
 */
export function splitBaseRead(data: Uint8Array, withFingerprint: boolean): BaseRead | undefined {
  const header = withFingerprint ? 6 : HEAD_BYTES;
  if (data.length < header) return undefined;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const textBytes = view.getUint16(0);
  const photoBytes = view.getUint16(2);
  const fingerprintBytes = withFingerprint ? view.getUint16(4) : 0;
  if (textBytes !== CARD_TEXT_BYTES) return undefined;
  if (header + textBytes + photoBytes + fingerprintBytes !== data.length) return undefined;
  const photoStart = header + textBytes;
  return {
    text: data.subarray(header, photoStart),
    photoWlt: data.subarray(photoStart, photoStart + photoBytes),
  };
}
