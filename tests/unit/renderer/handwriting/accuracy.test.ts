import { beforeAll, describe, expect, it } from 'vitest';
import { matcher } from '../../../../renderer/handwriting/match.ts';
import { templatesOf } from '../../../../renderer/handwriting/templates.ts';
import {
  type AccuracyRow,
  BARS,
  measureAccuracy,
  RECIPE_CHARACTERS,
  REPORTED_SEEDS,
} from '../../../support/handwriting/accuracy.ts';
import { hands } from '../../../support/handwriting/distort.ts';
import { shippedTemplates } from '../../../support/handwriting/templates.ts';

/** Processor time for one character, ms; a busy machine takes longer by the clock. */
const LONGEST_MS = 60;

/**
 * The recipe of elderly-ui §7.4 on strokes that are not the templates' own source, by shape alone, without any knowledge of what
 * is written. Every seed has another fifth of the characters here; `npm run bench handwriting` reads all of them.
 */
describe('handwriting that the templates do not come from', () => {
  let rows: readonly AccuracyRow[];
  let processorMs = 0;

  beforeAll(() => {
    const match = matcher(templatesOf(shippedTemplates()));
    const before = process.cpuUsage();
    rows = measureAccuracy(
      match,
      RECIPE_CHARACTERS,
      REPORTED_SEEDS,
      (place, seedPlace) => place % REPORTED_SEEDS.length === seedPlace,
    );
    const { user, system } = process.cpuUsage(before);
    processorMs = (user + system) / 1000 / rows.reduce((sum, { characters }) => sum + characters, 0);
    for (const { hand, characters, first, ten } of rows) {
      process.stdout.write(
        `handwriting, ${hand}: first choice ${first.toFixed(1)} %, within ten ${ten.toFixed(1)} % of ${characters}\n`,
      );
    }
    process.stdout.write(`handwriting: ${processorMs.toFixed(1)} ms of processor a character\n`);
  }, 300_000);

  it.each(hands)('is read in a %s hand', (hand) => {
    const row = rows.find((one) => one.hand === hand);
    expect(row?.characters).toBe(RECIPE_CHARACTERS.length);
    expect(row?.first).toBeGreaterThanOrEqual(BARS[hand].first);
    expect(row?.ten).toBeGreaterThanOrEqual(BARS[hand].ten);
  });

  it('is read while the finger goes to its next stroke', () => {
    expect(processorMs).toBeLessThanOrEqual(LONGEST_MS);
  });
});
