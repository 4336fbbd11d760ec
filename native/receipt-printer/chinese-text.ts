/** The encodings a Chinese printer's firmware may be set to; both are used in their two-byte area only. */
export type PrinterEncoding = 'gb18030' | 'gbk';

/** What stands for a character that can neither be encoded nor drawn: it must be seen that something is missing. */
export const SUBSTITUTE = '？';

const FIRST_LEAD = 0x81;
const LAST_LEAD = 0xfe;
const FIRST_TRAIL = 0x40;
const LAST_TRAIL = 0xfe;
const DELETE = 0x7f;

/** Printable ASCII and the characters of everyday Chinese text: nothing of it is ever changed. */
const ALL_PLAIN = /^[ -~\u4e00-\u9fa5\u3001-\u3015\uff01-\uff5e\u00b7\u2014\u201c\u201d\u2026]*$/;
/** Any run of blanks that are not ASCII spaces (NBSP, thin spaces) and tabs; U+3000 stays, it is two cells wide. */
const FOREIGN_BLANKS = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f]/gu;
/** Control, formatting and private-use characters and variation selectors: nothing of them can be seen. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;

/**
 * Text as a Chinese printer can set it: `¥` becomes `￥` and `•` becomes `·` (both have four bytes in GB18030, whose
 * digits a two-byte firmware prints as such), foreign blanks become spaces, compatibility ideographs their unified
 * form, and what cannot be seen is dropped, so that no control byte of a document ever reaches the wire.
 */
export function normaliseForPrinter(text: string): string {
  if (ALL_PLAIN.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(FOREIGN_BLANKS, ' ')
    .replaceAll('\u00a5', '\uffe5')
    .replaceAll('\u2022', '\u00b7')
    .replaceAll(/[\u2010\u2011]/g, '-')
    .replace(INVISIBLE, '');
}

/**
 * The width of normalised text in half-width cells: one for ASCII, two for every other character, whether it comes
 * from the printer's font, is drawn as dots, or is substituted. This equals the GBK byte count, never the Unicode
 * East Asian width: `·`, `—` and `①` take two cells on a printer.
 */
export function cellsOf(text: string): number {
  let cells = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) cells += 1;
    else if ((unit & 0xfc00) !== 0xdc00) cells += 2;
  }
  return cells;
}

/**
 * Two-byte codes by UTF-16 unit; 0 where there is none. ASCII is not in it, nor are private-use cells, in which
 * firmware has nothing, nor codes of any other length.
 */
export type TwoByteCodes = Uint16Array;

/** Ends each pair, so that one which stands for nothing cannot swallow the next. */
const PAIR_END = 0x0a;
/** These got their two-byte codes with GB 18030-2022; in older firmware the cells are private use. */
const SINCE_2022 = /^[\u9fb4-\u9fbb\ufe10-\ufe19]$/;
/** GBK is older than the euro, to which the web's decoder gives a cell that only GB 18030 has. */
const EURO = '\u20ac';

/** All pairs are decoded at once: one by one they take a tenth of a second of every start. */
function makeTwoByteCodes(encoding: PrinterEncoding): TwoByteCodes {
  const pairs = allPairs();
  const texts = new TextDecoder(encoding).decode(pairs).split('\n');
  const codes = new Uint16Array(0x10000);
  for (const [index, text] of texts.entries()) {
    const unit = text.charCodeAt(0);
    const usable = text.length === 1 && unit >= 0x80 && unit !== 0xfffd && !isPrivateUse(unit);
    if (!usable || SINCE_2022.test(text) || (encoding === 'gbk' && text === EURO)) continue;
    // A character with two cells (U+3000) is written with the first.
    if (codes[unit] === 0) codes[unit] = pairs.readUInt16BE(index * 3);
  }
  return codes;
}

/** Every lead with every trail, each pair followed by `PAIR_END`. */
function allPairs(): Buffer {
  const trails = LAST_TRAIL - FIRST_TRAIL; // without DELETE
  const pairs = Buffer.alloc((LAST_LEAD - FIRST_LEAD + 1) * trails * 3, PAIR_END);
  let at = 0;
  for (let lead = FIRST_LEAD; lead <= LAST_LEAD; lead++) {
    for (let trail = FIRST_TRAIL; trail <= LAST_TRAIL; trail++) {
      if (trail === DELETE) continue;
      at = pairs.writeUInt8(trail, pairs.writeUInt8(lead, at)) + 1;
    }
  }
  return pairs;
}

const isPrivateUse = (unit: number): boolean => unit >= 0xe000 && unit <= 0xf8ff;

const made = new Map<PrinterEncoding, TwoByteCodes>();

/** The code table of an encoding, made once per process (about 24,000 entries, a few milliseconds). */
export function twoByteCodes(encoding: PrinterEncoding): TwoByteCodes {
  const known = made.get(encoding);
  if (known !== undefined) return known;
  const codes = makeTwoByteCodes(encoding);
  made.set(encoding, codes);
  return codes;
}

/** The distinct characters of normalised text that have no two-byte code, in order of appearance. */
export function rareCharactersOf(text: string, codes: TwoByteCodes): string[] {
  const rare = new Set<string>();
  for (const character of text) {
    const unit = character.charCodeAt(0);
    if (unit >= 0x80 && (character.length > 1 || codes[unit] === 0)) rare.add(character);
  }
  return [...rare];
}
