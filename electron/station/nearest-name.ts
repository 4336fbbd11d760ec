/** A slip of the finger or two; more than that is another word. */
const MOST_EDITS = 3;

/**
 * The known name that somebody probably meant.
 * @returns undefined when none is near: at most {@link MOST_EDITS} edits and no more than half of its letters.
 */
export function nearestName(written: string, known: readonly string[]): string | undefined {
  const near = known
    .map((name) => ({ name, edits: editsBetween(plain(written), plain(name)) }))
    .filter(({ name, edits }) => edits <= MOST_EDITS && edits * 2 <= name.length)
    .toSorted((a, b) => a.edits - b.edits);
  return near[0]?.name;
}

/** Case, dashes and underscores are what people mix up most. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[-_\s]/g, '');

/** Levenshtein distance: letters put in, taken out or changed. */
function editsBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
