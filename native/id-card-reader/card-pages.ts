import { BASE_READ_BYTES, BASE_READ_HEAD } from './base-read.ts';

/**
 * An ID card as one PC/SC reader shows it (id-card-reader protocol §2.4): the block of 30 01 in six pages, read by the
 * pseudo-APDU `FF B0 pp 00 00`. Pages 00 to 04 are full, page 05 has the last four bytes.
 */

/** Pages 00 to 05. */
export const PAGE_COUNT = 6;
const PAGE_BYTES = 256;
const LAST_PAGE_BYTES = BASE_READ_BYTES - (PAGE_COUNT - 1) * PAGE_BYTES;
const STATUS_BYTES = 2;

/** The command for page `page`; `expected` is Le, 0 for as much as there is. */
export function readPage(page: number, expected = 0): Uint8Array {
  return Uint8Array.of(0xff, 0xb0, page, 0x00, expected);
}

/** What an answer to `readPage` is: a page, the wish to be asked for another length (6C xx), or a refusal. */
export type PageAnswer =
  | { readonly kind: 'page'; readonly content: Uint8Array }
  | { readonly kind: 'other-length'; readonly expected: number }
  | { readonly kind: 'refused' };

/** Reads an answer APDU; `content` is a view into it. */
export function pageAnswerOf(answer: Uint8Array): PageAnswer {
  const content = answer.subarray(0, Math.max(0, answer.length - STATUS_BYTES));
  const [sw1, sw2] = answer.subarray(content.length);
  if (sw1 === 0x90 && sw2 === 0x00) return { kind: 'page', content };
  if (sw1 === 0x6c && sw2 !== undefined && content.length === 0)
    return { kind: 'other-length', expected: sw2 };
  return { kind: 'refused' };
}

/**
 * Puts the pages together to the block of 30 01, a copy. Undefined unless there are six, the first five full, the last of
 * four bytes or padded to a full page, and the first opening with the lengths of a card's text and photo. The pages carry no
 * check of their own: a page of another card would go unnoticed here, which is why a card lifted between pages fails.
 */
export function assemblePages(pages: readonly Uint8Array[]): Uint8Array | undefined {
  if (pages.length !== PAGE_COUNT) return undefined;
  const last = pages[PAGE_COUNT - 1];
  if (last === undefined || (last.length !== LAST_PAGE_BYTES && last.length !== PAGE_BYTES)) return undefined;
  const full = pages.slice(0, -1);
  if (full.some((page) => page.length !== PAGE_BYTES)) return undefined;
  if (BASE_READ_HEAD.some((byte, index) => full[0]?.[index] !== byte)) return undefined;
  const block = new Uint8Array(BASE_READ_BYTES);
  full.forEach((page, index) => block.set(page, index * PAGE_BYTES));
  block.set(last.subarray(0, LAST_PAGE_BYTES), full.length * PAGE_BYTES);
  return block;
}
