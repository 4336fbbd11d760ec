import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VoiceManifest } from '../../../renderer/speech/manifest.ts';
import type { BenchRow } from '../../bench/bench-row.ts';
import { faultsOf } from '../../unit/renderer/copy/banned-words.ts';
import {
  LEVEL_1_SHARE,
  LONGEST_SENTENCE,
  longSentences,
  MEAN_SENTENCE,
  measuredWords,
} from '../../unit/renderer/copy/plain-words.ts';
import { ownTexts, serviceTexts } from '../../unit/renderer/copy/resident-texts.ts';
import type { RowResult } from './rows.ts';

/** Rows whose figures stand in data or in what the benches wrote down. */

/** Row 30 over every text there is. */
function plainWords(): RowResult {
  const texts = [...ownTexts(), ...serviceTexts()].map(([, text]) => text);
  const { mean, longest, commonShare, sentences } = measuredWords(texts);
  return {
    row: 30,
    criterion: 'plain words, every text',
    target: `mean ≤ ${MEAN_SENTENCE}, most ${LONGEST_SENTENCE}; ≥ ${100 * LEVEL_1_SHARE} % GB2312 level 1; 0 banned words`,
    measured: `${sentences} sentences: mean ${mean.toFixed(1)}, most ${longest}; ${(100 * commonShare).toFixed(2)} %`,
    faults: [
      ...(mean > MEAN_SENTENCE ? [`mean ${mean}`] : []),
      ...(commonShare < LEVEL_1_SHARE ? [`${commonShare} of level 1`] : []),
      ...texts.flatMap((text) => [...longSentences(text), ...faultsOf(text)]),
    ],
  };
}

/** The loudness that every clip is brought to, and how far one may be from it (elderly-ui row 25). */
const LOUDNESS = { lufs: -18, either: 1 } as const;

/** The part of row 25 that needs no sound-level meter: the clips as the makers of voices measured them (EBU R 128). */
export function clipLoudness(): RowResult {
  const { lufs, either } = LOUDNESS;
  const file = join(import.meta.dirname, '../../../resources/voices/zh/manifest.json');
  const { clips } = JSON.parse(readFileSync(file, 'utf8')) as VoiceManifest;
  const figures = clips.map((clip) => clip.lufs);
  return {
    row: 25,
    criterion: 'loudness of the clips',
    target: `${lufs} ± ${either} LUFS`,
    measured: `${clips.length} clips, ${Math.min(...figures)} to ${Math.max(...figures)} LUFS`,
    faults: clips
      .filter((clip) => Math.abs(clip.lufs - lufs) > either)
      .map(({ key, lufs: found }) => `${key}: ${found} LUFS`),
  };
}

/** Row 13 from the last bench: it needs a quiet machine, so that it is not measured in passing. */
function touchTimes(): RowResult {
  const file = join(import.meta.dirname, '../../bench/results.json');
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Record<
    string,
    { readonly day: string; readonly rows: readonly BenchRow[] }
  >;
  const { day, rows } = kept['touch'] ?? { day: 'never', rows: [] };
  return {
    row: 13,
    criterion: `touch to the next screen painted (npm run bench, ${day})`,
    target: rows.map(({ bar }) => bar).join('; '),
    measured: rows.map(({ value }) => value).join('; '),
    faults: [
      ...rows.filter(({ met }) => !met).map(({ what, value }) => `${what}: ${value}`),
      ...(rows.length === 0 ? ['never measured'] : []),
    ],
  };
}

export function figureRows(): readonly RowResult[] {
  return [clipLoudness(), plainWords(), touchTimes()];
}
