import { PIN_DIGITS } from '../../electron/contract/attendant.ts';

/** PINs that are tried first by whoever tries: refused where one is set, with the reason. */

const DIFFERENT_DIGITS = 3;

/** Digits that all differ from the one before by the same step: 111111, 123456, 864208 modulo ten. */
function isRun(digits: readonly number[]): boolean {
  const steps = digits.slice(1).map((digit, at) => (digit - (digits[at] ?? 0) + 10) % 10);
  return new Set(steps).size === 1;
}

/** A block said again: 121212, 123123. */
const isRepeated = (pin: string): boolean =>
  pin === pin.slice(0, 2).repeat(3) || pin === pin.slice(0, 3).repeat(2);

/** The ways people write the birth day of an ID number in six digits, and the number's own end. */
function ofTheNumber(number: string): readonly string[] {
  const year = number.slice(6, 10);
  const month = number.slice(10, 12);
  const day = number.slice(12, 14);
  const short = year.slice(2);
  return [
    short + month + day,
    day + month + short,
    month + day + short,
    year + month,
    month + year,
    number.slice(-6),
    number.slice(0, PIN_DIGITS),
    number.slice(6, 12),
    number.slice(8, 14),
  ];
}

/** Whether six digits are a day of the last hundred years, written year first: somebody's birthday, or a child's. */
function isSomeDay(pin: string): boolean {
  const month = Number(pin.slice(2, 4));
  const day = Number(pin.slice(4, 6));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/**
 * Why a PIN is too easy to guess, in the installer's words; undefined when it may be used.
 * @param pin what was typed
 * @param number the ID number of the one who will use it, where it is known
 */
export function weaknessOf(pin: string, number?: string): string | undefined {
  if (!/^\d{6}$/.test(pin)) return '密码要六位数字';
  const digits = Array.from(pin, Number);
  if (isRun(digits)) return '密码不能是连着的或相同的数字';
  if (isRepeated(pin)) return '密码不能是重复的一段';
  if (new Set(digits).size < DIFFERENT_DIGITS) return '密码至少要有三个不同的数字';
  if (number !== undefined && ofTheNumber(number).includes(pin))
    return '密码不能是生日，也不能是证件号码的一段';
  return isSomeDay(pin) ? '密码不能像生日（年月日）' : undefined;
}
