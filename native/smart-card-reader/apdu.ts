/**
 * Command and answer APDUs (ISO 7816-4) that a social-security card is asked with (spec id-card-reader §7.2): SELECT,
 * READ RECORD and GET RESPONSE, and no other. VERIFY is not among them: wrong tries lock a card for good.
 */

declare const made: unique symbol;

/** A command that one of the functions below made; nothing else can be sent. */
export type CommandApdu = Uint8Array & { readonly [made]: true };

/** `sx1.sh.社会保障` in GBK: the name of the environment SSSE. */
const SSSE_NAME = [0x73, 0x78, 0x31, 0x2e, 0x73, 0x68, 0x2e, 0xc9, 0xe7, 0xbb, 0xe1, 0xb1, 0xa3, 0xd5, 0xcf];

const SELECT = 0xa4;
const READ_RECORD = 0xb2;
const GET_RESPONSE = 0xc0;
const harmless: ReadonlySet<number> = new Set([SELECT, READ_RECORD, GET_RESPONSE]);

/** P2 of READ RECORD: P1 is a record number of the current file. */
const BY_NUMBER = 0x04;
/** P2 of READ RECORD: P1 is a tag of the current file. */
const BY_TAG = 0x00;

function command(instruction: number, p1: number, p2: number, rest: readonly number[]): CommandApdu {
  return Uint8Array.from([0x00, instruction, p1, p2, ...rest]) as CommandApdu;
}

/** Selects SSSE, the environment of every social-security card, by its name. */
export const selectEnvironment = (): CommandApdu =>
  command(SELECT, 0x04, 0x00, [SSSE_NAME.length, ...SSSE_NAME]);

/** Selects an EF, e.g. `0xef05`; `p1` is `02` or `00`, as cards differ. */
export const selectFile = (file: number, p1: '02' | '00'): CommandApdu =>
  command(SELECT, Number.parseInt(p1, 16), 0x00, [0x02, file >> 8, file & 0xff]);

/** Reads the record of the current file that has this tag. */
export const readRecordByTag = (tag: number): CommandApdu => command(READ_RECORD, tag, BY_TAG, [0x00]);

/** Reads the record of the current file that has this number, from 1. */
export const readRecordByNumber = (record: number): CommandApdu =>
  command(READ_RECORD, record, BY_NUMBER, [0x00]);

/** Fetches what a card has ready, `length` bytes; 0 means 256. */
export const getResponse = (length: number): CommandApdu => command(GET_RESPONSE, 0x00, 0x00, [length]);

/** The same command, asking for exactly `length` bytes: what a card wants after `6Cxx`. */
export function withLength(asked: CommandApdu, length: number): CommandApdu {
  return Uint8Array.from([...asked.subarray(0, 4), length]) as CommandApdu;
}

/** Whether a command only looks. Everything that is about to leave is held against this. */
export const onlyLooks = (bytes: Uint8Array): boolean => harmless.has(bytes[1] ?? 0);

/** What a card's answer says. */
export type CardAnswer =
  | { readonly kind: 'data'; readonly data: Uint8Array }
  /** `61xx`: so many bytes are ready for GET RESPONSE; `data` came already. */
  | { readonly kind: 'more'; readonly length: number; readonly data: Uint8Array }
  /** `6Cxx`: the command is to be repeated with this length. */
  | { readonly kind: 'other-length'; readonly length: number }
  /** No such file, record or tag. */
  | { readonly kind: 'absent' }
  /** Not without a PIN or a security module. */
  | { readonly kind: 'guarded' }
  | { readonly kind: 'refused'; readonly status: number };

/** Reads an answer by its status word; undefined for what is none, since it has not even a status word. */
export function readAnswer(bytes: Uint8Array): CardAnswer | undefined {
  if (bytes.length < 2) return undefined;
  const data = bytes.subarray(0, -2);
  const [sw1 = 0, sw2 = 0] = bytes.subarray(-2);
  if (sw1 === 0x61) return { kind: 'more', length: sw2, data };
  if (sw1 === 0x6c) return { kind: 'other-length', length: sw2 };
  const status = sw1 * 0x100 + sw2;
  switch (status) {
    case 0x9000:
    // The record ended before the length that was asked for: what came is whole.
    case 0x6282:
      return { kind: 'data', data };
    case 0x6a82:
    case 0x6a83:
    case 0x6a88:
      return { kind: 'absent' };
    case 0x6982:
    case 0x6985:
      return { kind: 'guarded' };
    default:
      return { kind: 'refused', status };
  }
}
