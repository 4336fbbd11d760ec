import { RequestParser } from './request-parser.ts';
import { StxEtxRequestParser } from './stx-etx-request-parser.ts';

/** A request as the module sees it: its command as one number, e.g. 0x2001, and whether its checksum holds. */
export interface ReceivedRequest {
  readonly command: number;
  readonly intact: boolean;
}

export interface RequestReading {
  push(bytes: Uint8Array): ReceivedRequest[];
  reset(): void;
}

/** How a module puts its answers on the wire; a second reading of the sheet, independent of the product's own. */
export interface Framing {
  readonly newReading: () => RequestReading;
  /** A whole answer: the module's status word and what belongs to it. */
  answer(status: number, data?: Uint8Array): Uint8Array;
  /** The beginning of an answer that claims `length`. */
  head(length: number): Uint8Array;
  /** Where the check byte stands, counted from the end. */
  readonly checkFromEnd: number;
  /** A lone byte that looks like a beginning. */
  readonly stray: number;
}

const SAM_V_PREAMBLE = [0xaa, 0xaa, 0xaa, 0x96, 0x69] as const;
const xor = (bytes: readonly number[]): number => bytes.reduce((sum, byte) => sum ^ byte, 0);
const u16 = (value: number): readonly number[] => [value >> 8, value & 0xff];

/** A SAM_V answer: preamble, big-endian length, SW1 SW2 SW3, data, XOR of length and all after it. */
export function samVAnswer(sw3: number, data: Uint8Array = new Uint8Array(), sw1 = 0, sw2 = 0): Uint8Array {
  const body = [...u16(data.length + 4), sw1, sw2, sw3, ...data];
  return Uint8Array.from([...SAM_V_PREAMBLE, ...body, xor(body)]);
}

/** An answer of the 02…03 dialect: STX, length of the data, status and 00, data, XOR of the data, ETX. */
export function stxEtxAnswer(status: number, data: Uint8Array = new Uint8Array()): Uint8Array {
  const body = [status, 0x00, ...data];
  return Uint8Array.from([0x02, ...u16(body.length), ...body, xor(body), 0x03]);
}

const samV: Framing = {
  newReading: () => new RequestParser(),
  answer: (status, data) => samVAnswer(status, data),
  head: (length) => Uint8Array.from([...SAM_V_PREAMBLE, ...u16(length), 0, 0, 0x90]),
  checkFromEnd: 1,
  stray: 0xaa,
};

const stxEtx: Framing = {
  newReading: () => new StxEtxRequestParser(),
  answer: stxEtxAnswer,
  head: (length) => Uint8Array.from([0x02, ...u16(length), 0x90, 0x00]),
  checkFromEnd: 2,
  stray: 0x02,
};

export const framings = { 'sam-v': samV, 'stx-etx': stxEtx } as const;
export type FramingName = keyof typeof framings;
