import type { ScanFramer, ScannerInput } from '../../native/code-scanner/scan-framer.ts';
import type { FuzzResult } from '../fuzz/fuzz-result.ts';
import type { ScannerModel } from '../simulators/code-scanner/scanner-model.ts';
import { piecesOf } from './pieces.ts';
import { randomFrom } from './random.ts';

export interface Damage {
  readonly pieces: readonly Uint8Array[];
  readonly thenSilence: boolean;
}

/** What a scanner's fuzzing is made of; every array is one write to the line, or one report. */
export interface ScannerFuzz {
  readonly makeFramer: () => ScanFramer;
  /** One good scan of a text as its wire carries it. */
  readonly encode: (text: string) => readonly Uint8Array[];
  /** Something bad between two scans, and whether a silence must follow it, where the framing has nothing else to end it by. */
  readonly damage: (random: () => number) => Damage;
  /** Whether bytes may be torn anywhere; reports may not. */
  readonly torn: boolean;
  /** Whether a checksum guards each scan, so that noise makes none at all. */
  readonly checksummed: boolean;
  /** Whether one silence must follow each scan, where nothing else ends it. */
  readonly silenceAfterScan?: boolean;
}

export const upTo = (random: () => number, limit: number): number => Math.floor(random() * limit);
export const noise = (random: () => number, length: number): Uint8Array =>
  Uint8Array.from({ length }, () => upTo(random, 256));

const LONGEST_TEXT = 400;

/** A text no noise makes by chance: a mark, a serial number, and filling. */
function goodText(random: () => number, serial: number): string {
  const head = `CODE-${String(serial).padStart(9, '0')}-`;
  return head.padEnd(head.length + upTo(random, LONGEST_TEXT), '0123456789abcdefXYZ:/?=');
}

/** What a simulated scanner says when a text is shown to it: a second reading of the protocol. */
export function saidBy(
  make: (out: (bytes: Uint8Array) => void) => ScannerModel,
  wake: (model: ScannerModel) => void = () => undefined,
): (text: string) => readonly Uint8Array[] {
  let said: Uint8Array[] = [];
  const model = make((bytes) => said.push(bytes));
  return (text) => {
    wake(model);
    said = [];
    model.show({ bytes: Buffer.from(text, 'utf8') });
    return said;
  };
}

/** The pieces without their last bytes, as a cable pulled in the middle leaves them. */
export function cutOff(random: () => number, pieces: readonly Uint8Array[]): readonly Uint8Array[] {
  const whole = Buffer.concat(pieces);
  return [whole.subarray(0, upTo(random, whole.length))];
}

/** The pieces with one bit turned over. */
export function bitTurned(random: () => number, pieces: readonly Uint8Array[]): readonly Uint8Array[] {
  const whole = Uint8Array.from(Buffer.concat(pieces));
  const at = upTo(random, whole.length);
  whole[at] = (whole[at] ?? 0) ^ (1 << upTo(random, 8));
  return [whole];
}

class Feeder {
  readonly found: string[] = [];
  bytes = 0;
  readonly #framer: ScanFramer;
  readonly #random: () => number;
  readonly #torn: boolean;

  constructor(framer: ScanFramer, random: () => number, torn: boolean) {
    this.#framer = framer;
    this.#random = random;
    this.#torn = torn;
  }

  feed(pieces: readonly Uint8Array[]): void {
    for (const piece of pieces) {
      this.bytes += piece.length;
      const nextSize = (): number => (this.#torn ? 1 + upTo(this.#random, 600) : piece.length);
      for (const part of piecesOf(piece, nextSize)) this.#note(this.#framer.take(Uint8Array.from(part)));
    }
  }

  fallSilent(): void {
    for (let turn = 0; this.#framer.patienceMs !== undefined; turn += 1) {
      if (turn > 10_000) throw new Error('the framer never comes to rest');
      this.#note(this.#framer.silence());
    }
  }

  #note(inputs: readonly ScannerInput[]): void {
    for (const input of inputs) {
      if (input.kind === 'scan') this.found.push(Buffer.from(input.bytes).toString('latin1'));
    }
  }
}

/**
 * Good scans with damage between them, until so many bytes were fed. A false frame is a scan that nobody sent, or one told
 * twice; where no checksum guards a scan, noise that carries no mark of a good one is none.
 */
export function fuzzScanner(kind: ScannerFuzz, bytes: number, seed: number): Promise<FuzzResult> {
  const random = randomFrom(seed);
  const feeder = new Feeder(kind.makeFramer(), random, kind.torn);
  const sent = new Set<string>();
  const begun = performance.now();
  while (feeder.bytes < bytes) {
    if (random() < 0.5) {
      const { pieces, thenSilence } = kind.damage(random);
      feeder.feed(pieces);
      if (thenSilence) feeder.fallSilent();
    }
    const text = goodText(random, sent.size);
    sent.add(text);
    feeder.feed(kind.encode(text));
    if (kind.silenceAfterScan === true) feeder.fallSilent();
  }
  feeder.fallSilent();
  const found = feeder.found.filter((text) => kind.checksummed || text.startsWith('CODE-'));
  const framesFound = new Set(found.filter((text) => sent.has(text))).size;
  return Promise.resolve({
    bytes: feeder.bytes,
    framesSent: sent.size,
    framesFound,
    falseFrames: found.length - framesFound,
    millis: performance.now() - begun,
  });
}
