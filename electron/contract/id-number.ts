import type { Day, Sex } from './id-card.ts';

/** ISO 7064 MOD 11-2: 2^(18-i) mod 11 for the digits 1 to 17 (GB 11643-1999). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

/** Whether 18 characters have the form and the check character of GB 11643. Holds for J and 2023 foreigner numbers too. */
export function hasValidCheckCharacter(number: string): boolean {
  if (!/^\d{17}[\dX]$/.test(number)) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return CHECK_CHARACTERS[sum % 11] === number[17];
}

/** Whether what the number says of its holder is what the card says: birth in digits 7 to 14, sex in digit 17. */
export function agreesWithHolder(number: string, birth: Day, sex: Sex): boolean {
  if (number.slice(6, 14) !== birth.replaceAll('-', '')) return false;
  if (sex === 'unknown' || sex === 'not-stated') return true;
  return (Number(number[16]) % 2 === 1) === (sex === 'male');
}
