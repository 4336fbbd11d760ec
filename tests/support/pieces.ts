/** Sizes in turn, over and over; 1 where there are none. */
export function inTurn(sizes: readonly number[]): () => number {
  let turn = 0;
  return () => {
    const size = sizes[turn % Math.max(1, sizes.length)] ?? 1;
    turn += 1;
    return Math.max(1, size);
  };
}

/** Sizes from 1 to `largest` by chance; `random` gives numbers from 0 up to 1. */
export const anySize =
  (random: () => number, largest: number): (() => number) =>
  () =>
    1 + Math.floor(random() * largest);

/** Breaks what is sent into pieces, as lines do wherever they like; `nextSize` gives each one's length, at least 1. */
export function* piecesOf(bytes: Uint8Array, nextSize: () => number): Generator<Uint8Array, void> {
  for (let from = 0; from < bytes.length; ) {
    const size = nextSize();
    yield bytes.subarray(from, from + size);
    from += size;
  }
}
