import { ScannerBase, type ScannerOutput, type ShownCode } from './scanner-model.ts';

const SHIFT = 0x02;
const ALT = 0x04;
const ENTER = 0x28;
const KEYPAD_0 = 0x62;
const KEYPAD_1 = 0x59;

/** US keys by character: usage, and whether Shift is held. A table of its own, key by key as printed on a keyboard. */
const ROWS: readonly (readonly [string, string, readonly number[]])[] = [
  ['1234567890', '!@#$%^&*()', [0x1e, 0x1f, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x27]],
  ['-=[]\\', '_+{}|', [0x2d, 0x2e, 0x2f, 0x30, 0x31]],
  [";'`,./", ':"~<>?', [0x33, 0x34, 0x35, 0x36, 0x37, 0x38]],
  [' \t', '', [0x2c, 0x2b]],
];

function keyOf(character: string): { readonly usage: number; readonly shift: boolean } | undefined {
  if (/^[a-z]$/.test(character)) return { usage: character.charCodeAt(0) - 0x61 + 4, shift: false };
  if (/^[A-Z]$/.test(character)) return { usage: character.charCodeAt(0) - 0x41 + 4, shift: true };
  for (const [plain, shifted, usages] of ROWS) {
    for (const [row, shift] of [
      [plain, false],
      [shifted, true],
    ] as const) {
      const usage = usages[row.indexOf(character)];
      if (row.includes(character) && usage !== undefined) return { usage, shift };
    }
  }
  return undefined;
}

/** A wedge: it types each code and Enter. What has no key it types as numbers with Alt, if it is set so. */
export class KeyboardScanner extends ScannerBase {
  readonly #reportId: number | undefined;
  /** How a character without a key is typed: not at all, byte by byte, or as one number of two bytes. */
  altCodes: 'none' | 'bytes' | 'pairs' = 'none';

  constructor(out: ScannerOutput, reportId?: number) {
    super(out, true);
    this.#reportId = reportId;
  }

  receive(_report: Uint8Array): void {
    // The lights of the lock keys.
    this.obeyed('lights');
  }

  protected override send(code: ShownCode): void {
    for (const [index, byte] of this.whole(code.bytes).entries()) this.#type(byte, code.bytes[index + 1]);
    if (this.faults.half !== true) this.#stroke(ENTER, 0);
  }

  #type(byte: number, next: number | undefined): void {
    const key = byte < 0x80 ? keyOf(String.fromCharCode(byte)) : undefined;
    if (key !== undefined) this.#stroke(key.usage, key.shift ? SHIFT : 0);
    else if (this.altCodes === 'none') this.#stroke(0x87, 0);
    else this.#typeNumber(this.altCodes === 'bytes' ? byte : byte * 256 + (next ?? 0));
  }

  #typeNumber(value: number): void {
    for (const digit of String(value).padStart(4, '0')) {
      this.#stroke(digit === '0' ? KEYPAD_0 : KEYPAD_1 + Number(digit) - 1, ALT);
    }
    this.#report(0, 0);
  }

  #stroke(usage: number, modifiers: number): void {
    this.#report(usage, modifiers);
    this.#report(0, modifiers);
    if (modifiers === SHIFT) this.#report(0, 0);
  }

  #report(usage: number, modifiers: number): void {
    const keys = [modifiers, 0, usage, 0, 0, 0, 0, 0];
    this.out(Uint8Array.from(this.#reportId === undefined ? keys : [this.#reportId, ...keys]));
  }
}
