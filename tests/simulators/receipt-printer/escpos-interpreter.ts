import { encode } from 'uqr';
import type { FirmwareFont } from './firmware-font.ts';
import { type Align, dotsAcross, type PaperRoll, type SetCharacter } from './paper.ts';

/** What the interpreter needs of the machine around it. */
export interface Mechanism {
  readonly paper: PaperRoll;
  readonly font: FirmwareFont;
  readonly widthDots: number;
  /** Sends bytes back to the host. */
  reply(bytes: readonly number[]): void;
  /** The paper sensors in the form of `GS r 1`. */
  paperSensors(): number;
  /** `GS a n`. */
  automaticStatus(mask: number): void;
  /** Whether this firmware knows process ids. */
  readonly processIds: boolean;
  /** A picture stored in the printer, by number or key; nothing is printed where none is. */
  storedPicture(key: string): StoredPicture | undefined;
  /** Buzzer and door pulse. */
  sound(parameters: Uint8Array): void;
  /** `GS FF`: dots to the next black mark. */
  dotsToMark(): number;
}

/** A picture in the printer's memory. */
export interface StoredPicture {
  readonly rowBytes: number;
  readonly rows: Uint8Array;
}

/** Eats one byte at a time, in the order of the buffer; commands take effect when their last byte is eaten. */
export type Interpreter = Generator<undefined, never, number>;

const LINE_SPACING = 34;
const ALIGNMENTS: readonly Align[] = ['left', 'centre', 'right'];
const CORRECTIONS = ['L', 'M', 'Q', 'H'] as const;
const gb18030 = new TextDecoder('gb18030');

/** The state that `ESC @` resets, and what it does to the paper. */
class Typesetter {
  readonly #mechanism: Mechanism;
  /** Commands this firmware does not know, as hex; a driver that causes any is wrong. */
  readonly #unknown: string[];
  line: SetCharacter[] = [];
  align: Align = 'left';
  bold = false;
  /** ASCII takes its size from `GS !` alone, hanzi from whichever of `GS !` and `FS !` came last. */
  ascii = { wide: 1, high: 1 };
  hanzi = { wide: 1, high: 1 };
  chinese = true;
  spacing = LINE_SPACING;
  drawn = new Map<number, Uint8Array>();
  qr = { module: 3, correction: 0, data: '' };

  constructor(mechanism: Mechanism, unknown: string[]) {
    this.#mechanism = mechanism;
    this.#unknown = unknown;
  }

