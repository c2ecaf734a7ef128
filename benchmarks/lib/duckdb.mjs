import { DuckDBDataChunk, DuckDBInstance, UTINYINT } from '@duckdb/node-api';

/** DuckDB's own work, one thread, in memory: what our code is measured against. */
export async function reference() {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  return {
    connection,
    run: (sql) => connection.run(sql),
    /** First row of the result. */
    async row(sql) {
      return (await (await connection.run(sql)).getRows())[0];
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

const VECTOR = 2048;

/** Makes a table of UTINYINT columns c0, c1, ... from codes below 256. */
export async function loadCodes({ connection }, table, columns) {
  await connection.run(`create table ${table} (${columns.map((_, c) => `c${c} utinyint`).join(', ')})`);
  const appender = await connection.createAppender(table);
  const types = columns.map(() => UTINYINT);
  for (let from = 0; from < columns[0].length; from += VECTOR) {
    const chunk = DuckDBDataChunk.create(types);
    chunk.setColumns(columns.map((codes) => codes.subarray(from, from + VECTOR)));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
