import type { DuckDBMaterializedResult } from '@duckdb/node-api';
import { type Fault, type FaultKind, fail, SluiceError } from '@sluice/errors';
import { checkAborted } from './abort.js';
import { diskFault } from './io.js';
import { fileLiteral } from './sql.js';

/** An in-memory database that can reach the named files and nothing else. */
export interface Database {
  /**
   * Runs one statement. The engine's own message never leaves this function: it quotes rows.
   * @param otherwise what it means when the statement fails and neither the disk nor the caller is the cause
   */
  run(sql: string, otherwise: Fault, kind?: FaultKind): Promise<DuckDBMaterializedResult>;
  close(): void;
}

export interface EngineSettings {
  /** Threads of the engine; default: as many as the machine has. */
  readonly threads?: number;
}

export interface DatabaseOptions extends EngineSettings {
  readonly signal?: AbortSignal | undefined;
}

/** Loaded on first use: the library takes a fifth of a second, which a command that reads no table should not pay. */
async function library() {
  try {
    return await import('@duckdb/node-api');
  } catch {
    return fail('internal', 'engine/unavailable', 'DuckDB cannot be loaded on this machine', {
      hint: 'install the package again with optional dependencies: it brings a binary for each platform',
    });
  }
}

/**
 * Opens a database of its own for one file, so that two reads never see each other's rows and memory goes with it.
 * @param paths files that may be read or written; everything else, the network and extensions are shut off
 */
export async function openDatabase(paths: readonly string[], options: DatabaseOptions = {}): Promise<Database> {
  const { DuckDBInstance } = await library();
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    // Nothing of the data is spilled to a file of the engine's choosing.
    temp_directory: '',
    ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
  });
  const connection = await instance.connect();
  await connection.run("set TimeZone = 'UTC'");
  await connection.run(`set allowed_paths = [${paths.map(fileLiteral).join(', ')}]`);
  await connection.run('set enable_external_access = false');
  await connection.run('set lock_configuration = true');
  const interrupt = () => connection.interrupt();
  options.signal?.addEventListener('abort', interrupt);
  return {
    async run(sql, otherwise, kind = 'input') {
      checkAborted(options.signal);
      try {
        return await connection.run(sql);
      } catch (error) {
        checkAborted(options.signal);
        const { message } = error as Error;
        if (/^Out of Memory/i.test(message)) {
          throw new SluiceError('io', {
            code: 'io/out-of-memory',
            message: 'the table does not fit into memory',
            hint: 'use a machine with more memory, or fewer columns',
          });
        }
        const disk = kind === 'io' ? diskFault({ message }, otherwise.place?.file ?? 'the file') : undefined;
        throw new SluiceError(kind, disk ?? otherwise);
      }
    },
    close() {
      options.signal?.removeEventListener('abort', interrupt);
      connection.closeSync();
      instance.closeSync();
    },
  };
}
