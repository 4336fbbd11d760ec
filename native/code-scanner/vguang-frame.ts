import { LARGEST_CODE_BYTES } from '../../electron/contract/scanned-code.ts';
import { FrameFinder, type FrameRead } from './frame-finder.ts';
import type { ScanFramer, ScannerInput } from './scan-framer.ts';

/**
 * Vguang frames (spec §5.2). Command: `55 AA cmd lenL lenH data xor`; what the scanner says:
 * `55 AA cmd status lenL lenH data xor`. Length is little-endian; xor covers everything before it.
 */

const HEAD = 0x55;
const HEAD_2 = 0xaa;
const HEADER_BYTES = 6;
const OK = 0x00;
/** A code with its AIM identifier and line end; anything longer is noise. */
const LARGEST_DATA = LARGEST_CODE_BYTES + 8;

/** Commands of the host. What the scanner says under any other number carries a code. */
export const VGUANG_COMMANDS = { beep: 0x04, scanning: 0x05, light: 0x24 } as const;
const ANSWERS: ReadonlySet<number> = new Set(Object.values(VGUANG_COMMANDS));

const xorOf = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum ^ byte, 0);

/** Bytes of a command with one byte of data, e.g. `55 AA 05 01 00 00 FB` for scanning on. */
export function encodeVguangCommand(command: number, value: number): Uint8Array {
  const frame = [HEAD, HEAD_2, command, 1, 0, value];
  return Uint8Array.of(...frame, xorOf(Uint8Array.from(frame)));
}

function nextHead(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(HEAD, from); at !== -1; at = bytes.indexOf(HEAD, at + 1)) {
    if (at + 1 >= bytes.length || bytes[at + 1] === HEAD_2) return at;
  }
  return -1;
}

function readFrame(bytes: Uint8Array, at: number): FrameRead {
  if (at + HEADER_BYTES > bytes.length) return 'partial';
  const length = (bytes[at + 4] ?? 0) | ((bytes[at + 5] ?? 0) << 8);
  if (length > LARGEST_DATA) return 'none';
  const size = HEADER_BYTES + length + 1;
  if (at + size > bytes.length) return 'partial';
  return xorOf(bytes.subarray(at, at + size)) === 0 ? { size } : 'spoilt';
}

function inputOf(frame: Uint8Array): ScannerInput[] {
  const command = frame[2] ?? 0;
  const accepted = frame[3] === OK;
  const bytes = frame.slice(HEADER_BYTES, -1);
  if (ANSWERS.has(command)) return [{ kind: 'reply', of: vguangReplyName(command), accepted }];
  return accepted && bytes.length > 0 ? [{ kind: 'scan', bytes }] : [];
}

/** The name under which the answer to a command is known. */
export const vguangReplyName = (command: number): string => `vguang-${command.toString(16)}`;

/**
 * The stream of a Vguang scanner, serial or the payloads of its HID reports with their padding. A frame that is damaged
 * or stops half-way for `partialMs` is `incomplete`.
 */
export function createVguangFramer(partialMs: number): ScanFramer {
  const finder = new FrameFinder({ headerBytes: HEADER_BYTES, next: nextHead, read: readFrame });
  const inputsOf = ({ frames, spoilt }: ReturnType<FrameFinder['take']>): ScannerInput[] => [
    ...(spoilt ? [{ kind: 'incomplete' } as const] : []),
    ...frames.flatMap(inputOf),
  ];
  return {
    get patienceMs() {
      return finder.pending ? partialMs : undefined;
    },
    take: (bytes) => inputsOf(finder.take(bytes)),
    silence: () => inputsOf(finder.giveUp()),
  };
}
