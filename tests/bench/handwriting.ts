import { gunzipSync } from 'node:zlib';
import { matcher } from '../../renderer/handwriting/match.ts';
import { readTemplateFile } from '../../renderer/handwriting/template-file.ts';
import { templatesOf } from '../../renderer/handwriting/templates.ts';
import {
  type AccuracyRow,
  BARS,
  measureAccuracy,
  RECIPE_CHARACTERS,
  REPORTED_SEEDS,
  sharedCharacters,
} from '../support/handwriting/accuracy.ts';
import { packedTemplates, shippedTemplates } from '../support/handwriting/templates.ts';
import { type BenchRow, median, percentile } from './bench-row.ts';

/** Mean time of a character, and of reading the templates, ms. */
const CHARACTER_MS = 60;
const LOADING_MS = 150;
/** Loadings, of which the middle one counts: the first has code to compile that later ones have not. */
const LOADINGS = 7;
/** Every so many of the characters that both sources draw with as many strokes. */
const EVERY = 10;

const area = 'handwriting';

function accuracyRow({ hand, characters, first, ten }: AccuracyRow, set: string): BenchRow {
  const bar = BARS[hand];
  return {
    area,
    what: `${hand} hand, ${set}: first choice / within ten, ${characters} characters`,
    value: `${first.toFixed(1)} % / ${ten.toFixed(1)} %`,
    bar: `≥ ${bar.first} % / ${bar.ten} %`,
    met: first >= bar.first && ten >= bar.ten,
  };
}

function loadingRow(): BenchRow {
  const took = Array.from({ length: LOADINGS }, () => {
    const start = performance.now();
    templatesOf(readTemplateFile(gunzipSync(packedTemplates())));
    return performance.now() - start;
  });
  return {
    area,
    what: `unpack and prepare the templates, median (first) of ${LOADINGS}`,
    value: `${median(took).toFixed(0)} ms (${(took[0] ?? 0).toFixed(0)} ms)`,
    bar: `≤ ${LOADING_MS} ms`,
    met: median(took) <= LOADING_MS,
  };
}

/** All characters of the recipe in all seeds, then a tenth of all that can be compared, by shape alone. */
export function run(): Promise<BenchRow[]> {
  const loading = loadingRow();
  const file = shippedTemplates();
  const match = matcher(templatesOf(file));
  const recipe = measureAccuracy(match, RECIPE_CHARACTERS, REPORTED_SEEDS);
  const some = sharedCharacters(file).filter((_, i) => i % EVERY === 0);
  const wider = measureAccuracy(match, some, REPORTED_SEEDS.slice(0, 1));
  const took = recipe.flatMap((row) => row.took);
  const mean = took.reduce((sum, ms) => sum + ms, 0) / took.length;
  return Promise.resolve([
    ...recipe.map((row) => accuracyRow(row, `the ${RECIPE_CHARACTERS.length} of the recipe, five seeds`)),
    ...wider.map((row) => accuracyRow(row, 'of all that KanjiVG shares, one seed')),
    {
      area,
      what: `one character among ${file.characters.length}, mean / p95 of ${took.length}`,
      value: `${mean.toFixed(1)} / ${percentile(took, 0.95).toFixed(1)} ms`,
      bar: `mean ≤ ${CHARACTER_MS} ms`,
      met: mean <= CHARACTER_MS,
    },
    loading,
  ]);
}
