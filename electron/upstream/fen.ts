/** Above this a JSON number no longer tells every hundredth apart (doubles are spaced wider than 0.01 from 2^46 on). */
const LARGEST_EXACT_NUMBER = 2 ** 46;
/** Sign, whole yuan, and a fraction whose digits after the second are zeros. The platform's amounts are decimals 16,2. */
const AMOUNT = /^([+-]?)(\d{1,14})(?:\.(\d{1,2})0*)?$/;

/**
 * An amount of the platform (yuan, as number or text) in whole fen, exactly.
 * Undefined for what cannot be read exactly: such an amount is not shown at all rather than shown almost right.
 */
export function fenFrom(amount: unknown): number | undefined {
  if (typeof amount === 'number' && Math.abs(amount) >= LARGEST_EXACT_NUMBER) return undefined;
  if (typeof amount !== 'number' && typeof amount !== 'string') return undefined;
  const match = AMOUNT.exec(String(amount).trim());
  if (match === null) return undefined;
  const [, sign, yuan = '', fraction = ''] = match;
  const fen = Number(yuan) * 100 + Number(fraction.padEnd(2, '0'));
  if (!Number.isSafeInteger(fen)) return undefined;
  return sign === '-' && fen !== 0 ? -fen : fen;
}
