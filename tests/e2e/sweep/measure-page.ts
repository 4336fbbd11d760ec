import type { CDPSession, Page } from 'playwright-core';
import { axeFaults } from './axe-check.ts';
import type { Cell } from './matrix.ts';
import { contrastOnGlass } from './pixels.ts';
import { type Layout, readLayout } from './read-layout.ts';
import { readSigns, type Sign } from './read-signs.ts';
import { readTargets, type Target } from './read-targets.ts';
import { readTexts, type Text } from './read-texts.ts';
import { photograph } from './screen-picture.ts';

/** A text with the contrast of its colours as computed, and as the glass shows it. */
export interface SeenText extends Text {
  readonly onGlass: number;
}
export interface SeenSign extends Sign {
  readonly onGlass: number;
}

/** Everything the sweep knows of one page of one screen under one look. */
export interface SweptPage {
  readonly cell: Cell;
  /** Counted from 1. */
  readonly page: number;
  readonly texts: readonly SeenText[];
  readonly targets: readonly Target[];
  readonly signs: readonly SeenSign[];
  readonly layout: Layout;
  readonly axe: readonly string[];
}

/** The hand that sweeps: the page that is looked at, and what takes pictures of it. */
export interface Sweeper {
  readonly page: Page;
  readonly camera: CDPSession;
}

/** What axe has to look at again when only colours change. */
const RULES_OF_COLOURS = ['color-contrast-enhanced'];

/** Looks at the page as it stands: figures from the document, contrasts from the glass, and what axe says. */
export async function measurePage(sweeper: Sweeper, cell: Cell, number: number): Promise<SweptPage> {
  const { page } = sweeper;
  const [colours, targets, layout] = await Promise.all([
    readColours(sweeper),
    readTargets(page),
    readLayout(page),
  ]);
  const axe = await axeFaults(page, hasLetters(targets));
  return { cell, page: number, ...colours, targets, layout, axe };
}

/**
 * Looks at a page again that was measured in another theme: the colours anew. What depends on places alone stands as it
 * was measured as long as every text and every drawing is where it was; else the page is measured whole.
 */
export async function measureAgain(sweeper: Sweeper, cell: Cell, before: SweptPage): Promise<SweptPage> {
  const colours = await readColours(sweeper);
  if (placesOf(colours) !== placesOf(before)) return measurePage(sweeper, cell, before.page);
  const structure = before.axe.filter((fault) => !RULES_OF_COLOURS.some((rule) => fault.includes(rule)));
  const axe = await axeFaults(sweeper.page, hasLetters(before.targets), RULES_OF_COLOURS);
  return { ...before, cell, ...colours, axe: [...structure, ...axe] };
}

const hasLetters = (targets: readonly Target[]): boolean => targets.some(({ kind }) => kind === 'letter');

type Colours = Pick<SweptPage, 'texts' | 'signs'>;

/** Where everything stands, colours left out. */
function placesOf({ texts, signs }: Colours): string {
  return JSON.stringify([
    texts.map(({ words, lines, px, clipped }) => [words, lines, px, clipped]),
    signs.map(({ what, x, y, width, height }) => [what, x, y, width, height]),
  ]);
}

async function readColours({ page, camera }: Sweeper): Promise<Colours> {
  const [texts, signs, picture] = await Promise.all([readTexts(page), readSigns(page), photograph(camera)]);
  return {
    texts: texts.map((text): SeenText => {
      const onGlass = text.lines.map((line) => contrastOnGlass(picture, line));
      return { ...text, onGlass: Math.min(...onGlass) };
    }),
    signs: signs.map((sign): SeenSign => ({ ...sign, onGlass: contrastOnGlass(picture, sign) })),
  };
}
