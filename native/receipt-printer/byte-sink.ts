import { startsRealTimeCommand } from './escpos.ts';

const FIRST_CAPACITY = 8192;
/** 0x10 with one more dot burnt beside it: no longer DLE, and nobody sees it in a picture. */
const DISARMED_DLE = 0x18;

/**
 * A growing byte buffer that remembers where commands end. A sink that is done with can serve the next slip: `reset`
 * keeps the memory.
 */
export class ByteSink {
  bytes: Buffer = Buffer.allocUnsafe(FIRST_CAPACITY);
  length = 0;
  /** Offsets at which a chunk may end: the printer is between commands, at a line's start or beside a picture in it. */
  readonly boundaries: number[] = [];

  reset(): void {
    this.length = 0;
    this.boundaries.length = 0;
  }

  /** Makes room for `more` bytes. */
  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + more));
    this.bytes.copy(grown, 0, 0, this.length);
    this.bytes = grown;
  }

  /** Writes a command's fixed bytes. */
  command(command: readonly number[]): void {
    this.reserve(command.length);
    for (const byte of command) this.bytes[this.length++] = byte;
  }

  /** Writes text or stored data as it is. */
  data(data: Uint8Array): void {
    this.reserve(data.length);
    this.bytes.set(data, this.length);
    this.length += data.length;
  }

  /** Writes picture dots; a byte pair the printer would act upon at once is broken by burning one more dot. */
  dots(dots: Uint8Array): void {
    const start = this.length;
    this.data(dots);
    for (let at = start; at < this.length - 1; at++) {
      if (startsRealTimeCommand(this.bytes[at] ?? 0, this.bytes[at + 1] ?? 0)) this.bytes[at] = DISARMED_DLE;
    }
  }

  /** Marks the present end as a place where a chunk may end. */
  boundary(): void {
    this.boundaries.push(this.length);
  }
}
