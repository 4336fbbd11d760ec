import { FrameFinder } from './frame-finder.ts';
import { PayloadStore, type ScanFramer, type ScannerInput } from './scan-framer.ts';
import { decodeSsi, encodeSsi, SSI, type SsiPacket, ssiShape } from './ssi-packet.ts';

/** A packet's bytes follow each other without a pause; a scanner at 9,600 baud needs 1 ms for each. */
const PACKET_SILENCE_MS = 100;
/** The name under which the answer to `requestRevision` is known. */
export const SSI_REVISION = 'ssi-revision';

const ACK = encodeSsi(SSI.ack);

class SsiFramer implements ScanFramer {
  readonly #finder = new FrameFinder(ssiShape);
  readonly #code = new PayloadStore();
  readonly #partialMs: number;
  #joining = false;
  /** The last decode packet, to know it again when it is sent a second time. */
  #last: SsiPacket | undefined;

  constructor(partialMs: number) {
    this.#partialMs = partialMs;
  }

  get patienceMs(): number | undefined {
    if (this.#finder.pending) return PACKET_SILENCE_MS;
    return this.#joining ? this.#partialMs : undefined;
  }

  take(bytes: Uint8Array): ScannerInput[] {
    return this.#finder.take(bytes).frames.flatMap((frame) => this.#understand(decodeSsi(frame)));
  }

  silence(): ScannerInput[] {
    if (this.#finder.pending) {
      return this.#finder.giveUp().frames.flatMap((frame) => this.#understand(decodeSsi(frame)));
    }
    if (!this.#joining) return [];
    this.#joining = false;
    this.#code.clear();
    return [{ kind: 'incomplete' }];
  }

  #understand(packet: SsiPacket): ScannerInput[] {
    switch (packet.opcode) {
      case SSI.decodeData:
        // Always answered, or it comes again and again.
        return [{ kind: 'answer', bytes: ACK }, ...this.#join(packet)];
      case SSI.event:
        return [{ kind: 'answer', bytes: ACK }];
      case SSI.ack:
        return [{ kind: 'reply', accepted: true }];
      case SSI.nak:
        return [{ kind: 'reply', accepted: false }];
      case SSI.replyRevision:
        return [{ kind: 'reply', of: SSI_REVISION, accepted: true, text: asciiOf(packet.data) }];
      default:
        return [];
    }
  }

  #join(packet: SsiPacket): ScannerInput[] {
    const before = this.#last;
    this.#last = packet;
    if (packet.retransmitted && before !== undefined && isSame(before, packet)) return [];
    this.#joining = packet.moreFollows;
    this.#code.add(packet.data.subarray(1));
    return packet.moreFollows ? [] : this.#code.takeScan();
  }
}

const isSame = (one: SsiPacket, other: SsiPacket): boolean =>
  one.moreFollows === other.moreFollows && Buffer.compare(one.data, other.data) === 0;

const asciiOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1').trim();

/**
 * The stream of a Zebra scanner that speaks SSI: decode packets joined, resent ones dropped, every one answered.
 * `partialMs` must be longer than the scanner's own resend time-out (2 s), or a resent part comes too late.
 */
export function createSsiFramer(partialMs: number): ScanFramer {
  return new SsiFramer(partialMs);
}
