import { GS_R_MARKER } from './escpos.ts';
import type { AnswerShape } from './status-maps.ts';

/** Something a printer said. */
export type PrinterReply =
  /** The answer to a status question; it does not say to which. */
  | { readonly kind: 'status'; readonly bytes: readonly number[] }
  /** A completion marker came back: a process id, or `GS_R_MARKER` for the single byte of `GS r`. */
  | { readonly kind: 'marker'; readonly marker: string }
  /** An automatic status came: something changed. */
  | { readonly kind: 'changed' };

const XON = 0x11;
const XOFF = 0x13;
const BLOCK_START = 0x37;
const PROCESS_ID_HEADER = 0x22;
const BLOCK_END = 0x00;
/** `37 22 d1 d2 d3 d4 00` */
const PROCESS_ID_BLOCK_BYTES = 7;
const AUTOMATIC_BYTES = 4;
/** `10 0F` and four bytes of any value. */
const FULL_START = 0x10;
const FULL_HEADER = 0x0f;
const FULL_BYTES = 6;

const isStatus = (byte: number): boolean => (byte & 0x93) === 0x12;
const isAutomaticStart = (byte: number): boolean => (byte & 0x93) === 0x10;
const isPlain = (byte: number): boolean => (byte & 0x90) === 0;
const isPrintable = (byte: number): boolean => byte >= 0x20 && byte <= 0x7e;

/**
 * Tells a printer's interleaved answers apart by their fixed bits: `0xx1xx10` is `DLE EOT`, `0xx1xx00` opens an
 * automatic status of four bytes, `37…00` is a block, `0xx0xxxx` is `GS r`. `GS r` looks like the inside of an automatic
 * status, so the parser keeps state; answers without fixed bits are taken only while they are expected. XON/XOFF are
 * dropped outside such answers. What fits nothing is a foreign byte (a boot banner, line noise): it is dropped and
 * never taken for an answer.
 */
export interface ReplyParser {
  feed(bytes: Uint8Array): PrinterReply[];
  /** What the question just sent is answered by; `undefined` when none is open. */
  expect(shape: AnswerShape | undefined): void;
  /** Forgets a half-received reply, after a silence or a new link. */
  reset(): void;
}

type Pending = 'automatic' | 'process-id' | 'full';

class Parser implements ReplyParser {
  readonly #automaticEnd: number | undefined;
  #expected: AnswerShape | undefined;
  #as: Pending = 'automatic';
  #pending: number[] = [];

  constructor(automaticEnd: number | undefined) {
    this.#automaticEnd = automaticEnd;
  }

  feed(bytes: Uint8Array): PrinterReply[] {
    const replies: PrinterReply[] = [];
    for (const byte of bytes) this.#take(byte, replies);
    return replies;
  }

  expect(shape: AnswerShape | undefined): void {
    this.#expected = shape;
  }

  reset(): void {
    this.#pending = [];
  }

  #take(byte: number, replies: PrinterReply[]): void {
    const inFull = this.#pending.length > 0 && this.#as === 'full';
    if ((byte === XON || byte === XOFF) && !inFull && this.#expected !== 'raw') return;
    if (this.#pending.length > 0) {
      if (this.#continues(byte)) {
        this.#pending.push(byte);
        this.#finish(replies);
        return;
      }
      // The reply broke off; its first byte meant nothing, the present one is looked at afresh.
      this.#pending = [];
    }
    this.#begin(byte, replies);
  }

  #begin(byte: number, replies: PrinterReply[]): void {
    if (byte === BLOCK_START) this.#open('process-id', byte);
    else if (this.#expected === 'raw') this.#status([byte], replies);
    else if (this.#expected === 'full' && byte === FULL_START) this.#open('full', byte);
    else if (isStatus(byte)) this.#status([byte], replies);
    else if (isAutomaticStart(byte)) this.#open('automatic', byte);
    else if (isPlain(byte)) replies.push({ kind: 'marker', marker: GS_R_MARKER });
  }

  #open(as: Pending, byte: number): void {
    this.#as = as;
    this.#pending = [byte];
  }

  #status(bytes: readonly number[], replies: PrinterReply[]): void {
    if (this.#expected === 'full' && bytes.length !== FULL_BYTES) return;
    replies.push({ kind: 'status', bytes });
    // An answer without fixed bits is awaited once; the next such byte would be somebody else's.
    if (this.#expected !== 'masked') this.#expected = undefined;
  }

  #continues(byte: number): boolean {
    const at = this.#pending.length;
    switch (this.#as) {
      case 'automatic':
        return isPlain(byte);
      case 'full':
        return at > 1 || byte === FULL_HEADER;
      case 'process-id':
        if (at === 1) return byte === PROCESS_ID_HEADER;
        return at === PROCESS_ID_BLOCK_BYTES - 1 ? byte === BLOCK_END : isPrintable(byte);
    }
  }

  #finish(replies: PrinterReply[]): void {
    const bytes = this.#pending;
    if (this.#as === 'automatic') {
      if (bytes.length < AUTOMATIC_BYTES) return;
      if (bytes.at(-1) === this.#automaticEnd) replies.push({ kind: 'changed' });
    } else if (this.#as === 'full') {
      if (bytes.length < FULL_BYTES) return;
      this.#status(bytes, replies);
    } else {
      if (bytes.length < PROCESS_ID_BLOCK_BYTES) return;
      replies.push({ kind: 'marker', marker: String.fromCharCode(...bytes.slice(2, -1)) });
    }
    this.#pending = [];
  }
}

/**
 * Makes a parser for one link. `automaticEnd` is the last byte of the model's automatic status; without it (nobody asked
 * for one), or where a block ends otherwise, such blocks are dropped whole.
 */
export function createReplyParser(automaticEnd?: number): ReplyParser {
  return new Parser(automaticEnd);
}
