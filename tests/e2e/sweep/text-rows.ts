import { REFERENCE_PX_PER_MM } from '../../../renderer/theme/millimetres.ts';
import { computedContrast } from './colour.ts';
import type { SeenText, SweptPage } from './measure-page.ts';
import { overlapOf } from './rect.ts';
import { type Finding, finding, least, most, type PageRow, short } from './row.ts';

/** Han ink of the shipped font, em (elderly-ui §0.2). */
const HAN_INK_EM = 0.89;
/** The first screen of every visit opens in this size. */
const DEFAULT_PX = 72;
const BODY_PX = 56;
const SMALLEST_PX = 44;
/** What rounding of sub-pixels may cost. */
const SLACK = 1.5;
const LONGEST_LINE = 22;
/** Line centre to line centre between two paragraphs, em. */
const PARAGRAPH_STEP = 2;
/** Least contrast of text by theme (row 6 with §1.5). 20.9: antialiasing leaves no pure black on a few thin letters. */
const LEAST_CONTRAST = {
  standard: 16,
  'black-on-white': 20.9,
  'white-on-black': 20.9,
  'yellow-on-black': 10,
} as const;

const quoted = ({ words }: { readonly words: string }): string => `“${words.slice(0, 16)}”`;

/** Why a text cannot be read whole; nothing when it can. */
function cutOff(text: SeenText, barTop: number, window: { width: number; height: number }): boolean {
  if (text.clipped) return true;
  return text.lines.some((line) => {
    const below = text.inBar ? window.height : barTop;
    if (line.x < -SLACK || line.x + line.width > window.width + SLACK) return true;
    if (line.y < -SLACK || line.y + line.height > below + line.height * 0.2) return true;
    const { button } = text;
    if (button === undefined) return false;
    return line.x < button.x - SLACK || line.x + line.width > button.x + button.width + SLACK;
  });
}

/** Ink of each line; a line box is taller than its letters. */
function inkOf(text: SeenText) {
  return text.lines.map((line) => ({
    ...line,
    words: text.words,
    y: line.y + line.height / 2 - text.px / 2,
    height: text.px,
  }));
}

function overlapping(page: SweptPage): string[] {
  const ink = page.texts.flatMap(inkOf);
  return ink.flatMap((one, at) =>
    ink.slice(at + 1).flatMap((other) => {
      const { across, down } = overlapOf(one, other);
      return across > 4 && down > 4 ? [`${quoted(one)} lies over ${quoted(other)}`] : [];
    }),
  );
}

function nothingLost(page: SweptPage): Finding {
  const window =
    page.cell.hanging === 'portrait' ? { width: 1080, height: 1920 } : { width: 1920, height: 1080 };
  const barTop = least(page.layout.bar.map(({ y }) => y));
  const lost = page.texts
    .filter((text) => cutOff(text, barTop, window))
    .map((text) => `cut off: ${quoted(text)}`);
  const scrolls = page.layout.scrollable.map((words) => `scrolls: ${words}`);
  const icons = page.signs.filter(
    ({ what, besidePx, height }) => what === 'icon' && height < (besidePx ?? 0) * 0.7,
  );
  const small = icons.map((icon) => `icon of ${quoted(icon)} is ${short(icon.height)} px`);
  const faults = [...lost, ...scrolls, ...overlapping(page), ...small];
  return { figures: [faults.length], faults };
}

/** From the middle of a paragraph's last line to the middle of the next one's first, em. */
function paragraphSteps(page: SweptPage): { words: string; em: number }[] {
  const sentences = page.texts.filter(({ role, lines }) => role === 'sentence' && lines.length > 0);
  return sentences.flatMap((text, at) => {
    const next = sentences[at + 1];
    const last = text.lines.at(-1);
    const first = next?.lines[0];
    if (next === undefined || last === undefined || first === undefined || next.px !== text.px) return [];
    if (next.paragraph === text.paragraph) return [];
    // Side by side, or in another column.
    if (first.y < last.y + last.height / 2 || Math.abs(first.x - (text.lines[0]?.x ?? 0)) > text.px)
      return [];
    return [{ words: next.words, em: (first.y + first.height / 2 - last.y - last.height / 2) / text.px }];
  });
}

