import { type HidDescriptor, parseHidDescriptor } from '../../native/transport/hid-descriptor.ts';
import { randomFrom } from '../support/random.ts';
import type { FuzzResult } from './fuzz-result.ts';

export const name = 'hid-descriptor';

/** A vendor page with one numbered report of three bytes: known to be good, hidden among the noise. */
const GOOD = Uint8Array.from(
  Buffer.from(
    `
  06 00 ff 09 01 a1 01 85 07 75 08 95 03 09 05
  15 00 26 ff 00 81 02 c0
`.replaceAll(/\s/g, ''),
    'hex',
  ),
);
const LONGEST = 512;
const KERNEL_REPORT_BITS = 16_384 * 8;

function byteSource(seed: number): () => number {
  const random = randomFrom(seed);
  return () => Math.floor(random() * 256);
}

const isPossible = ({ fields, isNumbered }: HidDescriptor): boolean =>
  fields.every(
    (field) =>
      field.bitOffset + field.bitSize * field.count <= KERNEL_REPORT_BITS &&
      field.reportId <= 0xff &&
      (isNumbered || field.reportId === 0),
  );

/**
 * Random descriptors, and a good one with one byte changed; every tenth is the good one itself and must be found.
 * A false frame is a descriptor whose fields no kernel would deliver.
 */
export function fuzz(bytes: number, seed: number): Promise<FuzzResult> {
  const next = byteSource(seed);
  const begun = performance.now();
  let fed = 0;
  let framesSent = 0;
  let framesFound = 0;
  let falseFrames = 0;
  for (let round = 0; fed < bytes; round += 1) {
    const isGood = round % 10 === 0;
    const length = 1 + ((next() * 2 + (next() & 1)) % LONGEST);
    const tried = round % 2 === 0 ? GOOD.slice() : Uint8Array.from({ length }, next);
    if (!isGood && round % 2 === 0) tried[next() % tried.length] = next();
    const descriptor = parseHidDescriptor(tried);
    fed += tried.length;
    if (isGood) {
      framesSent += 1;
      if (descriptor?.fields[0]?.reportId === 7 && descriptor.fields[0].count === 3) framesFound += 1;
    }
    if (descriptor !== undefined && !isPossible(descriptor)) falseFrames += 1;
  }
  return Promise.resolve({
    bytes: fed,
    framesSent,
    framesFound,
    falseFrames,
    millis: performance.now() - begun,
  });
}
