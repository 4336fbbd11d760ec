import type { CodeFailure } from '../contract/failures.ts';
import { hasValidCheckCharacter } from '../contract/id-number.ts';
import { invoiceFromCode } from './invoice-codes.ts';

/**
 * What a scanned text is. The screen's context decides first and the shape second, because shapes collide (upstream spec
 * §7.1, §9.3): an all-digit ID number from provinces 11 to 15, so also from 潞城 and 夏县 in 14, looks like a WeChat
 * payment code, and a UnionPay card number looks like a UnionPay code.
 */

/** What a code can turn out to be. */
export type CodeKind =
  | 'voucher'
  | 'wrong-package'
  | 'wechat-payment'
  | 'alipay-payment'
  | 'unionpay-payment'
  | 'ecny-payment'
  | 'id-number'
  | 'vat-invoice'
  | 'e-receipt'
  | 'web-address'
  | 'unknown';

/** What a screen may ask to be shown. */
export type WantedCode = 'voucher' | 'payment' | 'id-number' | 'invoice' | 'web-address';

/** VAT invoice QR: `01,` and a kind of invoice, then number, date, amount; told by that alone where the rest makes no sense. */
const VAT_INVOICE = /^01,(01|04|08|10|11|14|31|32|100),/;

const SHAPES: readonly (readonly [Exclude<CodeKind, 'unknown'>, (text: string) => boolean])[] = [
  ['voucher', (text) => /^424\d{25}$/.test(text)],
  ['wrong-package', (text) => text.startsWith('opc')],
  ['id-number', (text) => hasValidCheckCharacter(text.toUpperCase())],
  ['wechat-payment', (text) => /^1[0-5]\d{16}$/.test(text)],
  ['alipay-payment', (text) => /^(2[5-9]|30)\d{14,22}$/.test(text)],
  ['unionpay-payment', (text) => /^62\d{17}$/.test(text)],
  ['ecny-payment', (text) => /^01\d{17}$/.test(text)],
  ['vat-invoice', (text) => VAT_INVOICE.test(text) || invoiceFromCode(text)?.kind === 'vat'],
  // Its address, where it is one, says less than the numbers in it.
  ['e-receipt', (text) => invoiceFromCode(text)?.kind === 'e-receipt'],
  ['web-address', (text) => /^https?:\/\/[^\s/]+/i.test(text)],
];

const MEANT: Record<Exclude<CodeKind, 'unknown' | 'wrong-package'>, WantedCode> = {
  voucher: 'voucher',
  'id-number': 'id-number',
  'wechat-payment': 'payment',
  'alipay-payment': 'payment',
  'unionpay-payment': 'payment',
  'ecny-payment': 'payment',
  'vat-invoice': 'invoice',
  'e-receipt': 'invoice',
  'web-address': 'web-address',
};

/**
 * The kind of a code: of the shapes it has the one that the screen wants, else the first of the list above.
 * @param text a scan's text; spaces and line ends around it do not count
 * @param wanted what the present screen asks to be shown; empty where it asks for nothing
 */
export function classifyCode(text: string, wanted: readonly WantedCode[]): CodeKind {
  const trimmed = text.trim();
  const kinds = SHAPES.filter(([, has]) => has(trimmed)).map(([kind]) => kind);
  const fitting = kinds.find((kind) => kind !== 'wrong-package' && wanted.includes(MEANT[kind]));
  return fitting ?? kinds[0] ?? 'unknown';
}

/** What is said of a code that the present screen did not want. */
export function sentenceFor(kind: CodeKind): CodeFailure {
  switch (kind) {
    case 'voucher':
      return 'code-not-wanted';
    case 'wrong-package':
      return 'code-wrong-package';
    case 'wechat-payment':
    case 'alipay-payment':
    case 'unionpay-payment':
    case 'ecny-payment':
      return 'code-is-payment';
    case 'id-number':
      return 'code-is-id-number';
    case 'vat-invoice':
    case 'e-receipt':
      return 'code-is-invoice';
    case 'web-address':
      return 'code-is-address';
    case 'unknown':
      return 'code-not-recognised';
  }
}
