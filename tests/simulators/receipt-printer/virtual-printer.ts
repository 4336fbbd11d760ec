import { automaticAnswer, type Dialect, type Sensors, statusAnswer } from './dialects.ts';
import { type Interpreter, interpretEscPos } from './escpos-interpreter.ts';
import type { FirmwareFont } from './firmware-font.ts';
import { PaperRoll, type Slip } from './paper.ts';
import { storedLogo } from './stored-logo.ts';

export type PaperState = 'enough' | 'low' | 'out';
export type Fault = 'paper-out' | 'cover' | 'power';

/** Dots across at 203 dpi. */
export const WIDTH_DOTS = { 58: 384, 80: 576 } as const;

/** What the printer looks like from outside. */
export interface PrinterState {
  readonly power: boolean;
  readonly online: boolean;
  readonly paper: PaperState;
  readonly coverOpen: boolean;
  readonly cutterError: boolean;
  readonly buffered: number;
  readonly received: number;
  readonly printed: number;
  readonly unknownCommands: readonly string[];
  readonly blankCuts: number;
  readonly slipInMouth: boolean;
  /** What was sent to buzzer and door, as hex. */
  readonly sounds: readonly string[];
}

const DLE = 0x10;
/** A small kiosk printer's receive buffer; a full one holds the host back. */
const DEFAULT_BUFFER = 4096;
/** Marks stand 100 mm apart. */
const MARK_PITCH = 800;

/**
 * A receipt printer without its wires. Bytes go through a buffer that stands still while the printer is offline and
 * goes on by itself afterwards; real-time commands are seen at the door, wherever in the stream they stand; a loss of
 * power forgets everything but the paper.
 */
export class VirtualPrinter {
  readonly paperMm: 58 | 80;
  readonly #font: FirmwareFont;
  readonly #reply: (bytes: Uint8Array) => void;
  readonly #bufferBytes: number;
  readonly #roll = new PaperRoll();
  readonly #dialect: Dialect;
  readonly #processIds: boolean;
  readonly #unknown: string[] = [];
  readonly #sounds: string[] = [];
  #interpreter: Interpreter;
  #buffer: number[] = [];
  #realTime: number[] = [];
  #power = true;
  #paper: PaperState = 'enough';
  #coverOpen = false;
  #cutterError = false;
  #forcedOffline = false;
  #automatic = 0;
  #received = 0;
  #printed = 0;
  #stop: { readonly bytes: number; readonly fault: Fault } | undefined;

  constructor(options: {
    readonly paperMm: 58 | 80;
    readonly font: FirmwareFont;
    readonly reply: (bytes: Uint8Array) => void;
    readonly bufferBytes?: number;
    readonly dialect?: Dialect;
    /** Whether it knows `GS ( H`; it does where nothing is said. */
    readonly processIds?: boolean;
  }) {
    this.paperMm = options.paperMm;
    this.#font = options.font;
    this.#reply = options.reply;
    this.#bufferBytes = options.bufferBytes ?? DEFAULT_BUFFER;
    this.#dialect = options.dialect ?? 'epson';
    this.#processIds = options.processIds ?? true;
    this.#interpreter = this.#boot();
  }

  /** Bytes off the wire. */
  receive(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (!this.#power) return;
      this.#received += 1;
      this.#atTheDoor(byte);
      this.#work();
    }
  }

  /** Whether the host should hold back; the wire decides how that is told. */
  full(): boolean {
    return this.#buffer.length >= this.#bufferBytes;
  }

