/** The 31 characters of GB 32100: digits and capital letters without I, O, S, V and Z. */
export const CREDIT_CODE_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** The weights of GB 32100, powers of 3 modulo 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** The check character of a code's first 17 characters (GB 32100 5.6); undefined where one of them is none of the 31. */
export function creditCodeCheck(first17: string): string | undefined {
  const values = Array.from(first17, (character) => CREDIT_CODE_CHARACTERS.indexOf(character));
  if (values.length !== WEIGHTS.length || values.includes(-1)) return undefined;
  const sum = values.reduce((total, value, at) => total + value * (WEIGHTS[at] ?? 0), 0);
  return CREDIT_CODE_CHARACTERS[(CREDIT_CODE_CHARACTERS.length - (sum % 31)) % 31];
}

/** A unified social credit code of 18 characters whose last one fits the others. */
export function isCreditCode(code: string): boolean {
  return code.length === 18 && creditCodeCheck(code.slice(0, 17)) === code.slice(17);
}
