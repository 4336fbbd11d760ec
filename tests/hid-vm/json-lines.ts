/** Takes a stream of bytes apart into the JSON messages that it carries, one in a line. */
export class JsonLines {
  #rest: Buffer = Buffer.alloc(0);

  take(bytes: Uint8Array): unknown[] {
    const lines: unknown[] = [];
    this.#rest = Buffer.concat([this.#rest, bytes]);
    for (let end = this.#rest.indexOf(0x0a); end >= 0; end = this.#rest.indexOf(0x0a)) {
      lines.push(JSON.parse(this.#rest.subarray(0, end).toString('utf8')));
      this.#rest = this.#rest.subarray(end + 1);
    }
    return lines;
  }
}

/** A message as a line. */
export const jsonLine = (message: unknown): Buffer => Buffer.from(`${JSON.stringify(message)}\n`, 'utf8');
