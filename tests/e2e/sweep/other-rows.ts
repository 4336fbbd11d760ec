import type { Browser } from 'playwright-core';
import { catalogueRows } from './catalogue-rows.ts';
import { colourVision } from './colour-vision.ts';
import type { NotMeasurable } from './elderly-table.ts';
import { figureRows } from './figure-rows.ts';
import { helpRow } from './help-rows.ts';
import type { RowResult } from './rows.ts';
import { ruleRows } from './rule-rows.ts';
import { suiteRows } from './suite-rows.ts';
import { shakyTaps } from './taps.ts';
import { openStation } from './walk-pages.ts';

/** Taps of a whole run (row 12). */
const TAPS = 1_000;

/** Rows that people or instruments have to answer. */
export const notMeasurable: readonly NotMeasurable[] = [
  {
    row: 25,
    criterion: 'loudness in the hall',
    target: 'ceiling ≥ 80 dBA, ≥ +15 dB over hall noise',
    why: 'needs a sound-level meter beside the real loudspeaker',
  },
  {
    row: 37,
    criterion: 'people',
    target: '≥ 10 users aged 70+, top-3 tasks ≥ 90 % unaided',
    why: 'needs people',
  },
];

/**
 * Every row that is not read off single pages, the quick ones first.
 * @param built folder of the built screens
 * @param keep told of the rows as soon as they are measured
 */
export async function otherRows(
  browser: Browser,
  built: string,
  keep: (rows: readonly RowResult[]) => void,
): Promise<void> {
  keep([...ruleRows(), ...catalogueRows(), helpRow(), ...figureRows()]);
  const upright = await openStation(browser, 'portrait', built);
  keep([await colourVision(upright)]);
  await upright.close();
  keep([await shakyTaps(browser, built, TAPS)]);
  for (const row of suiteRows()) keep([row]);
}
