import type { IdCard } from '../../../electron/contract/id-card.ts';
import { samVAnswer } from './framing.ts';

export { samVAnswer as answerFrame } from './framing.ts';

/**
 * Makes the bytes a reader sends for a card, from the layouts of the protocol sheet and independently of the product's
 * own reading of them. Every person here is invented.
 */

const TEXT_BYTES = 256;
const PHOTO_BYTES = 1024;
const ADDRESS_BYTES = 70;
/** What every photo of the kind begins with: "WL", 102 × 126, and a constant. */
const PHOTO_HEAD = [0x57, 0x4c, 0x66, 0x00, 0x7e, 0x00, 0x32, 0x00] as const;

/** UTF-16LE, padded with spaces. Throws when a value does not fit: a synthetic card must say what it is told to. */
function padded(text: string, size: number): Uint8Array {
  const bytes = Buffer.from(text.padEnd(size / 2, ' '), 'utf16le');
  if (bytes.length !== size) throw new Error(`a field of ${size} bytes cannot hold ${bytes.length}`);
  return bytes;
}

type Field = readonly [text: string, size: number];

const compact = (day: string): string => (day === 'long-term' ? '长期' : day.replaceAll('-', ''));
const SEX_CODES = { unknown: '0', male: '1', female: '2', 'not-stated': '9' } as const;

/** Fields in the order of the block; their sizes add up to 256 in every layout. */
function fieldsOf(card: IdCard): readonly Field[] {
  const sex: Field = [SEX_CODES[card.sex], 2];
  const validity: readonly Field[] = [
    [compact(card.validFrom), 16],
    [compact(card.validUntil), 16],
  ];
  const birth: Field = [compact(card.birth), 16];
  switch (card.kind) {
    case 'resident':
      return [
        [card.name, 30],
        sex,
        [card.nation.code, 4],
        birth,
        [card.address, 70],
        [card.number, 36],
        [card.authority, 30],
        ...validity,
        ['', 36],
      ];
    case 'hk-macao-taiwan':
      return [
        [card.name, 30],
        sex,
        ['', 4],
        birth,
        [card.address, 70],
        [card.number, 36],
        [card.authority, 30],
        ...validity,
        [card.travelPermitNumber, 18],
        [card.issueCount, 4],
        ['', 6],
        ['J', 2],
        ['', 6],
      ];
    case 'foreigner-2017':
      return [
        [card.englishName, 120],
        sex,
        [card.number, 30],
        [card.nationality, 6],
        [card.name, 30],
        ...validity,
        birth,
        [card.version, 4],
        [card.authorityCode, 8],
        ['I', 2],
        ['', 6],
      ];
    case 'foreigner-2023':
      return [
        [card.name, 30],
        sex,
        [card.replacementCount, 4],
        birth,
        [card.englishName.slice(0, 35), 70],
        [card.number, 36],
        ['', 30],
        ...validity,
        [card.englishName.slice(35), 22],
        [card.nationality, 6],
        ['Y', 2],
        [card.formerNumberLink, 6],
      ];
  }
}

/** The 256-byte text block of a card. */
export function cardText(card: IdCard): Uint8Array {
  const block = Buffer.concat(fieldsOf(card).map(([text, size]) => padded(text, size)));
  if (block.length !== TEXT_BYTES) throw new Error(`a text block of ${block.length} bytes`);
  return block;
}

/** A photo that shows nobody: the header of its format and zeros. */
export function cardPhoto(): Uint8Array {
  const photo = new Uint8Array(PHOTO_BYTES);
  photo.set(PHOTO_HEAD);
  return photo;
}

const u16 = (value: number): readonly number[] => [value >> 8, value & 0xff];

/** What 30 01 gives of a card, or 30 10 when a fingerprint size (0, 512 or 1024) is given: lengths, text, photo, fingerprint. */
export function baseReadData(card: IdCard, fingerprintBytes?: 0 | 512 | 1024): Uint8Array {
  const lengths = [
    ...u16(TEXT_BYTES),
    ...u16(PHOTO_BYTES),
    ...(fingerprintBytes === undefined ? [] : u16(fingerprintBytes)),
  ];
  const fingerprint = new Uint8Array(fingerprintBytes ?? 0);
  return Buffer.concat([Uint8Array.from(lengths), cardText(card), cardPhoto(), fingerprint]);
}

/** What 30 03 gives of a card: 70 bytes, or undefined when it has no appended address. */
export function appendedAddressData(card: IdCard): Uint8Array | undefined {
  const address = 'newestAddress' in card ? card.newestAddress : undefined;
  return address === undefined ? undefined : padded(address, ADDRESS_BYTES);
}

/** The SAM_V answer to 30 01, or to 30 10 when a fingerprint size is given. */
export const baseReadAnswer = (card: IdCard, fingerprintBytes?: 0 | 512 | 1024): Uint8Array =>
  samVAnswer(0x90, baseReadData(card, fingerprintBytes));

/** The SAM_V answer to 30 03: the newest appended address, or 91 when the card has none. */
export function appendedAddressAnswer(card: IdCard): Uint8Array {
  const address = appendedAddressData(card);
  return address === undefined ? samVAnswer(0x91) : samVAnswer(0x90, address);
}
