import type { Outcome, StoreFailure } from '../contract/failures.ts';
import type { StoreDatabase } from './open-database.ts';
import type { Writer } from './writer.ts';

/** Hands out 1, 2, 3 … per series and scope; a number once handed out is never handed out again. */
type NextNumber = (series: string, scope: string) => Outcome<number, StoreFailure>;

/** The durable counters of an open database. */
export function createCounters(database: StoreDatabase, writer: Writer): NextNumber {
  const next = database
    .prepare<[string, string], number>(
      `INSERT INTO counter (series, scope, value) VALUES (?, ?, 1)
       ON CONFLICT (series, scope) DO UPDATE SET value = value + 1 RETURNING value`,
    )
    .pluck();
  return (series, scope) =>
    writer.write(() => {
      const value = next.get(series, scope);
      if (value === undefined) throw new Error(`counter ${series} gave no number`);
      return value;
    });
}
