/** What a cell of a row may be in either store. */
export type Cell = string | number | Uint8Array | null;
export type Row = Readonly<Record<string, Cell>>;

/** Runs one statement; `?` stands for each value in turn. Names of columns come back as they are written. */
export interface Connection {
  all<R extends Row = Row>(sql: string, values?: readonly Cell[]): Promise<readonly R[]>;
}

/** The words in which the two stores differ; all other statements are the same text on both. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  /** Text that is compared and sorted by its bytes. */
  readonly text: string;
  readonly bytes: string;
  readonly int: string;
  /** What stands behind the closing bracket of `create table`. */
  readonly tail: string;
}

/**
 * A durable store of rows. Whatever goes wrong inside is thrown as `SluiceError` of kind `io` with the code of the
 * engine; its message is never passed on, because engines quote values and passwords.
 */
export interface Backend extends Connection {
  /** The same for all that open the same store. */
  readonly key: string;
  /** How the store is called in messages: never with a password. */
  readonly name: string;
  readonly dialect: Dialect;
  /** Reads in which nothing changes between the statements; writes inside are errors. */
  snapshot<T>(work: (db: Connection) => Promise<T>): Promise<T>;
  /**
   * Runs `work` while no other process or connection writes, and makes its changes durable before it returns; undoes
   * all of them when it throws. Waits for its turn, at most as long as the backend was told: then `registry/busy`.
   */
  exclusive<T>(work: (db: Connection) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
