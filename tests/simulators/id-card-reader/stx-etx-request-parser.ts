import type { ReceivedRequest } from './framing.ts';

const STX = 0x02;
const ETX = 0x03;
/** STX, length, three data bytes, XOR, ETX: every request of the dialect has this size. */
const REQUEST_BYTES = 8;
const DATA_BYTES = 3;

/** The module's own reading of `02 00 03 | CA 01 pp | XOR | 03`; `command` is 0xca00 + pp. */
export class StxEtxRequestParser {
  #rest: number[] = [];

  push(bytes: Uint8Array): ReceivedRequest[] {
    this.#rest.push(...bytes);
    const requests: ReceivedRequest[] = [];
    for (;;) {
      while (this.#rest.length > 0 && this.#rest[0] !== STX) this.#rest.shift();
      if (this.#rest.length < REQUEST_BYTES) return requests;
      const [, high, low, first, second, which, sum, end] = this.#rest;
      if (high !== 0 || low !== DATA_BYTES || end !== ETX) {
        this.#rest.shift();
        continue;
      }
      const known = first === 0xca && second === 0x01;
      const parts = [first ?? 0, second ?? 0, which ?? 0];
      requests.push({
        command: known ? 0xca00 + (which ?? 0) : 0,
        intact: parts.reduce((total, byte) => total ^ byte, 0) === sum,
      });
      this.#rest.splice(0, REQUEST_BYTES);
    }
  }

  reset(): void {
    this.#rest = [];
  }
}
