/** Weights and check characters of GB 11643 / ISO 7064 MOD 11-2. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/**
 * An 18-character number with a valid check character. `body` is the first 17 digits.
 * Synthetic people get sequence numbers 990–999, a range kept for them: even for women, odd for men.
 */
export function withCheck(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + Number(body.charAt(index)) * weight, 0);
  return `${body}${CHECKS[sum % 11]}`;
}

/** Whether a number has 18 characters and the right check character. */
export function hasValidCheck(number: string): boolean {
  return /^\d{17}[\dX]$/.test(number) && withCheck(number.slice(0, 17)) === number;
}
