import type { ReceivedRequest } from './framing.ts';

const PREAMBLE = Buffer.from([0xaa, 0xaa, 0xaa, 0x96, 0x69]);
/** Command, parameter, checksum. */
const SMALLEST_LENGTH = 3;
const LARGEST_LENGTH = 16;

/** The module's own, plain reading of requests. */
export class RequestParser {
  #rest: Buffer = Buffer.alloc(0);

  push(bytes: Uint8Array): ReceivedRequest[] {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    const requests: ReceivedRequest[] = [];
    for (;;) {
      const start = this.#rest.indexOf(PREAMBLE);
      if (start === -1) {
        this.#rest = this.#rest.subarray(-PREAMBLE.length + 1);
        return requests;
      }
      this.#rest = this.#rest.subarray(start);
      if (this.#rest.length < PREAMBLE.length + 2) return requests;
      const length = this.#rest.readUInt16BE(PREAMBLE.length);
      if (length < SMALLEST_LENGTH || length > LARGEST_LENGTH) {
        this.#rest = this.#rest.subarray(1);
        continue;
      }
      const end = PREAMBLE.length + 2 + length;
      if (this.#rest.length < end) return requests;
      const sum = this.#rest.subarray(PREAMBLE.length, end).reduce((total, byte) => total ^ byte, 0);
      requests.push({ command: this.#rest.readUInt16BE(PREAMBLE.length + 2), intact: sum === 0 });
      this.#rest = this.#rest.subarray(end);
    }
  }

  reset(): void {
    this.#rest = Buffer.alloc(0);
  }
}
