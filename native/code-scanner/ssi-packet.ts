import type { FrameRead, FrameShape } from './frame-finder.ts';

/**
 * Zebra SSI packets (spec §5.3): `len op source status data csumHi csumLo`. len counts everything but the checksum, which
 * is the 16-bit two's complement of the sum of all bytes before it. Source is 04 for the host, 00 for the scanner.
 */

export const SSI = {
  requestRevision: 0xa3,
  replyRevision: 0xa4,
  aimOff: 0xc4,
  aimOn: 0xc5,
  paramSend: 0xc6,
  ack: 0xd0,
  nak: 0xd1,
  startSession: 0xe4,
  stopSession: 0xe5,
  scanEnable: 0xe9,
  scanDisable: 0xea,
  decodeData: 0xf3,
  event: 0xf6,
} as const;

const HEADER_BYTES = 4;
const CHECKSUM_BYTES = 2;
const FROM_HOST = 0x04;
const FROM_SCANNER = 0x00;
const RETRANSMITTED = 0x01;
const MORE_FOLLOWS = 0x02;

/** What a scanner says of its own accord or in answer; other opcodes begin no packet. */
const SCANNER_OPCODES: ReadonlySet<number> = new Set([
  SSI.replyRevision,
  SSI.paramSend,
  SSI.ack,
  SSI.nak,
  SSI.decodeData,
  SSI.event,
]);

/** One packet of the scanner, checked. */
export interface SsiPacket {
  readonly opcode: number;
  /** The scanner missed our ACK, or we missed its packet. */
  readonly retransmitted: boolean;
  readonly moreFollows: boolean;
  /** What stands between the header and the checksum; for decode data the first byte is the code type. */
  readonly data: Uint8Array;
}

function checksumOf(bytes: Uint8Array): number {
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  return -sum & 0xffff;
}

/** Bytes of a packet of the host, e.g. `04 E4 04 00 FF 14`. Status 0: first sending, temporary settings. */
export function encodeSsi(opcode: number, data: readonly number[] = []): Uint8Array {
  const packet = [HEADER_BYTES + data.length, opcode, FROM_HOST, 0, ...data];
  const checksum = checksumOf(Uint8Array.from(packet));
  return Uint8Array.of(...packet, checksum >> 8, checksum & 0xff);
}

/** Whether a packet may begin there; two bytes too few at the very end still may. */
function mayBegin(bytes: Uint8Array, at: number): boolean {
  if ((bytes[at] ?? 0) < HEADER_BYTES || (bytes[at + 2] ?? FROM_SCANNER) !== FROM_SCANNER) return false;
  const opcode = bytes[at + 1];
  return opcode === undefined || SCANNER_OPCODES.has(opcode);
}

function next(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at += 1) if (mayBegin(bytes, at)) return at;
  return -1;
}

function read(bytes: Uint8Array, at: number): FrameRead {
  const size = (bytes[at] ?? 0) + CHECKSUM_BYTES;
  if (at + size > bytes.length) return 'partial';
  const body = bytes.subarray(at, at + size - CHECKSUM_BYTES);
  const [high = 0, low = 0] = bytes.subarray(at + size - CHECKSUM_BYTES, at + size);
  return checksumOf(body) === ((high << 8) | low) ? { size } : 'spoilt';
}

/** How SSI packets are recognised in a stream. */
export const ssiShape: FrameShape = { headerBytes: HEADER_BYTES, next, read };

/** Takes a whole, checked packet apart. */
export function decodeSsi(frame: Uint8Array): SsiPacket {
  const status = frame[3] ?? 0;
  return {
    opcode: frame[1] ?? 0,
    retransmitted: (status & RETRANSMITTED) !== 0,
    moreFollows: (status & MORE_FOLLOWS) !== 0,
    data: frame.slice(HEADER_BYTES, -CHECKSUM_BYTES),
  };
}
