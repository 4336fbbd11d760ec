import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { siteLevelSchema } from '../../electron/contract/catalogue.ts';
import { readCatalogue } from '../../electron/station/catalogue-files.ts';
import { root } from '../../scripts/build.ts';
import { type BenchRow, median } from './bench-row.ts';

/** A level is read at every start of the kiosk, ms. */
const LEVEL_MS = 30;
/** Rounds over all levels; the first has code to compile that later ones have not. */
const ROUNDS = 15;
const TODAY = '2026-11-22';

const resources = join(root, 'resources');
const services = join(resources, 'services');

function took(work: () => void): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

/** What the machine needs at the least: all service files read and parsed, unchecked. */
function parseAll(): void {
  for (const file of readdirSync(services)) JSON.parse(readFileSync(join(services, file), 'utf8'));
}

/** Reading what a level offers, the villages of a place left out. */
export function run(): Promise<BenchRow[]> {
  const levels = z
    .array(siteLevelSchema)
    .parse(JSON.parse(readFileSync(join(resources, 'sites/levels.json'), 'utf8')));
  const read = (level: string) => took(() => void readCatalogue({ resources, level, today: TODAY }));
  const rounds = Array.from({ length: ROUNDS }, () => ({
    levels: levels.map(({ id }) => read(id)),
    parsing: took(parseAll),
  }));
  const first = median(rounds[0]?.levels ?? []);
  const times = rounds.slice(1).flatMap((round) => round.levels);
  const parsing = median(rounds.slice(1).map((round) => round.parsing));
  return Promise.resolve([
    {
      area: 'catalogue',
      what: `read and check a level, median of ${levels.length} levels (first round); all service files only parsed`,
      value: `${median(times).toFixed(1)} ms (${first.toFixed(1)} ms); ${parsing.toFixed(1)} ms`,
      bar: `≤ ${LEVEL_MS} ms`,
      met: median(times) <= LEVEL_MS,
    },
  ]);
}
