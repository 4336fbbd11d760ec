import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FuzzResult } from './fuzz-result.ts';

/**
 * Feeds every codec its share of random bytes: `npm run fuzz [BYTES] [NAME…]`, ten million each where nothing is said. The seed
 * changes from run to run and is printed, so that a finding can be met again with `SEED=… npm run fuzz`.
 */

interface FuzzedCodec {
  readonly name: string;
  readonly fuzz: (bytes: number, seed: number) => Promise<FuzzResult>;
}

const BYTES = 10_000_000;
const NOT_CODECS = new Set(['main.ts', 'fuzz-result.ts', 'byte-source.ts']);

async function codecs(): Promise<readonly FuzzedCodec[]> {
  const files = readdirSync(import.meta.dirname).filter(
    (file) => file.endsWith('.ts') && !NOT_CODECS.has(file),
  );
  return Promise.all(files.map((file) => import(join(import.meta.dirname, file)) as Promise<FuzzedCodec>));
}

function line(name: string, { bytes, framesSent, framesFound, falseFrames, millis }: FuzzResult): string {
  const rate = (bytes / 1e6 / (millis / 1000)).toFixed(1);
  const found = `${framesFound} of ${framesSent} found, ${falseFrames} false`;
  return `${name.padEnd(24)} ${(bytes / 1e6).toFixed(1)} MB  ${found}  ${rate} MB/s`;
}

const [first, ...rest] = process.argv.slice(2);
const given = Number(first);
const bytes = Number.isInteger(given) && given > 0 ? given : BYTES;
const wanted = new Set(bytes === given ? rest : [first, ...rest].filter((word) => word !== undefined));
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
console.log(`seed ${seed}, ${bytes} bytes each`);
let failed = 0;
for (const { name, fuzz } of await codecs()) {
  if (wanted.size > 0 && !wanted.has(name)) continue;
  const result = await fuzz(bytes, seed);
  const good = result.framesFound === result.framesSent && result.falseFrames === 0;
  if (!good) failed += 1;
  console.log(`${good ? '✓' : '✗'} ${line(name, result)}`);
}
process.exitCode = failed === 0 ? 0 : 1;
