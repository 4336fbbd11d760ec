import { SamVDecoder } from '../../native/id-card-reader/sam-v-frame.ts';
import { answerFrame, baseReadAnswer } from '../simulators/id-card-reader/synthetic-card.ts';
import { syntheticResidents } from '../simulators/upstream/synthetic-residents.ts';
import { type BenchRow, median } from './bench-row.ts';

const FUZZED_BYTES = 10_000_000;
const ROUNDS = 7;
/** What a serial port hands over at once, more or less. */
const PIECE_BYTES = [1, 7, 64, 255, 1024, 4096];

interface Stream {
  readonly bytes: Buffer;
  /** The good frames in it, in order, as hex. */
  readonly frames: readonly string[];
}

/** Repeatable chance, so that a found defect can be found again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Good answers with everything between them that a line can produce: noise, halves, wrong checksums, absurd lengths. */
function noisyStream(): Stream {
  const chance = seeded(20_261_122);
  const good = [
    answerFrame(0x80),
    answerFrame(0x9f, new Uint8Array(4)),
    ...syntheticResidents.map(({ card }) => baseReadAnswer(card)),
  ].map((frame) => Buffer.from(frame));
  const parts: Buffer[] = [];
  const frames: string[] = [];
  let length = 0;
  while (length < FUZZED_BYTES) {
    const frame = good[Math.floor(chance() * good.length)] ?? Buffer.alloc(0);
    const spoilt = spoil(frame, chance);
    if (spoilt === undefined) frames.push(dataOf(frame));
    parts.push(spoilt ?? frame);
    length += (spoilt ?? frame).length;
  }
  return { bytes: Buffer.concat(parts), frames };
}

const dataOf = (frame: Buffer): string => frame.subarray(7, frame.length - 1).toString('hex');

/** Half of the time nothing; otherwise one of the ways a frame dies. */
function spoil(frame: Buffer, chance: () => number): Buffer | undefined {
  const way = Math.floor(chance() * 10);
  switch (way) {
    case 0:
      return Buffer.from(
        Array.from({ length: 1 + Math.floor(chance() * 300) }, () => Math.floor(chance() * 256)),
      );
    case 1:
      return frame.subarray(0, 1 + Math.floor(chance() * (frame.length - 1)));
    case 2: {
      const wrong = Buffer.from(frame);
      wrong[wrong.length - 1] = (wrong.at(-1) ?? 0) ^ (1 + Math.floor(chance() * 255));
      return wrong;
    }
    case 3:
      return Buffer.concat([Buffer.from('aaaaaa9669ffff', 'hex'), frame.subarray(7, 40)]);
    case 4:
      return Buffer.from([0xaa]);
    default:
      return undefined;
  }
}

function decode({ bytes }: Stream, take: (sw: string, data: Uint8Array) => void): number {
  const decoder = new SamVDecoder();
  const start = performance.now();
  let piece = 0;
  for (let at = 0; at < bytes.length; ) {
    const size = PIECE_BYTES[piece % PIECE_BYTES.length] ?? 64;
    for (const { sw1, sw2, sw3, data } of decoder.push(bytes.subarray(at, at + size)))
      take(Buffer.from([sw1, sw2, sw3]).toString('hex'), data);
    at += size;
    piece += 1;
  }
  return performance.now() - start;
}

/** Ten million bytes of good and bad: every good frame found, no false one, and how fast. */
export function run(): Promise<BenchRow[]> {
  const stream = noisyStream();
  const found: string[] = [];
  decode(stream, (sw, data) => found.push(sw + Buffer.from(data).toString('hex')));
  const missed = stream.frames.length - found.filter((frame, index) => frame === stream.frames[index]).length;
  const falseOnes = Math.max(0, found.length - stream.frames.length);
  const rates = Array.from({ length: ROUNDS }, () => {
    const ms = decode(stream, () => undefined);
    return stream.bytes.length / 1e6 / (ms / 1000);
  });
  return Promise.resolve([
    {
      area: 'frame codec',
      what: `good frames in ${(stream.bytes.length / 1e6).toFixed(1)} million fuzzed bytes`,
      value: `${found.length} of ${stream.frames.length} found, ${missed} missed, ${falseOnes} false`,
      bar: 'all, none, none',
      met: missed === 0 && falseOnes === 0 && found.length === stream.frames.length,
    },
    {
      area: 'frame codec',
      what: 'decoding rate over that stream',
      value: `${median(rates).toFixed(0)} MB/s (${Math.min(...rates).toFixed(0)}–${Math.max(...rates).toFixed(0)})`,
      bar: '≥ 50 MB/s',
      met: median(rates) >= 50,
    },
  ]);
}