  setPaper(paper: PaperState): void {
    this.#change(() => {
      this.#paper = paper;
    });
  }

  setCover(open: boolean): void {
    this.#change(() => {
      this.#coverOpen = open;
    });
  }

  setCutter(error: boolean): void {
    this.#change(() => {
      this.#cutterError = error;
    });
  }

  setOffline(offline: boolean): void {
    this.#change(() => {
      this.#forcedOffline = offline;
    });
  }

  /** Off forgets the buffer, the settings, and what stood in the line; the paper stays where it is. */
  setPower(on: boolean): void {
    if (!on) {
      this.#buffer = [];
      this.#realTime = [];
      this.#automatic = 0;
      this.#cutterError = false;
      this.#interpreter = this.#boot();
    }
    this.#power = on;
  }

  /** The fault happens when that many more bytes have been printed. */
  stopAfter(bytes: number, fault: Fault): void {
    this.#stop = { bytes: this.#printed + bytes, fault };
    this.#work();
  }

  take(): void {
    this.#roll.take();
  }

  slips(): readonly Slip[] {
    return this.#roll.slips();
  }

  state(): PrinterState {
    return {
      power: this.#power,
      online: this.#online(),
      paper: this.#paper,
      coverOpen: this.#coverOpen,
      cutterError: this.#cutterError,
      buffered: this.#buffer.length,
      received: this.#received,
      printed: this.#printed,
      unknownCommands: [...this.#unknown],
      blankCuts: this.#roll.blankCuts,
      slipInMouth: this.#roll.inMouth(),
      sounds: [...this.#sounds],
    };
  }

  #boot(): Interpreter {
    const interpreter = interpretEscPos(
      {
        paper: this.#roll,
        font: this.#font,
        widthDots: WIDTH_DOTS[this.paperMm],
        reply: (bytes) => this.#reply(Uint8Array.from(bytes)),
        paperSensors: () => (this.#paper === 'low' ? 0x03 : 0),
        processIds: this.#processIds,
        storedPicture: storedLogo,
        sound: (parameters) => this.#sounds.push(Buffer.from(parameters).toString('hex')),
        dotsToMark: () => this.#roll.dotsToMark(MARK_PITCH),
        automaticStatus: (mask) => {
          this.#automatic = mask;
          this.#tellAutomatically();
        },
      },
      this.#unknown,
    );
    interpreter.next();
    return interpreter;
  }

  #online(): boolean {
    return (
      this.#power && !this.#coverOpen && this.#paper !== 'out' && !this.#cutterError && !this.#forcedOffline
    );
  }

  #change(apply: () => void): void {
    apply();
    this.#tellAutomatically();
    this.#work();
  }

  #tellAutomatically(): void {
    if (!this.#power || this.#automatic === 0) return;
    const block = automaticAnswer(this.#dialect, this.#sensors());
    if (block.length > 0) this.#reply(Uint8Array.from(block));
  }

  #sensors(): Sensors {
    return {
      online: this.#online(),
      paper: this.#paper,
      coverOpen: this.#coverOpen,
      cutterError: this.#cutterError,
      slipInMouth: this.#roll.inMouth(),
      working: this.#buffer.length > 0,
    };
  }

  /** Sorts out real-time commands, also in the middle of a picture. */
  #atTheDoor(byte: number): void {
    this.#realTime.push(byte);
    const [first, second, third] = this.#realTime;
    if (first === DLE && (second === undefined || second === 0x04 || second === 0x05)) {
      if (third === undefined) return;
      this.#realTime = [];
      if (second === 0x04) this.#answerStatus(third);
      else this.#recover(third);
      return;
    }
    this.#buffer.push(first!);
    const rest = this.#realTime.slice(1);
    this.#realTime = [];
    for (const again of rest) this.#atTheDoor(again);
  }

  #answerStatus(question: number): void {
    const answer = statusAnswer(this.#dialect, this.#sensors(), question);
    if (answer.length > 0) this.#reply(Uint8Array.from(answer));
  }

  /** `DLE ENQ`: only a jammed cutter can be recovered from; 2 also throws the buffers away. */
  #recover(how: number): void {
    if (how === 2) {
      this.#buffer = [];
      this.#interpreter = this.#boot();
    }
    this.#cutterError = false;
  }

  #work(): void {
    while (this.#online()) {
      if (this.#stop !== undefined && this.#printed >= this.#stop.bytes) {
        this.#fail(this.#stop.fault);
        continue;
      }
      const byte = this.#buffer.shift();
      if (byte === undefined) return;
      this.#printed += 1;
      this.#interpreter.next(byte);
    }
  }

  #fail(fault: Fault): void {
    this.#stop = undefined;
    if (fault === 'paper-out') this.#paper = 'out';
    else if (fault === 'cover') this.#coverOpen = true;
    else this.setPower(false);
    this.#tellAutomatically();
  }
}
