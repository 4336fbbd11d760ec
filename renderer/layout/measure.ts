import { CLINGS, isFieldWord, LEADS_ON, WHOLE_WORDS } from '../copy/field-words.ts';

/**
 * How much room Chinese text takes, without asking the browser: a Han character is exactly one em wide in the shipped
 * font, so lines can be counted from the text alone. The figures for digits and Latin letters are the font's own,
 * in bold and rounded up.
 */

/** Widths in em of the shipped Noto Sans CJK SC. */
const DIGIT = 0.59;
const NARROW = 0.38;
const CAPITAL = 0.74;
const SMALL_LETTER = 0.6;
const STAR = 0.52;

/** Characters that may not open a line; the one before them comes down as well. */
const NEVER_FIRST = new Set('，。、；：？！）」』》】〕”’·…,.;:?!)%');
/** Characters that may not close a line. */
const NEVER_LAST = new Set('（「『《【〔“‘(');

function charWidth(character: string): number {
  if (/[0-9]/.test(character)) return DIGIT;
  if (character === '*') return STAR;
  if (/[ .,:;!|'ilj()-]/.test(character)) return NARROW;
  if (/[A-Z@%&]/.test(character)) return CAPITAL;
  // The dot inside a name, U+00B7, is as wide as its characters.
  return /[\u0021-\u00b6\u00b8-\u00ff]/.test(character) ? SMALL_LETTER : 1;
}

/** Width of a text in em. */
export function widthInEm(text: string): number {
  let width = 0;
  for (const character of text) width += charWidth(character);
  return width;
}

/** A run of Latin letters and digits breaks as a whole; everything else character by character. */
function unbreakable(text: string): string[] {
  const runs = text.match(/[A-Za-z0-9*.:/-]+|./gsu) ?? [];
  const units: string[] = [];
  for (const run of runs) {
    const before = units.at(-1);
    const clings = NEVER_FIRST.has(run) || (before !== undefined && NEVER_LAST.has(before.at(-1) ?? ''));
    if (before !== undefined && clings) units[units.length - 1] = before + run;
    else units.push(run);
  }
  return units;
}

/**
 * How many lines a text takes.
 * @param widthPx room for a line
 * @param fontPx font size
 */
export function countLines(text: string, widthPx: number, fontPx: number): number {
  const room = widthPx / fontPx + 0.001;
  let total = 0;
  for (const paragraph of text.split('\n')) {
    let lines = 1;
    let used = 0;
    for (const unit of unbreakable(paragraph)) {
      const width = widthInEm(unit);
      if (used > 0 && used + width > room) {
        lines += 1;
        used = 0;
      }
      // A unit wider than a whole line is broken by the browser wherever it must.
      const whole = Math.ceil(width / room - 0.0001) - 1;
      if (whole > 0) {
        lines += whole;
        used = width - whole * room;
      } else used += width;
    }
    total += lines;
  }
  return total;
}

/** Whole sentences; then clauses as well. What closes after a stop belongs to it. */
const PAUSES: readonly RegExp[] = [
  /[^。！？]*[。！？][。！？）」』》】〕”’]*|[^。！？]+/gu,
  /[^，。！？]*[，。！？][，。！？）」』》】〕”’]*|[^，。！？]+/gu,
];

/** Words of Chinese text by the dictionary that the browser brings along; opened with the first heading of two lines. */
let segmenter: Intl.Segmenter | undefined;

/**
 * A heading's lines: none breaks inside a word, and they are as even as may be; but never more of them than it would take
 * anyway. Drawn by `parts/paused.tsx`.
 */
export function breakBetweenWords(text: string, widthPx: number, fontPx: number): string {
  const natural = countLines(text, widthPx, fontPx);
  if (natural === 1) return text;
  const units = wordsOf(text);
  // The narrowest measure that still takes no more lines gives the most even ones.
  const least = Math.max(fontPx, Math.ceil((widthInEm(text) * fontPx) / natural));
  for (let measure = least; measure < widthPx; measure += Math.ceil(fontPx / 2)) {
    const broken = joinWhatFits(units, measure, fontPx);
    if (countLines(broken, measure, fontPx) <= natural) return broken;
  }
  const broken = joinWhatFits(units, widthPx, fontPx);
  return countLines(broken, widthPx, fontPx) <= natural ? broken : text;
}

/**
 * A text's lines: they end with a sentence, else with a clause, else with a word, wherever that costs no line more than the text
 * would take anyway.
 */
export function breakForReading(text: string, widthPx: number, fontPx: number): string {
  return PAUSES.reduce(
    (lines, pause) => lines.flatMap((line) => brokenAt(pause, line, widthPx, fontPx).split('\n')),
    [text],
  )
    .map((line) => breakBetweenWords(line, widthPx, fontPx))
    .join('\n');
}

function brokenAt(pause: RegExp, line: string, widthPx: number, fontPx: number): string {
  const natural = countLines(line, widthPx, fontPx);
  if (natural === 1) return line;
  const broken = joinWhatFits(line.match(pause) ?? [], widthPx, fontPx);
  return countLines(broken, widthPx, fontPx) <= natural ? broken : line;
}

/** Words, each with the stops that follow it and the bracket before it: a line may end behind any of them. */
function wordsOf(text: string): string[] {
  const starts = wordStarts(text);
  const words: string[] = [];
  let at = 0;
  for (const unit of unbreakable(text)) {
    const before = words.at(-1);
    if (before === undefined || (starts.has(at) && !LEADS_ON.has(before))) words.push(unit);
    else words[words.length - 1] = before + unit;
    at += unit.length;
  }
  return words;
}

/** Where words begin, in UTF-16 units. */
function wordStarts(text: string): ReadonlySet<number> {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const starts = new Set<number>();
  let at = 0;
  for (const part of text.split(WHOLE_WORDS)) {
    const words = isFieldWord(part) ? [{ index: 0, segment: part }] : segmenter.segment(part);
    for (const { index, segment } of words) if (!CLINGS.has(segment)) starts.add(at + index);
    at += part.length;
  }
  return starts;
}

function joinWhatFits(parts: readonly string[], widthPx: number, fontPx: number): string {
  const lines: string[] = [];
  for (const part of parts) {
    const longer = (lines.at(-1) ?? '') + part;
    if (lines.length > 0 && countLines(longer, widthPx, fontPx) === 1) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines.join('\n');
}

/** At most this many characters a line, whatever the room (elderly-ui row 5). */
export const LONGEST_LINE = 22;
