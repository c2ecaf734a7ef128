import type { CodedTable, ColumnType } from '@sluice/table';

/** How a source file is to be read. */
export interface SourceOptions {
  /** Default: by the ending of the path. */
  readonly format?: 'csv' | 'parquet' | 'arrow';
  /** CSV: one ASCII character. Default: found in the header line. */
  readonly delimiter?: string;
  /** CSV: `true`, the first record names the columns (taken at its word); or the names, and every record is data. */
  readonly header?: true | readonly string[];
  /** Declared types by column. A column that is not named keeps the type of the file; in CSV that is `string`. */
  readonly types?: Readonly<Record<string, ColumnType>>;
  /** Columns that the product file names: only these names may be printed before it is known what the file holds. */
  readonly columns?: readonly string[];
  readonly signal?: AbortSignal;
}

/** What reads tables from files and writes them. It holds no product logic, so that every engine gives equal tables. */
export interface Engine {
  readonly name: string;
  readonly version: string;
  readTable(path: string, options?: SourceOptions): Promise<CodedTable>;
  /** Writes `data/x.parquet` and the like: rows in the order given, nothing but the table in the bytes. */
  writeTable(table: CodedTable, path: string, format: 'parquet' | 'csv' | 'arrow'): Promise<void>;
  /**
   * Looks into a finished file for what is no cell: metadata keys that the writer does not set by itself, and
   * dictionary entries, footer statistics or null slots with a value that no cell of `table` (the file read back) has.
   */
  inspect(path: string, format: 'parquet' | 'csv' | 'arrow', table: CodedTable): Promise<FileHygiene>;
  close(): Promise<void>;
}

export interface FileHygiene {
  readonly metadataKeys: readonly string[];
  /** How many values there are that no released cell has. */
  readonly strayValues: number;
}
