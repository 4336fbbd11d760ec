/** A scanner without its cable: it hears what the computer sends and says what its wire would carry. */
export interface ScannerModel {
  /** What the scanner's engine is doing: reading whatever is shown, or dark. */
  readonly reading: boolean;
  /** Whether its aiming pattern is lit. */
  readonly aiming: boolean;
  /** Commands it understood, in order, by their own names; `refused …` for those it did not. */
  readonly log: readonly string[];
  /** Bytes of the line, or one output report with its id. */
  receive(bytes: Uint8Array): void;
  /** A code is held before the window: `false` when the scanner is dark. */
  show(code: ShownCode): boolean;
  /** Forgets everything that a scanner forgets without power. */
  powerOff(): void;
}

export interface ShownCode {
  readonly bytes: Uint8Array;
  /** AIM identifier of the symbology; QR model 2 where left out. */
  readonly aim?: string;
}

/** What a model can be told to get wrong. */
export interface ScannerFaults {
  /** Answers commands with a refusal. */
  refuse?: boolean;
  /** Answers no command. */
  silent?: boolean;
  /** Sends the first half of each code and no more. */
  half?: boolean;
  /** Sends each packet or part twice. */
  double?: boolean;
}

/** Where a model speaks: each call is one write to the line, or one input report. */
export type ScannerOutput = (bytes: Uint8Array) => void;

/** The code behind an identifier that most scanners send for QR codes. */
export const QR_MODEL_2 = ']Q1';

/** What every model shares: log, faults, and whether the engine reads. */
export abstract class ScannerBase implements ScannerModel {
  readonly faults: ScannerFaults = {};
  readonly log: string[] = [];
  protected readonly out: ScannerOutput;
  #reading: boolean;
  #aiming = false;
  readonly #readsFromTheStart: boolean;

  constructor(out: ScannerOutput, readsFromTheStart: boolean) {
    this.out = out;
    this.#readsFromTheStart = readsFromTheStart;
    this.#reading = readsFromTheStart;
  }

  get reading(): boolean {
    return this.#reading;
  }

  get aiming(): boolean {
    return this.#aiming;
  }

  show(code: ShownCode): boolean {
    if (!this.#reading) return false;
    this.send(code);
    return true;
  }

  powerOff(): void {
    this.#reading = this.#readsFromTheStart;
    this.#aiming = false;
  }

  abstract receive(bytes: Uint8Array): void;

  protected abstract send(code: ShownCode): void;

  protected obeyed(command: string): void {
    this.log.push(command);
  }

  protected refused(command: string): void {
    this.log.push(`refused ${command}`);
  }

  protected switchAiming(on: boolean): void {
    this.#aiming = on;
  }

  protected switchReading(on: boolean): void {
    this.#reading = on;
  }

  /** The part of a code that still leaves a scanner with the fault `half`. */
  protected whole(bytes: Uint8Array): Uint8Array {
    return this.faults.half === true ? bytes.subarray(0, Math.ceil(bytes.length / 2)) : bytes;
  }
}
