import { coreWords, worded } from './words.ts';

/** Masking rules of the services spec §10.3 and elderly-ui §1.5. Characters are counted as code points, so rare surnames survive. */

/** First 3 and last 4 for the resident's own screen: `110***********002X`. Short texts are hidden whole. */
export function idNumberForScreen(number: string): string {
  return number.length < 9 ? '*'.repeat(number.length) : mask(number, 3, 4);
}

/** Last 4 only, for paper. */
export function idNumberForPaper(number: string): string {
  return number.length < 9 ? '*'.repeat(number.length) : mask(number, 0, 4);
}

/** Last 4 only; the same on screen and paper. */
export function phoneMasked(phone: string): string {
  return phone.length < 7 ? '*'.repeat(phone.length) : mask(phone, 0, 4);
}

/** Last 4 only of a bank account, as banks say it. The same on screen and paper; a row of stars would break in two. */
export function accountMasked(account: string): string {
  return account.length < 8
    ? '*'.repeat(account.length)
    : worded(coreWords.answers.account, { digits: account.slice(-4) });
}

/** Surname and one star per further character, for paper: `欧**`. A single character is kept. */
export function nameForPaper(name: string): string {
  const characters = Array.from(name);
  return characters.length < 2 ? name : `${characters[0]}${'*'.repeat(characters.length - 1)}`;
}

function mask(text: string, head: number, tail: number): string {
  return text.slice(0, head) + '*'.repeat(text.length - head - tail) + text.slice(text.length - tail);
}
