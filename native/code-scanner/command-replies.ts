import type { CodeScannerProfile } from '../../electron/contract/device-profiles/code-scanner.ts';
import { crcXmodem } from './crc-xmodem.ts';
import type { ScanFramer, ScannerInput } from './scan-framer.ts';

/** Families whose answers to commands come in the same stream as scans and must be taken out of it (spec §5.3). */
export type RepliesInStream = 'honeywell' | 'newland' | 'em3080';

export type ScannerReply = Extract<ScannerInput, { kind: 'reply' }>;
/** No answer there, one whose end is still to come, or a whole one. */
export type ReplyRead = 'none' | 'partial' | { readonly size: number; readonly reply: ScannerReply };

const ACK = 0x06;
const ENQ = 0x05;
const NAK = 0x15;
const OUTCOMES: ReadonlySet<number | undefined> = new Set([ACK, ENQ, NAK]);
/** Longer than the answer to any command that is sent. */
const LARGEST_REPLY = 64;
/** How long the rest of an answer may take: it comes in one go. */
const REPLY_SILENCE_MS = 50;

const NEWLAND_HEAD = Buffer.from([0x02, 0x01, 0x30, 0x30, 0x30, 0x30]);
const NEWLAND_TAIL = Buffer.from([0x3b, 0x03]);
const EM3080_HEAD = Buffer.from([0x02, 0x00]);
/** `02 00 type 01 data crc crc`: type 00 done, 01 and 03 refused. */
const EM3080_BYTES = 7;
/** Honeywell echoes the menu command; only commands that are sent are known as answers. */
const HONEYWELL_ECHO = Buffer.from('TRGMOD0', 'latin1');

const HEADS: Record<RepliesInStream, Buffer> = {
  newland: NEWLAND_HEAD,
  em3080: EM3080_HEAD,
  honeywell: HONEYWELL_ECHO,
};

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** `02 01 30 30 30 30 | # or @, command, data | 06/15/05 | ; 03`. */
function readNewland(rest: Uint8Array): ReplyRead {
  const tail = Buffer.from(rest.subarray(0, LARGEST_REPLY)).indexOf(NEWLAND_TAIL, NEWLAND_HEAD.length);
  if (tail === -1) return rest.length < LARGEST_REPLY ? 'partial' : 'none';
  const outcome = rest[tail - 1];
  if (!OUTCOMES.has(outcome)) return 'none';
  const of = latin1(rest.subarray(NEWLAND_HEAD.length + 1, tail - 1));
  return {
    size: tail + NEWLAND_TAIL.length,
    reply: { kind: 'reply', of, accepted: outcome === ACK },
  };
}

function readEm3080(rest: Uint8Array): ReplyRead {
  if (rest.length < EM3080_BYTES) return 'partial';
  const sum = crcXmodem(rest.subarray(EM3080_HEAD.length, EM3080_BYTES - 2));
  if (sum !== (((rest[5] ?? 0) << 8) | (rest[6] ?? 0))) return 'none';
  return { size: EM3080_BYTES, reply: { kind: 'reply', accepted: rest[2] === 0 } };
}

/** `TRGMOD0<06|05|15>.` or `!`. */
function readHoneywell(rest: Uint8Array): ReplyRead {
  const size = HONEYWELL_ECHO.length + 2;
  if (rest.length < size) return 'partial';
  const outcome = rest[size - 2];
  if (!OUTCOMES.has(outcome)) return 'none';
  return { size, reply: { kind: 'reply', of: latin1(HONEYWELL_ECHO), accepted: outcome === ACK } };
}

const READERS = { newland: readNewland, em3080: readEm3080, honeywell: readHoneywell };

/** Whether an answer to a command stands at a place, as far as can be told. */
export function readReplyAt(family: RepliesInStream, bytes: Uint8Array, at: number): ReplyRead {
  const rest = bytes.subarray(at);
  const head = HEADS[family];
  const begun = rest.subarray(0, head.length);
  if (!head.subarray(0, begun.length).equals(begun)) return 'none';
  return begun.length < head.length ? 'partial' : READERS[family](rest);
}

/** Takes answers out of a stream before its scans are framed. */
class ReplyFilter implements ScanFramer {
  readonly #family: RepliesInStream;
  readonly #scans: ScanFramer;
  #held: Uint8Array = new Uint8Array();

  constructor(family: RepliesInStream, scans: ScanFramer) {
    this.#family = family;
    this.#scans = scans;
  }

  get patienceMs(): number | undefined {
    return this.#held.length > 0 ? REPLY_SILENCE_MS : this.#scans.patienceMs;
  }

  take(bytes: Uint8Array): ScannerInput[] {
    const inputs: ScannerInput[] = [];
    let rest: Uint8Array = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes]);
    this.#held = new Uint8Array();
    const first = HEADS[this.#family][0] ?? 0;
    for (let at = rest.indexOf(first); at !== -1; at = rest.indexOf(first, at)) {
      const found = readReplyAt(this.#family, rest, at);
      if (found === 'partial') {
        this.#held = Uint8Array.from(rest.subarray(at));
        rest = rest.subarray(0, at);
        break;
      }
      if (found === 'none') {
        at += 1;
        continue;
      }
      if (at > 0) inputs.push(...this.#scans.take(rest.subarray(0, at)));
      inputs.push(found.reply);
      rest = rest.subarray(at + found.size);
      at = 0;
    }
    if (rest.length > 0) inputs.push(...this.#scans.take(rest));
    return inputs;
  }

  silence(): ScannerInput[] {
    if (this.#held.length === 0) return this.#scans.silence();
    const held = this.#held;
    this.#held = new Uint8Array();
    return this.#scans.take(held);
  }
}

/**
 * Puts a filter for a family's answers before a framer of scans. An answer is held for at most 64 bytes and 50 ms, so
 * nothing a code can hold is lost to it.
 */
export function withoutReplies(family: CodeScannerProfile['commands'], scans: ScanFramer): ScanFramer {
  const answers = family === 'honeywell' || family === 'newland' || family === 'em3080';
  return answers ? new ReplyFilter(family, scans) : scans;
}
