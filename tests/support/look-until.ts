/** Between two looks at another program: asked back to back, it would have the processor that the awaited thing needs. */
const LOOK_MS = 10;

/**
 * Looks at another program until it is as it should be, and gives what it then said of itself. For programs that cannot
 * tell of a change; the test's own limit ends it.
 */
export async function lookUntil<T>(look: () => Promise<T>, isSo: (state: T) => boolean): Promise<T> {
  for (;;) {
    const state = await look();
    if (isSo(state)) return state;
    await new Promise((next) => setTimeout(next, LOOK_MS));
  }
}
