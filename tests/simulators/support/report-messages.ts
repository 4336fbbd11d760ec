/** Reports over a byte stream: kind, length (two bytes, least significant first), bytes. */
const KINDS = ['input', 'output', 'feature'] as const;
export type ReportKind = (typeof KINDS)[number];

const HEADER_BYTES = 3;

/** One report as bytes of the stream. */
export function reportMessage(kind: ReportKind, report: Uint8Array): Uint8Array {
  return Uint8Array.of(KINDS.indexOf(kind), report.length & 0xff, report.length >> 8, ...report);
}

/** Takes the stream apart again. */
export class ReportMessages {
  #rest: Buffer = Buffer.alloc(0);

  take(bytes: Uint8Array): { readonly kind: ReportKind; readonly report: Uint8Array }[] {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    const reports: { kind: ReportKind; report: Uint8Array }[] = [];
    while (this.#rest.length >= HEADER_BYTES) {
      const end = HEADER_BYTES + this.#rest.readUInt16LE(1);
      if (this.#rest.length < end) break;
      const kind = KINDS[this.#rest[0] ?? 0] ?? 'input';
      reports.push({ kind, report: Uint8Array.from(this.#rest.subarray(HEADER_BYTES, end)) });
      this.#rest = this.#rest.subarray(end);
    }
    return reports;
  }
}
