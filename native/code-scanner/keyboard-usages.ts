/**
 * HID keyboard usages (page 07) as characters of the US layout, which is what scanners type unless they are set otherwise.
 * Source: USB HID Usage Tables, keyboard page.
 */

const FIRST_LETTER = 0x04;
const FIRST_DIGIT = 0x1e;
const FIRST_KEYPAD_DIGIT = 0x59;

const plain = new Map<number, string>();
const shifted = new Map<number, string>();

function place(first: number, without: string, withShift: string): void {
  for (const [index, character] of Array.from(without).entries()) plain.set(first + index, character);
  for (const [index, character] of Array.from(withShift).entries()) shifted.set(first + index, character);
}

place(FIRST_LETTER, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
place(FIRST_DIGIT, '1234567890', '!@#$%^&*()');
place(0x2b, '\t -=[]\\', '\t _+{}|');
place(0x33, ";'`,./", ':"~<>?');
place(0x54, '/*-+', '/*-+');
place(FIRST_KEYPAD_DIGIT, '1234567890.', '');

/** The character of a key, undefined for a key that types none. */
export function characterOf(usage: number, shift: boolean): string | undefined {
  return (shift ? shifted : plain).get(usage);
}

/** The digit of a key of the number block, for codes typed with Alt. */
export function keypadDigitOf(usage: number): string | undefined {
  return usage >= FIRST_KEYPAD_DIGIT && usage < FIRST_KEYPAD_DIGIT + 10 ? plain.get(usage) : undefined;
}

/** Whether a key is Enter, on either block. */
export const isEnter = (usage: number): boolean => usage === 0x28 || usage === 0x58;

/** Keys that a scanner presses on its way without typing anything: the locks. */
export const isLock = (usage: number): boolean => usage === 0x39 || usage === 0x47 || usage === 0x53;