function lineHeights(page: SweptPage): Finding {
  const wrong = page.texts.filter(({ lineHeight }) => Math.round(lineHeight * 100) !== 150);
  const tight = paragraphSteps(page).filter(({ em }) => em < PARAGRAPH_STEP - 0.01);
  return {
    figures: page.texts.map(({ lineHeight }) => lineHeight),
    faults: [
      ...wrong.map((text) => `${quoted(text)} has line height ${short(text.lineHeight)}`),
      ...tight.map((step) => `${quoted(step)} follows after ${short(step.em)} em`),
    ],
  };
}

/** Both readings of a text's contrast. */
function contrasts(text: SeenText): number {
  return Math.min(computedContrast(text.ink, text.ground), text.onGlass);
}

/** Rows 1–6: what letters look like. */
export const textRows: readonly PageRow[] = [
  {
    row: 1,
    criterion: 'body text, default size',
    target: `≥ ${BODY_PX} px (Han ink ≥ 12.3 mm)`,
    measured: (px) =>
      `smallest ${short(least(px))} px, Han ink ${short((least(px) * HAN_INK_EM) / REFERENCE_PX_PER_MM)} mm`,
    look: ({ cell, texts }) =>
      finding(
        cell.textSize === DEFAULT_PX ? texts.filter(({ role }) => role !== 'furniture') : [],
        ({ px }) => px,
        ({ px }) => px >= BODY_PX,
        (text) => `${quoted(text)} is ${text.px} px`,
      ),
  },
  {
    row: 2,
    criterion: 'smallest text anywhere',
    target: `≥ ${SMALLEST_PX} px; ≥ ${BODY_PX} px in every larger size`,
    measured: (px) => `${short(least(px))} px`,
    look: ({ cell, texts }) =>
      finding(
        texts,
        ({ px }) => px,
        ({ px }) => px >= (cell.textSize === 56 ? SMALLEST_PX : BODY_PX),
        (text) => `${quoted(text)} is ${text.px} px`,
      ),
  },
  {
    row: 3,
    criterion: 'enlargement 56 / 72 / 90 / 112 px',
    target: 'nothing lost, cut off, overlapping or scrolling; icons grow along',
    measured: (lost) => `${lost.reduce((sum, one) => sum + one, 0)} places on ${lost.length} pages`,
    look: nothingLost,
  },
  {
    row: 4,
    criterion: 'line height / step between paragraphs',
    target: `1.5 in every size / ≥ ${PARAGRAPH_STEP} em`,
    measured: (heights) => `${short(least(heights))}–${short(most(heights))}`,
    look: lineHeights,
  },
  {
    row: 5,
    criterion: 'characters a line',
    target: `≤ ${LONGEST_LINE}`,
    measured: (ems) => short(most(ems)),
    look: ({ texts }) =>
      finding(
        texts.flatMap((text) => text.lines.map(({ width }) => ({ words: text.words, em: width / text.px }))),
        ({ em }) => em,
        ({ em }) => em <= LONGEST_LINE + 0.5,
        (line) => `a line of ${short(line.em)} characters: ${quoted(line)}`,
      ),
  },
  {
    row: 6,
    criterion: 'text contrast, computed and on the glass',
    target: '≥ 16:1 standard; 21:1 black and white; ≥ 10:1 yellow on black',
    measured: (ratios) => `least ${short(least(ratios))}:1`,
    look: ({ cell, texts }) =>
      finding(
        texts,
        contrasts,
        (text) => contrasts(text) >= LEAST_CONTRAST[cell.theme],
        (text) => `${quoted(text)} has ${short(contrasts(text))}:1`,
      ),
  },
];
