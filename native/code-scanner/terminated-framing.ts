import type { ScanFraming } from '../../electron/contract/device-profiles/code-scanner.ts';
import { PayloadStore, type ScanFramer, type ScannerInput } from './scan-framer.ts';

type Terminator = Extract<ScanFraming, { kind: 'terminated' }>['terminator'];

const STX = 0x02;
const ETX = 0x03;
const LF = 0x0a;
const CR = 0x0d;

/** The byte a scan ends with, and bytes before a scan that are none of it: the LF of a CR LF, the STX before an ETX. */
const ENDS: Record<Terminator, { readonly last: number; readonly leading: readonly number[] }> = {
  cr: { last: CR, leading: [LF] },
  lf: { last: LF, leading: [] },
  crlf: { last: LF, leading: [] },
  etx: { last: ETX, leading: [STX] },
};

export interface TerminatedOptions {
  readonly terminator: Terminator;
  /** A scan whose terminator does not come within this of its last byte is dropped, ms. */
  readonly partialMs: number;
  /** Further bytes that may stand before a scan and are none of it, e.g. a scanner's ACK to a command. */
  readonly alsoLeading?: readonly number[];
}

class TerminatedFramer implements ScanFramer {
  readonly #store = new PayloadStore();
  readonly #terminator: Terminator;
  readonly #last: number;
  readonly #leading: ReadonlySet<number>;
  readonly #partialMs: number;

  constructor({ terminator, partialMs, alsoLeading = [] }: TerminatedOptions) {
    const { last, leading } = ENDS[terminator];
    this.#terminator = terminator;
    this.#last = last;
    this.#leading = new Set([...leading, ...alsoLeading]);
    this.#partialMs = partialMs;
  }

  get patienceMs(): number | undefined {
    return this.#store.isEmpty ? undefined : this.#partialMs;
  }

  take(bytes: Uint8Array): ScannerInput[] {
    const inputs: ScannerInput[] = [];
    for (let from = 0; from < bytes.length; ) {
      const found = bytes.indexOf(this.#last, from);
      const end = found === -1 ? bytes.length : found;
      this.#collect(bytes.subarray(from, end));
      from = end + 1;
      if (found === -1) break;
      // An LF without its CR belongs to a text of several lines.
      if (this.#terminator === 'crlf' && this.#store.last !== CR) this.#store.add(Uint8Array.of(LF));
      else inputs.push(...this.#store.takeScan());
    }
    return inputs;
  }

  silence(): ScannerInput[] {
    if (this.#store.isEmpty) return [];
    this.#store.clear();
    return [{ kind: 'incomplete' }];
  }

  #collect(piece: Uint8Array): void {
    let from = 0;
    if (this.#store.isEmpty) while (this.#leading.has(piece[from] ?? -1)) from += 1;
    this.#store.add(piece.subarray(from));
  }
}

/**
 * Scans that end with a terminator (spec §5.1). The terminator may not occur inside a code; a scanner whose codes hold
 * line ends is set to ETX, or framed by its gaps.
 */
export function createTerminatedFramer(options: TerminatedOptions): ScanFramer {
  return new TerminatedFramer(options);
}
