import type { InvoiceDraft } from '../contract/invoice.ts';
import { isRealDay } from './days.ts';

/**
 * What the code on an invoice says. Nothing of it is believed: every line is shown in large print and confirmed by hand.
 */

/**
 * Kinds of VAT invoices in the code's second item (upstream spec §8.1, §9.3): 01 special, 04 ordinary, 08 electronic special,
 * 10 electronic ordinary, 11 roll, 14 toll, 31 and 32 fully digital, 100 on a block chain.
 */
const VAT_KINDS: ReadonlySet<string> = new Set(['01', '04', '08', '10', '11', '14', '31', '32', '100']);
/** Items that a VAT code has at least: version, kind, code, number, amount, date. */
const LEAST_VAT_ITEMS = 6;

/** Full-width commas and blanks, as some scanners make them of the plain ones. */
function plain(text: string): string {
  return text
    .trim()
    .replaceAll('，', ',')
    .replace(/\s*,\s*/g, ',');
}

/**
 * Reads the code of a VAT invoice or of a receipt under the finance department; undefined where it is neither.
 *
 * - VAT: `01,kind,code,number,amount,date,check,…`; the code is empty and the number has 20 digits where the invoice is
 *   fully digital (upstream spec §8.1).
 * - Receipt: its layout is known nowhere. Numbers are told by their shapes, code 8 digits, number 10, check 6 characters, in a
 *   list or in the query of an address (upstream spec §8.2); what is not found stays empty.
 */
export function invoiceFromCode(text: string): InvoiceDraft | undefined {
  const code = plain(text);
  return vatInvoice(code.split(',')) ?? receipt(code);
}

function vatInvoice(items: readonly string[]): InvoiceDraft | undefined {
  const [version, kind = '', code = '', number = '', amount = '', date = '', check = ''] = items;
  if (version !== '01' || !VAT_KINDS.has(kind) || items.length < LEAST_VAT_ITEMS) return undefined;
  const coded = /^(\d{10}|\d{12})$/.test(code) && /^\d{8}$/.test(number);
  const digital = code === '' && /^\d{20}$/.test(number);
  if (!coded && !digital) return undefined;
  return {
    kind: 'vat',
    code,
    number,
    check: /^\d{20}$/.test(check) ? check : '',
    date: dayOfDigits(date),
    amount: amountOf(amount),
  };
}

/** The parts of a receipt's code: of a list, or the values of an address's query and the segments of its path. */
function partsOf(code: string): readonly string[] {
  const address = /^https?:\/\/[^/?#]+(.*)$/i.exec(code);
  return decoded(address?.[1] ?? code)
    .split(/[,|;&?#/\n]/)
    .map((part) => part.replace(/^[\w-]+[=:]/, '').trim());
}

/** The text without its percent signs; as it is where they make no sense. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function receipt(text: string): InvoiceDraft | undefined {
  const parts = partsOf(text);
  const days = parts.filter((part) => dayOfDigits(part) !== '');
  const code = parts.find((part) => /^\d{8}$/.test(part) && !days.includes(part)) ?? '';
  const number = parts.find((part) => /^\d{10}$/.test(part)) ?? '';
  if (code === '' || number === '') return undefined;
  const amount = parts.find((part) => /^\d{1,8}\.\d{1,2}$/.test(part)) ?? '';
  const check = parts.find((part) => /^[0-9A-Za-z]{6}$/.test(part) && part !== amount) ?? '';
  return {
    kind: 'e-receipt',
    code,
    number,
    check,
    date: dayOfDigits(days[0] ?? ''),
    amount: amountOf(amount),
  };
}

/** `20261123` as `2026-11-23`; empty where it is no real day of this century. */
function dayOfDigits(text: string): string {
  const digits = text.replaceAll('-', '');
  if (!/^20\d{6}$/.test(digits)) return '';
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  return isRealDay(day) ? day : '';
}

/** Yuan with two decimals; empty for anything else, such as a negative amount. */
function amountOf(text: string): string {
  const parts = /^(\d{1,8})(?:\.(\d{1,2}))?$/.exec(text);
  return parts === null ? '' : `${Number(parts[1])}.${(parts[2] ?? '').padEnd(2, '0')}`;
}
