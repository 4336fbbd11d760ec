/**
 * Lays items on as few pages as their heights allow, in order; nothing scrolls (elderly-ui row 14).
 * An item higher than a whole page gets a page of its own.
 * @param heights px, one for each row of the list
 * @param room px of a page
 * @param gap px between two rows
 * @param most rows a page may hold
 * @param opens rows that begin a page, however much room there is
 * @returns index ranges `[from, to)`, one for each page; a single empty page for an empty list
 */
export function paginate(
  heights: readonly number[],
  room: number,
  gap: number,
  most = Number.POSITIVE_INFINITY,
  opens: readonly number[] = [],
): readonly (readonly [from: number, to: number])[] {
  const pages: [number, number][] = [];
  let from = 0;
  let used = 0;
  heights.forEach((height, at) => {
    const needed = at === from ? height : used + gap + height;
    if (at > from && (needed > room || at - from >= most || opens.includes(at))) {
      pages.push([from, at]);
      from = at;
      used = height;
    } else used = needed;
  });
  pages.push([from, heights.length]);
  return pages;
}

/** Whether everything fits one page. */
export function fitsOnePage(heights: readonly number[], room: number, gap: number, most?: number): boolean {
  return paginate(heights, room, gap, most).length === 1;
}
