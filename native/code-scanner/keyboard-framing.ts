import type { KeyboardLayout } from './keyboard-layout.ts';
import { characterOf, isEnter, isLock, keypadDigitOf } from './keyboard-usages.ts';
import { PayloadStore, type ScanFramer, type ScannerInput } from './scan-framer.ts';

/** Modifier bits of a boot keyboard report: left and right. */
const CONTROL = 0x11;
const SHIFT = 0x22;
const ALT = 0x44;
const META = 0x88;
/** The first usages are no keys but errors; 01 says that more keys are down than the report can tell. */
const FIRST_KEY = 0x04;
const ROLL_OVER = 0x01;
/** A larger number typed with Alt may be GBK or Unicode, and nobody can tell. */
const LARGEST_ALT_BYTE = 0xff;

class KeyboardFramer implements ScanFramer {
  readonly #partialMs: number;
  readonly #layout: KeyboardLayout;
  readonly #code = new PayloadStore();
  #down: ReadonlySet<number> = new Set();
  #altDigits = '';
  #altDown = false;
  /** A key was pressed whose character cannot be told: a hanzi, or another layout. */
  #unreadable = false;

  constructor(partialMs: number, layout: KeyboardLayout) {
    this.#partialMs = partialMs;
    this.#layout = layout;
  }

  get patienceMs(): number | undefined {
    return this.#begun ? this.#partialMs : undefined;
  }

  get #begun(): boolean {
    return !this.#code.isEmpty || this.#unreadable || this.#altDigits !== '';
  }

  take(report: Uint8Array): ScannerInput[] {
    const { reportId, modifiersAt, keysAt, keyCount } = this.#layout;
    if (reportId !== undefined && report[0] !== reportId) return [];
    const modifiers = report[modifiersAt];
    if (modifiers === undefined) return [];
    const keys = new Set(report.subarray(keysAt, keysAt + keyCount));
    if (keys.has(ROLL_OVER)) {
      this.#unreadable = true;
      return [];
    }
    const inputs: ScannerInput[] = [];
    this.#followAlt((modifiers & ALT) !== 0);
    for (const key of keys) {
      if (key >= FIRST_KEY && !this.#down.has(key)) inputs.push(...this.#press(key, modifiers));
    }
    this.#down = keys;
    return inputs;
  }

  silence(): ScannerInput[] {
    return this.#begun ? this.#drop() : [];
  }

  #press(key: number, modifiers: number): ScannerInput[] {
    if (isEnter(key)) return this.#enter();
    if (isLock(key)) return [];
    const digit = keypadDigitOf(key);
    if (this.#altDown && digit !== undefined) this.#altDigits += digit;
    else if ((modifiers & (CONTROL | META | ALT)) !== 0) this.#unreadable = true;
    else this.#type(characterOf(key, (modifiers & SHIFT) !== 0));
    return [];
  }

  #type(character: string | undefined): void {
    if (character === undefined) this.#unreadable = true;
    else this.#code.add(Uint8Array.of(character.charCodeAt(0)));
  }

  /** A number typed while Alt is held stands for one byte; scanners type what has no key that way. */
  #followAlt(down: boolean): void {
    if (this.#altDown && !down && this.#altDigits !== '') {
      const value = Number(this.#altDigits);
      if (value > LARGEST_ALT_BYTE) this.#unreadable = true;
      else this.#code.add(Uint8Array.of(value));
      this.#altDigits = '';
    }
    this.#altDown = down;
  }

  #enter(): ScannerInput[] {
    return this.#unreadable ? this.#drop() : this.#code.takeScan();
  }

  #drop(): ScannerInput[] {
    this.#code.clear();
    this.#unreadable = false;
    this.#altDigits = '';
    return [{ kind: 'incomplete' }];
  }
}

/**
 * Scans that a keyboard wedge types, read from its own reports. A scan ends with Enter. Only what the US layout has keys for, and bytes typed with Alt, can be kept: a scan with any
 * other key is `incomplete`, for its text would be wrong (spec §5.1).
 */
export function createKeyboardFramer(partialMs: number, layout: KeyboardLayout): ScanFramer {
  return new KeyboardFramer(partialMs, layout);
}