  reset(): void {
    Object.assign(this, new Typesetter(this.#mechanism, this.#unknown));
  }

  complain(...bytes: readonly number[]): void {
    this.#unknown.push(Buffer.from(bytes).toString('hex'));
  }

  put(text: string, dots: Uint8Array, size: { readonly wide: number; readonly high: number }): void {
    const character = { text, dots, ...size, bold: this.bold };
    const used = this.line.reduce((sum, other) => sum + dotsAcross(other), 0);
    // A full line is printed when the next character comes, not before: a line feed then finds it still waiting.
    if (used + dotsAcross(character) > this.#mechanism.widthDots) this.feedLine();
    this.line.push(character);
  }

  putHanzi(lead: number, trail: number): void {
    const code = (lead << 8) | trail;
    const drawing = this.drawn.get(code);
    if (drawing !== undefined) {
      this.put(this.#mechanism.font.nameDrawing(drawing), drawing, this.hanzi);
      return;
    }
    const text = gb18030.decode(Uint8Array.of(lead, trail));
    if (text.length !== 1 || text === '\ufffd') this.complain(lead, trail);
    else this.put(text, this.#mechanism.font.dots(text), this.hanzi);
  }

  feedLine(): void {
    const tallest = this.line.reduce((most, { high }) => Math.max(most, high * 24), 0);
    const height = Math.max(this.spacing, tallest);
    this.#mechanism.paper.add({ kind: 'line', characters: this.line, align: this.align, height });
    this.line = [];
  }

  feedDots(height: number): void {
    if (this.line.length > 0) this.feedLine();
    if (height > 0) this.#mechanism.paper.add({ kind: 'blank', height });
  }

  picture(rowBytes: number, rows: Uint8Array, text?: string): void {
    if (this.line.length > 0) this.feedLine();
    this.#mechanism.paper.add({ kind: 'picture', text, rowBytes, rows, align: this.align });
  }

  stored(key: string): void {
    const picture = this.#mechanism.storedPicture(key);
    if (picture !== undefined) this.picture(picture.rowBytes, picture.rows, `logo ${key}`);
  }

  /** Wider than the paper: nothing is printed, as the manuals say. */
  printQr(): void {
    const { module, correction, data } = this.qr;
    const ecc = CORRECTIONS[correction] ?? 'L';
    const { size, data: modules } = encode(data, { ecc, border: 0, boostEcc: false });
    if (size * module > this.#mechanism.widthDots) return;
    const rowBytes = Math.ceil((size * module) / 8);
    const rows = new Uint8Array(rowBytes * size * module);
    for (let y = 0; y < size * module; y++) {
      for (let x = 0; x < size * module; x++) {
        if (modules[Math.floor(y / module)]?.[Math.floor(x / module)] !== true) continue;
        const at = y * rowBytes + (x >> 3);
        rows[at] = rows[at]! | (0x80 >> (x & 7));
      }
    }
    this.picture(rowBytes, rows, `QR ${data}`);
  }
}

function* word(): Generator<undefined, number, number> {
  const low = yield;
  return low | ((yield) << 8);
}

function* take(count: number): Generator<undefined, Uint8Array, number> {
  const bytes = new Uint8Array(count);
  for (let at = 0; at < count; at++) bytes[at] = yield;
  return bytes;
}

function* afterEsc(set: Typesetter, mechanism: Mechanism): Generator<undefined, void, number> {
  const command = yield;
  switch (String.fromCharCode(command)) {
    case '@':
      mechanism.automaticStatus(0);
      return set.reset();
    case 'a':
      set.align = ALIGNMENTS[(yield) % 48] ?? 'left';
      return;
    case 'E':
      set.bold = ((yield) & 1) === 1;
      return;
    case 'd':
      if (set.line.length > 0) set.feedLine();
      return set.feedDots((yield) * set.spacing);
    case 'J':
      return set.feedDots(yield);
    case '*': {
      const mode = yield;
      const columns = yield* word();
      const dots = yield* take(columns * (mode >= 32 ? 3 : 1));
      if (mode !== 33) return set.complain(0x1b, command, mode);
      return set.put(mechanism.font.nameDrawing(dots), dots, { wide: 1, high: 1 });
    }
    case 'B':
      return mechanism.sound(yield* take(2));
    case 'p':
      return mechanism.sound(yield* take(3));
    case '2':
      set.spacing = LINE_SPACING;
      return;
    case '3':
      set.spacing = yield;
      return;
    default:
      set.complain(0x1b, command);
  }
}

function* afterFs(set: Typesetter): Generator<undefined, void, number> {
  const command = yield;
  switch (String.fromCharCode(command)) {
    case '&':
      set.chinese = true;
      return;
    case '.':
      set.chinese = false;
      return;
    case '!': {
      const n = yield;
      set.hanzi = { wide: (n & 4) === 0 ? 1 : 2, high: (n & 8) === 0 ? 1 : 2 };
      return;
    }
    case 'p': {
      const number = yield;
      yield;
      return set.stored(String(number));
    }
    case '2': {
      const code = ((yield) << 8) | (yield);
      const dots = yield* take(72);
      if (code >= 0xfea1 && code <= 0xfefe) set.drawn.set(code, dots);
      else set.complain(0x1c, command, code >> 8, code & 0xff);
      return;
    }
    default:
      set.complain(0x1c, command);
  }
}

function* afterGs(set: Typesetter, mechanism: Mechanism): Generator<undefined, void, number> {
  const command = yield;
  switch (String.fromCharCode(command)) {
    case '!': {
      const n = yield;
      set.ascii = { wide: (n >> 4) + 1, high: (n & 15) + 1 };
      set.hanzi = set.ascii;
      return;
    }
    case 'V': {
      const kind = yield;
      if (kind === 65 || kind === 66) set.feedDots(yield);
      else if (set.line.length > 0) return set.complain(0x1d, command, kind);
      return mechanism.paper.cut(kind === 65 || kind === 0 || kind === 48 ? 'full' : 'partial');
    }
    case 'v': {
      yield* take(2);
      const rowBytes = yield* word();
      const rows = yield* word();
      return set.picture(rowBytes, yield* take(rowBytes * rows));
    }
    case '\f':
      return set.feedDots(mechanism.dotsToMark());
    case 'r':
      yield;
      return mechanism.reply([mechanism.paperSensors()]);
    case 'a':
      return mechanism.automaticStatus(yield);
    case '(':
      return yield* afterGsBracket(set, mechanism);
    default:
      set.complain(0x1d, command);
  }
}

function* afterGsBracket(set: Typesetter, mechanism: Mechanism): Generator<undefined, void, number> {
  const family = String.fromCharCode(yield);
  const body = yield* take(yield* word());
  const [first, fn] = body;
  if (family === 'L' && first === 0x30 && fn === 0x45)
    return set.stored(String.fromCharCode(...body.subarray(2, 4)));
  if (family === 'H' && first === 0x30 && fn === 0x30 && mechanism.processIds)
    return mechanism.reply([0x37, 0x22, ...body.subarray(2, 6), 0]);
  if (family !== 'k' || first !== 0x31) return set.complain(0x1d, 0x28, ...Buffer.from(family), ...body);
  switch (fn) {
    case 0x41:
      return;
    case 0x43:
      set.qr.module = body[2]!;
      return;
    case 0x45:
      set.qr.correction = body[2]! - 0x30;
      return;
    case 0x50:
      set.qr.data = new TextDecoder('utf-8', { fatal: true }).decode(body.subarray(3));
      return;
    case 0x51:
      if (set.line.length > 0) return set.complain(0x1d, 0x28, 0x6b, fn);
      return set.printQr();
    default:
      set.complain(0x1d, 0x28, 0x6b, fn ?? 0);
  }
}

/** ESC/POS as Chinese firmware reads it, from the manuals' tables, not from the driver. */
export function* interpretEscPos(mechanism: Mechanism, unknown: string[]): Interpreter {
  const set = new Typesetter(mechanism, unknown);
  for (;;) {
    const byte = yield;
    if (byte === 0x0a) set.feedLine();
    else if (byte === 0x1b) yield* afterEsc(set, mechanism);
    else if (byte === 0x1c) yield* afterFs(set);
    else if (byte === 0x1d) yield* afterGs(set, mechanism);
    else if (byte >= 0x81 && set.chinese) set.putHanzi(byte, yield);
    else if (byte >= 0x20 && byte < 0x7f)
      set.put(String.fromCharCode(byte), mechanism.font.dots(String.fromCharCode(byte)), set.ascii);
    else set.complain(byte);
  }
}
