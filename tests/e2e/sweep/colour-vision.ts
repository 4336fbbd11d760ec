import { fixtures } from '../gallery/fixtures.ts';
import type { Cell } from './matrix.ts';
import { contrastOnGlass } from './pixels.ts';
import { readSigns } from './read-signs.ts';
import { readTexts } from './read-texts.ts';
import { least, short } from './row.ts';
import type { RowResult } from './rows.ts';
import { photograph } from './screen-picture.ts';
import type { Station } from './walk-pages.ts';
import { showCell } from './walk-pages.ts';

/** Kinds of colour vision that Chromium can show; `achromatopsia` is grey. */
const KINDS = ['protanopia', 'deuteranopia', 'tritanopia', 'achromatopsia'] as const;
/** What a text keeps at least to whoever sees colours otherwise. */
const LEAST_TEXT = 14;
const LEAST_SIGN = 9;

/** States that a colour could tell, and the word or the shape that must tell them as well. */
const STATES: readonly { readonly selector: string; readonly toldBy: RegExp; readonly shape?: string }[] = [
  { selector: 'button[aria-pressed="true"], button[data-kind="chosen"]', toldBy: /已选/ },
  { selector: '[role="alert"]', toldBy: /./, shape: 'svg' },
];

/** Chosen things without their word, notices without their sign. Runs in the page. */
function untoldInPage(states: readonly { selector: string; toldBy: string; shape?: string }[]): string[] {
  return states.flatMap(({ selector, toldBy, shape }) =>
    [...document.querySelectorAll<HTMLElement>(selector)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter(
        (element) =>
          !new RegExp(toldBy).test(element.innerText) ||
          (shape !== undefined && element.querySelector(shape) === null),
      )
      .map((element) => `told by colour alone: ${element.innerText.slice(0, 20)}`),
  );
}

/** Row 8: every screen of the standard theme as five kinds of eyes see it; the other themes have two colours. */
export async function colourVision(station: Station): Promise<RowResult> {
  const { page, context } = station.viewer;
  const session = await context.newCDPSession(page);
  const texts: number[] = [];
  const faults: string[] = [];
  for (const fixture of Object.keys(fixtures)) {
    const cell: Cell = { fixture, hanging: 'portrait', textSize: 72, theme: 'standard', way: 'plain' };
    await showCell(station, cell);
    const states = STATES.map(({ toldBy, ...state }) => ({ ...state, toldBy: toldBy.source }));
    const untold = await page.evaluate(untoldInPage, states);
    faults.push(...untold.map((fault) => `${fixture}: ${fault}`));
    const read = await readTexts(page);
    const lines = read.flatMap((text) => text.lines.map((line) => ({ ...line, words: text.words })));
    const signs = (await readSigns(page)).filter(({ what }) => what !== 'border');
    for (const type of KINDS) {
      await session.send('Emulation.setEmulatedVisionDeficiency', { type });
      const picture = await photograph(session);
      const seen = [...lines, ...signs].map((rect) => contrastOnGlass(picture, rect));
      texts.push(least(seen.slice(0, lines.length)));
      lines.forEach(({ words }, at) => {
        if ((seen[at] ?? 1) < LEAST_TEXT)
          faults.push(`${fixture}, ${type}: “${words.slice(0, 12)}” ${short(seen[at] ?? 1)}:1`);
      });
      signs.forEach(({ words, what }, at) => {
        if ((seen[lines.length + at] ?? 1) < LEAST_SIGN)
          faults.push(`${fixture}, ${type}: ${what} ${words} ${short(seen[lines.length + at] ?? 1)}:1`);
      });
    }
    await session.send('Emulation.setEmulatedVisionDeficiency', { type: 'none' });
  }
  await session.detach();
  return {
    row: 8,
    criterion: 'colour never alone; four kinds of colour vision',
    target: `every state has a word or a shape; text ≥ ${LEAST_TEXT}:1 to every eye`,
    measured: `${Object.keys(fixtures).length} screens × ${KINDS.length}, least ${short(least(texts))}:1`,
    faults,
  };
}
