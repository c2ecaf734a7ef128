import { rm } from 'node:fs/promises';
import { type Fault, fail } from '@sluice/errors';
import type { CodedTable, ColumnType } from '@sluice/table';
import { type EngineSettings, openDatabase } from '../database.js';
import { fileLiteral, identifier } from '../sql.js';
import { writeCsv } from '../write-csv.js';

const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  string: 'VARCHAR',
  integer: 'BIGINT',
  decimal: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
};

/** An upper bound of the bytes of a record; the engine wants to know before it reads. */
function longestRecord(table: CodedTable): number {
  const widths = table.columns.map(({ values }) => values.reduce((most, value) => Math.max(most, value.length), 0));
  // Three bytes a UTF-16 unit at most, or two where every one is a quote that is doubled; and quotes and comma.
  return widths.reduce((sum, width) => sum + 3 * width + 3, 2_097_152);
}

/**
 * Writes Parquet through a canonical CSV file beside it, which is deleted whatever happens: row groups, dictionaries
 * and statistics are then computed from the written rows and from nothing else. ZSTD, no key-value metadata, no Bloom
 * filters; rows in order; equal tables give equal bytes.
 */
export async function writeParquet(
  table: CodedTable,
  path: string,
  scratch: string,
  settings: EngineSettings,
): Promise<void> {
  const failed: Fault = {
    code: 'engine/failed',
    message: `the engine cannot write ${path}`,
    hint: 'run it again; if it persists, report it with the shape of the table but not its values',
    place: { file: path },
  };
  try {
    await writeCsv(table, scratch);
    const db = await openDatabase([scratch, path], settings);
    try {
      const columns = table.columns.map(({ type }, i) => `c${i}: '${SQL_TYPES[type]}'`).join(', ');
      const named = table.columns.map(({ name }, i) => `c${i} as ${identifier(name)}`).join(', ');
      const result = await db.run(
        `copy (select ${named} from read_csv(${fileLiteral(scratch)}, auto_detect = false, strict_mode = true,
           header = false, skip = 1, delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false,
           hive_partitioning = false, compression = 'none', max_line_size = ${longestRecord(table)},
           columns = {${columns}}))
         to ${fileLiteral(path)} (format parquet, compression zstd, use_tmp_file false, write_bloom_filter false)`,
        failed,
        'io',
      );
      if (result.rowsChanged !== table.rows) {
        fail('internal', 'engine/rows-lost', `${path}: ${result.rowsChanged} of ${table.rows} rows were written`);
      }
    } finally {
      db.close();
    }
  } finally {
    await rm(scratch, { force: true });
  }
}
