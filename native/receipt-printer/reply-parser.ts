import { GS_R_MARKER } from './escpos.ts';

/** Something a printer said. */
export type PrinterReply =
  /** One answer to `DLE EOT n`; it does not say to which n. */
  | { readonly kind: 'status'; readonly byte: number }
  /** A completion marker came back: a process id, or `GS_R_MARKER` for the single byte of `GS r`. */
  | { readonly kind: 'marker'; readonly marker: string };

const XON = 0x11;
const XOFF = 0x13;
const BLOCK_START = 0x37;
const PROCESS_ID_HEADER = 0x22;
const BLOCK_END = 0x00;
/** `37 22 d1 d2 d3 d4 00` */
const PROCESS_ID_BLOCK_BYTES = 7;
const ASB_BYTES = 4;

const isStatus = (byte: number): boolean => (byte & 0x93) === 0x12;
const isAsbStart = (byte: number): boolean => (byte & 0x93) === 0x10;
const isPlain = (byte: number): boolean => (byte & 0x90) === 0;
const isPrintable = (byte: number): boolean => byte >= 0x20 && byte <= 0x7e;

/**
 * Tells a printer's interleaved answers apart by their fixed bits: `0xx1xx10` is `DLE EOT`, `0xx1xx00` opens an
 * automatic status of four bytes (dropped: nobody asked), `37…00` is a block, `0xx0xxxx` is `GS r`. `GS r` looks like
 * the inside of an automatic status, so the parser keeps state. XON/XOFF are dropped anywhere. What fits nothing is a
 * foreign byte (a boot banner, line noise): it is dropped and never taken for an answer.
 */
export interface ReplyParser {
  feed(bytes: Uint8Array): PrinterReply[];
  /** Forgets a half-received reply, after a silence or a new link. */
  reset(): void;
}

export function createReplyParser(): ReplyParser {
  let pending: number[] = [];

  const take = (byte: number, replies: PrinterReply[]): void => {
    if (pending.length > 0) {
      if (continuePending(byte, replies)) return;
      // The reply broke off; its first byte meant nothing, the present one is looked at afresh.
      pending = [];
    }
    if (isStatus(byte)) replies.push({ kind: 'status', byte });
    else if (isAsbStart(byte) || byte === BLOCK_START) pending = [byte];
    else if (isPlain(byte)) replies.push({ kind: 'marker', marker: GS_R_MARKER });
  };

  const continuePending = (byte: number, replies: PrinterReply[]): boolean => {
    const [first] = pending;
    const fits = first === BLOCK_START ? fitsProcessId(byte, pending.length) : isPlain(byte);
    if (!fits) return false;
    pending.push(byte);
    if (first !== BLOCK_START) {
      if (pending.length === ASB_BYTES) pending = [];
    } else if (pending.length === PROCESS_ID_BLOCK_BYTES) {
      replies.push({ kind: 'marker', marker: String.fromCharCode(...pending.slice(2, -1)) });
      pending = [];
    }
    return true;
  };

  return {
    feed(bytes) {
      const replies: PrinterReply[] = [];
      for (const byte of bytes) if (byte !== XON && byte !== XOFF) take(byte, replies);
      return replies;
    },
    reset() {
      pending = [];
    },
  };
}

function fitsProcessId(byte: number, at: number): boolean {
  if (at === 1) return byte === PROCESS_ID_HEADER;
  return at === PROCESS_ID_BLOCK_BYTES - 1 ? byte === BLOCK_END : isPrintable(byte);
}
