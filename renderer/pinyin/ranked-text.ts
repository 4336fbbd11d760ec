/** The lists of `resources/pinyin/` as they are: text that is looked up where it lies, and never taken apart as a whole. */

/** A character or word with its class: one more is written twice as often, 0 was never counted. */
export interface Ranked {
  readonly written: string;
  readonly rank: number;
}

const LOWEST_CLASS = 'a'.charCodeAt(0);

/**
 * What stands behind the tab of a line, in its order: runs of one class, its letter before them (`n身份i身分`).
 * @param length characters of each, as many as the line's sound has syllables
 */
export function readRuns(runs: string, length: number): Ranked[] {
  const found: Ranked[] = [];
  let rank = 0;
  let open: string[] = [];
  for (const character of runs) {
    if (character >= 'a' && character <= 'z') {
      rank = character.charCodeAt(0) - LOWEST_CLASS;
      continue;
    }
    open.push(character);
    if (open.length < length) continue;
    found.push({ written: open.join(''), rank });
    open = [];
  }
  return found;
}

/** One line of a list of words. */
export interface SoundLine {
  /** Syllables with `'` between them. */
  readonly sound: string;
  readonly words: readonly Ranked[];
}

/** A list of lines `sound TAB runs` sorted by their bytes. */
export interface SortedText {
  /** Whether any sound begins with `prefix`. */
  has(prefix: string): boolean;
  /** The lines whose sound begins with `prefix`, in their order, `most` at most. */
  startingWith(prefix: string, most: number): SoundLine[];
}

/** Wraps a sorted list; nothing is copied, whatever its length. */
export function sortedText(text: string): SortedText {
  /** Where the first line stands that is not before `prefix`. */
  const find = (prefix: string): number => {
    let low = 0;
    let high = text.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const start = text.lastIndexOf('\n', middle - 1) + 1;
      const end = text.indexOf('\n', middle);
      if (text.slice(start, start + prefix.length) < prefix) low = end < 0 ? text.length : end + 1;
      else high = start;
    }
    return low;
  };
  const startingWith = (prefix: string, most: number): SoundLine[] => {
    const lines: SoundLine[] = [];
    let start = find(prefix);
    while (lines.length < most && start < text.length && text.startsWith(prefix, start)) {
      const tab = text.indexOf('\t', start);
      const end = text.indexOf('\n', tab);
      const sound = text.slice(start, tab);
      lines.push({ sound, words: readRuns(text.slice(tab + 1, end), sound.split("'").length) });
      start = end + 1;
    }
    return lines;
  };
  return { has: (prefix) => text.startsWith(prefix, find(prefix)), startingWith };
}
