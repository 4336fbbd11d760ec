import { CARD_TEXT_BYTES } from './card-text.ts';

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
  const header = withFingerprint ? 6 : 4;
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
