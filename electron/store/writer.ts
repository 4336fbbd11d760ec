import { failed, type Outcome, type StoreFailure, succeeded } from '../contract/failures.ts';
import { isDiskFull, type StoreDatabase } from './open-database.ts';

/** Runs work in one transaction of its own. */
export interface Writer {
  /**
   * All of `work` is durable when this returns, or nothing of it happened: `store-disk-full` on a full disk, any other error
   * is thrown on.
   */
  write<T>(work: () => T): Outcome<T, StoreFailure>;
  /** The same for work that is a single statement: that is a transaction by itself. */
  writeOne<T>(work: () => T): Outcome<T, StoreFailure>;
  /**
   * Makes one commit, and so one sync, of everything `work` writes; a failure it returns undoes all of it.
   * Writes inside belong to it: what goes wrong in them comes out here.
   */
  together<T>(work: () => Outcome<T, StoreFailure>): Outcome<T, StoreFailure>;
  /** Calls back after a transaction came to nothing, so that what was remembered of it can be forgotten. */
  onRollback(forget: () => void): void;
}

/** The one writer of an open database. */
export function createWriter(database: StoreDatabase): Writer {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const rollback = database.prepare('ROLLBACK');
  const listeners: (() => void)[] = [];

  const fail = (error: unknown): Outcome<never, StoreFailure> => {
    // On a full disk SQLite has already rolled back by itself.
    if (database.inTransaction) rollback.run();
    for (const forget of listeners) forget();
    if (isDiskFull(error, database)) return failed('store-disk-full');
    throw error;
  };
  const undo = (): void => {
    rollback.run();
    for (const forget of listeners) forget();
  };
  return {
    write(work) {
      if (database.inTransaction) return succeeded(work());
      try {
        begin.run();
        const value = work();
        commit.run();
        return succeeded(value);
      } catch (error) {
        return fail(error);
      }
    },
    writeOne(work) {
      if (database.inTransaction) return succeeded(work());
      try {
        return succeeded(work());
      } catch (error) {
        return fail(error);
      }
    },
    together(work) {
      try {
        begin.run();
        const outcome = work();
        if (outcome.ok) commit.run();
        else undo();
        return outcome;
      } catch (error) {
        return fail(error);
      }
    },
    onRollback(forget) {
      listeners.push(forget);
    },
  };
}
