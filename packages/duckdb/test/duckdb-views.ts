import { DuckDBInstance } from '@duckdb/node-api';
import type { View } from '@sluice/testing';

/** What DuckDB itself shows of a Parquet file beside its cells. */
export async function duckdbViews(path: string): Promise<View[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const views: View[] = [];
    for (const view of ['parquet_metadata', 'parquet_schema', 'parquet_kv_metadata', 'parquet_file_metadata']) {
      const rows = await (await connection.run(`select * from ${view}('${path}')`)).getRowObjectsJson();
      const blobs = rows.flatMap((row) => Object.values(row).map(String));
      views.push({ where: view, bytes: Buffer.from(`${JSON.stringify(rows)}\n${blobs.join('\n')}`) });
    }
    return views;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Runs SQL that writes a file for a test. */
export async function runSql(sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run(sql);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
