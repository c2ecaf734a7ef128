import { createRequire } from 'node:module';
import { fail } from '@sluice/errors';
import type { Engine } from '@sluice/product';
import type { EngineSettings } from './database.js';
import { inspect } from './inspect/inspect.js';
import { readTable } from './read-table.js';
import { writeTable } from './write-table.js';

/**
 * The embedded engine: DuckDB in this process. Each read and each write has a database of its own in memory that reaches
 * its file and nothing else; extensions and the network are shut off. The library itself is loaded on first use.
 */
export function duckdbEngine(options: EngineSettings = {}): Engine {
  const { version } = createRequire(import.meta.url)('@duckdb/node-api/package.json') as { version: string };
  let closed = false;
  const open = () => {
    if (closed) fail('internal', 'engine/closed', 'the engine was closed', { hint: 'open another one' });
  };
  return {
    name: 'duckdb',
    version,
    async readTable(path, source = {}) {
      open();
      return readTable(path, source, options);
    },
    async writeTable(table, path, format) {
      open();
      await writeTable(table, path, format, options);
    },
    async inspect(path, format, table) {
      open();
      return inspect(path, format, table);
    },
    async close() {
      closed = true;
    },
  };
}
