import type { Day, Sex } from '../../electron/contract/id-card.ts';

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

/** `YYYYMMDD` as a calendar day; undefined when there is no such day. */
export function dayOf(text: string): Day | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return exists ? `${year}-${month}-${day}` : undefined;
}

/** GB/T 2261.1: 1 male, 2 female, 9 not stated; 0 and whatever else a card may carry is unknown. */
export function sexOf(code: string): Sex {
  switch (code) {
    case '1':
      return 'male';
    case '2':
      return 'female';
    case '9':
      return 'not-stated';
    default:
      return 'unknown';
  }
}
