import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { untilClosed } from '../../../../renderer/client/until-closed.ts';

interface Value {
  readonly revision: number;
}

async function* counted(most: number, made: (value: Value) => void): AsyncGenerator<Value> {
  for (let revision = 1; revision <= most; revision += 1) {
    const value = { revision };
    made(value);
    yield await Promise.resolve(value);
  }
}

const nothingMore = new Promise<never>(() => undefined);

async function* thenSilent(...revisions: readonly number[]): AsyncGenerator<Value> {
  for (const revision of revisions) yield { revision };
  await nothingMore;
}

/** A line that stays open until it is told to close. */
function line(): { readonly closed: Promise<void>; readonly close: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { closed: promise, close: resolve };
}

/** Collects all garbage now. */
async function collectGarbage(): Promise<void> {
  // What a WeakRef was made of or asked for in this turn is kept until the turn is over.
  await new Promise((turn) => setImmediate(turn));
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

async function revisionsOf(values: AsyncIterable<Value>): Promise<number[]> {
  const seen: number[] = [];
  for await (const { revision } of values) seen.push(revision);
  return seen;
}

describe('untilClosed', () => {
  it('gives everything in order and ends with what it follows', async () => {
    expect(
      await revisionsOf(
        untilClosed(
          counted(4, () => undefined),
          line().closed,
        ),
      ),
    ).toEqual([1, 2, 3, 4]);
  });

  it('ends when the line closes while nothing comes', async () => {
    const { closed, close } = line();
    const following = revisionsOf(untilClosed(thenSilent(1, 2), closed));
    setImmediate(close);
    expect(await following).toEqual([1, 2]);
  });

  it('ends after the value at hand when the line closes while that one is worked on', async () => {
    const { closed, close } = line();
    const seen: number[] = [];
    for await (const { revision } of untilClosed(
      counted(9, () => undefined),
      closed,
    )) {
      seen.push(revision);
      if (revision === 3) close();
      await new Promise((turn) => setImmediate(turn));
    }
    expect(seen).toEqual([1, 2, 3]);
  });

  it('gives nothing over a line that is closed already', async () => {
    const { closed, close } = line();
    close();
    await closed;
    expect(await revisionsOf(untilClosed(thenSilent(), closed))).toEqual([]);
  });

  it('passes on that what it follows broke', async () => {
    async function* broken(): AsyncGenerator<Value> {
      yield { revision: 1 };
      await Promise.reject(new Error('the line broke'));
    }
    await expect(revisionsOf(untilClosed(broken(), line().closed))).rejects.toThrow('the line broke');
  });

  it('keeps no value that was used up, however long the line holds', async () => {
    const made: WeakRef<Value>[] = [];
    const { closed } = line();
    const values = untilClosed(
      counted(200, (value) => made.push(new WeakRef(value))),
      closed,
    )[Symbol.asyncIterator]();
    for (let turn = 0; turn < 100; turn += 1) await values.next();
    await collectGarbage();
    const kept = made.filter((ref) => ref.deref() !== undefined).length;
    process.stdout.write(`${made.length} values passed, ${kept} still kept\n`);
    expect(made.length).toBeGreaterThanOrEqual(100);
    expect(kept).toBeLessThanOrEqual(2);
    // The line is still open and goes on.
    expect((await values.next()).value).toEqual({ revision: 101 });
    expect(closed).toBeInstanceOf(Promise);
  });
});
