import type { Page } from 'playwright-core';
import { axeFaults } from './axe-check.ts';
import type { Cell } from './matrix.ts';
import { pixelContrasts } from './pixels.ts';
import { type Layout, readLayout } from './read-layout.ts';
import { readSigns, type Sign } from './read-signs.ts';
import { readTargets, type Target } from './read-targets.ts';
import { readTexts, type Text } from './read-texts.ts';

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

/** The hand that sweeps: the page that is looked at, and an empty one to develop pictures in. */
export interface Sweeper {
  readonly page: Page;
  readonly darkroom: Page;
}

/** Looks at the page as it stands: figures from the document, contrasts from the glass, and what axe says. */
export async function measurePage(
  { page, darkroom }: Sweeper,
  cell: Cell,
  number: number,
): Promise<SweptPage> {
  const texts = await readTexts(page);
  const signs = await readSigns(page);
  const png = await page.screenshot();
  const lines = texts.map((text) => text.lines);
  const onGlass = await pixelContrasts(darkroom, png, [...lines.flat(), ...signs]);
  let used = 0;
  const seenTexts = texts.map((text): SeenText => {
    const ofLines = onGlass.slice(used, used + text.lines.length);
    used += text.lines.length;
    return { ...text, onGlass: Math.min(...ofLines) };
  });
  const targets = await readTargets(page);
  return {
    cell,
    page: number,
    texts: seenTexts,
    targets,
    signs: signs.map((sign, at) => ({ ...sign, onGlass: onGlass[used + at] ?? 1 })),
    layout: await readLayout(page),
    axe: await axeFaults(
      page,
      targets.some(({ kind }) => kind === 'letter'),
    ),
  };
}
