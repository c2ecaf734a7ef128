import { isAbsolute, join } from 'node:path';
import { fail } from '@sluice/errors';
import { type ArrowInput, type CodedTable, compact, fromArrow, logicalDigest } from '@sluice/table';
import type { Engine } from '../engine.js';
import type { Product } from '../file/product.js';

/** A source table in memory, with what a commitment to it is made of. */
export interface LoadedSource {
  readonly table: CodedTable;
  /** Name in the manifest: never a path. */
  readonly name: string;
  readonly commit: { readonly path: string } | { readonly logicalDigest: string };
}

/** Reads the table that the product names, relative to the product file's directory. */
export async function loadFile(
  product: Product,
  directory: string,
  engine: Engine,
  signal?: AbortSignal,
): Promise<LoadedSource> {
  const { file, ...how } = product.source;
  if (file === undefined)
    return fail('input', 'source/none', 'the product names no source file and no table was passed', {
      path: ['source'],
      hint: 'add `source: {file: PATH}`, or pass `table` to the API',
    });
  const path = isAbsolute(file) ? file : join(directory, file);
  const table = await engine.readTable(path, {
    ...how,
    columns: Object.keys(product.columns),
    ...(signal && { signal }),
  });
  // The file's name may tell more than it should: the manifest speaks of the source only.
  return { table: requireRows(compact(table)), name: 'source', commit: { path } };
}

/** Takes a table that a program passes: an apache-arrow Table, an Arquero table, or Arrow IPC bytes. */
export function loadTable(input: ArrowInput): LoadedSource {
  const table = requireRows(compact(fromArrow(input)));
  return { table, name: 'source', commit: { logicalDigest: logicalDigest(table) } };
}

function requireRows(table: CodedTable): CodedTable {
  if (table.rows === 0) fail('input', 'source/no-rows', 'the source table has no rows', { path: ['source'] });
  return table;
}
