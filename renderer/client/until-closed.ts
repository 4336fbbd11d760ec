/**
 * What the iterator gives until the line closes, even where the link itself never says so.
 * The line is listened to once: a race for each value would keep every one of them for as long as the line holds, which is days.
 * @param closed resolves once, when the line is gone
 */
export async function* untilClosed<Value>(
  values: AsyncIterable<Value>,
  closed: Promise<void>,
): AsyncGenerator<Value> {
  const iterator = values[Symbol.asyncIterator]();
  const state = { over: false, stopWaiting: (): void => undefined };
  const end = (): void => {
    state.over = true;
    state.stopWaiting();
  };
  void closed.then(end);
  while (!state.over) {
    const next = await new Promise<IteratorResult<Value> | undefined>((resolve, reject) => {
      state.stopWaiting = () => resolve(undefined);
      iterator.next().then(resolve, reject);
    });
    if (next === undefined || next.done === true) return;
    yield next.value;
  }
}
