/**
 * The part of the driver that the store uses. The package ships types, but its `exports` do not name them, so that
 * no compiler following `exports` finds them.
 */
declare module 'better-sqlite3' {
  interface Statement<Parameters extends readonly unknown[], Row> {
    run(...parameters: Parameters): { readonly changes: number; readonly lastInsertRowid: number | bigint };
    get(...parameters: Parameters): Row | undefined;
    all(...parameters: Parameters): Row[];
    iterate(...parameters: Parameters): IterableIterator<Row>;
    /** From now on a row is its first column's value. */
    pluck(): Statement<Parameters, Row>;
  }

  export class SqliteError extends Error {
    /** SQLite's extended result code by name, e.g. `SQLITE_IOERR_WRITE`. */
    readonly code: string;
  }

  export default class Database {
    static readonly SqliteError: typeof SqliteError;
    /** The file's path. */
    readonly name: string;
    readonly inTransaction: boolean;
    /** `timeout`: how long a locked database is waited for, in milliseconds. */
    constructor(path: string, options?: { readonly timeout?: number });
    /** Sets the key, before anything is read. Returns SQLite's result code. */
    key(key: Buffer): number;
    prepare<Parameters extends readonly unknown[] = readonly unknown[], Row = unknown>(
      sql: string,
    ): Statement<Parameters, Row>;
    exec(sql: string): this;
    pragma(sql: string, options?: { readonly simple: boolean }): unknown;
    close(): this;
  }
}
