import { ReportSocket } from '../support/report-socket.ts';

/** How a keypad lays its reports out: a boot keyboard; one bit per key in a numbered report; a boot keyboard that says nothing of itself. */
export const keypadLayouts = ['boot', 'bits', 'undescribed'] as const;
export type KeypadLayout = (typeof keypadLayouts)[number];

/** HID usages of the keys, in the order of their bits. */
const KEYS = { previous: 0x52, next: 0x51, activate: 0x28, back: 0x29, help: 0x3a } as const;
export const keyNames = ['previous', 'next', 'activate', 'back', 'help'] as const;
export type KeyName = (typeof keyNames)[number];

/** HID 1.11 appendix B.1. */
const BOOT_KEYBOARD =
  '05010906a101050719e029e71500250175019508810295017508810195057501050819012905910295017503910195067508150025650507190029658100c0';
/** Report 3: a bit for each of five usages, three bits of padding. */
const FIVE_BITS = '05010906a101850305070951095209280929093a15002501750195058102750195038101c0';
/** The order in which the descriptor above names them. */
const BIT_ORDER: readonly KeyName[] = ['next', 'previous', 'activate', 'back', 'help'];
const BITS_REPORT = 3;
const BOOT_REPORT_BYTES = 8;
const BOOT_KEYS_AT = 2;
/** Usage 1, ErrorRollOver: more keys are down than the report can tell. */
const ROLL_OVER = 1;

/** A tactile keypad at the end of a cable that can be pulled; every change of its keys is one report. */
export class SimulatedKeypad {
  readonly layout: KeypadLayout;
  readonly #socket: ReportSocket;
  readonly #down = new Set<KeyName>();

  constructor(layout: KeypadLayout, path: string) {
    this.layout = layout;
    this.#socket = new ReportSocket(path, { report: () => undefined });
  }

  get path(): string {
    return this.#socket.path;
  }

  /** Its report descriptor in hexadecimal; null where the system does not show one. */
  get descriptor(): string | null {
    if (this.layout === 'undescribed') return null;
    return this.layout === 'boot' ? BOOT_KEYBOARD : FIVE_BITS;
  }

  get down(): readonly KeyName[] {
    return [...this.#down];
  }

  plug(): Promise<void> {
    return this.#socket.plug();
  }

  unplug(): void {
    this.#down.clear();
    this.#socket.unplug();
  }

  /** Presses or lets go of a key; gives whether somebody listens. */
  set(key: KeyName, isDown: boolean): boolean {
    if (isDown) this.#down.add(key);
    else this.#down.delete(key);
    return this.say();
  }

  /** Says once more what is down, as a keypad does that repeats itself. */
  say(): boolean {
    return this.#socket.send(this.#report());
  }

  /** Says that more keys are down than it can tell; a keypad with a bit for each key never has to. */
  rollOver(): boolean {
    const report = new Uint8Array(BOOT_REPORT_BYTES).fill(ROLL_OVER, BOOT_KEYS_AT);
    return this.#socket.send(report);
  }

  #report(): Uint8Array {
    if (this.layout === 'bits') {
      const bits = BIT_ORDER.reduce((sum, key, bit) => (this.#down.has(key) ? sum | (1 << bit) : sum), 0);
      return Uint8Array.of(BITS_REPORT, bits);
    }
    const report = new Uint8Array(BOOT_REPORT_BYTES);
    report.set(
      this.down.map((key) => KEYS[key]),
      BOOT_KEYS_AT,
    );
    return report;
  }
}
