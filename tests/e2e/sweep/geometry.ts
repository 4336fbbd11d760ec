import type { Page } from 'playwright-core';
import type { TextSize } from '../../../electron/contract/status.ts';
import type { Cell } from './matrix.ts';
import type { SweptPage } from './measure-page.ts';
import { readLayout } from './read-layout.ts';
import { readTargets, type Target } from './read-targets.ts';
import { readTexts } from './read-texts.ts';
import { targetRows } from './target-rows.ts';
import { textRows } from './text-rows.ts';

/** Rows that sizes and places alone answer; the others want a picture or axe. */
const ROWS = new Set([1, 2, 3, 4, 5, 9, 10, 14, 33]);

/** The page as it stands, by its sizes and places. */
export interface Geometry {
  readonly targets: readonly Target[];
  /** Every way in which it falls short of those rows of the acceptance table. */
  readonly faults: readonly string[];
}

/** Looks at whatever page a test has come to, in no time; the sweep looks at more. */
export async function geometryOf(page: Page, textSize: TextSize): Promise<Geometry> {
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const cell: Cell = {
    fixture: 'the page',
    hanging: height >= width ? 'portrait' : 'landscape',
    textSize,
    theme: 'standard',
    way: 'plain',
  };
  const texts = (await readTexts(page)).map((text) => ({ ...text, onGlass: Number.POSITIVE_INFINITY }));
  const targets = await readTargets(page);
  const swept: SweptPage = {
    cell,
    page: 1,
    texts,
    targets,
    signs: [],
    layout: await readLayout(page),
    axe: [],
  };
  const rows = [...textRows, ...targetRows].filter(({ row }) => ROWS.has(row));
  return {
    targets,
    faults: rows.flatMap(({ row, look }) => look(swept).faults.map((fault) => `row ${row}: ${fault}`)),
  };
}
