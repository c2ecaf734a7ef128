import { isAbsolute, join as pathOf } from 'node:path';
import { fail } from '@sluice/errors';
import { type ArrowInput, type CodedTable, compact, fromArrow, logicalDigest } from '@sluice/table';
import type { Engine } from '../engine.js';
import type { Product, ProductJoin, ProductSource } from '../file/product.js';
import { refuseFaults } from '../plan/refuse.js';
import { joinTables } from './join.js';
import { joinKeys, namesIn } from './join-keys.js';
import { sourceFaults } from './source-faults.js';

/** One table that the product is made from, with what a commitment to it is made of. */
export interface SourceInput {
  /** Name in the manifest: `source`, or its name under `sources`; never a path. */
  readonly name: string;
  /** Id of the source's record in the register. */
  readonly record?: string;
  readonly commit: { readonly path: string } | { readonly logicalDigest: string };
  /** Logical digest of this table alone: computed when it is asked for, then kept. */
  logicalDigest(): string;
}

/** A source table in memory, joined where the product names several. */
export interface LoadedSource {
  readonly table: CodedTable;
  readonly inputs: readonly SourceInput[];
  /** `SOURCE.column` by column of `table`; absent where there is one source, whose columns have their own names. */
  readonly origins?: ReadonlyMap<string, string>;
}

/** Where a column of the table comes from: its own name, or `SOURCE.column` in a join. */
export function originOf({ origins }: Pick<LoadedSource, 'origins'>, column: string): string {
  return origins?.get(column) ?? column;
}

/** Name of the source in a product that has one. */
const ONLY = 'source';

/** Reads the tables that the product names, relative to the product file's directory, and joins them. */
export async function loadFile(
  product: Product,
  directory: string,
  engine: Engine,
  signal?: AbortSignal,
): Promise<LoadedSource> {
  refuseFaults(sourceFaults(product));
  const { sources, join } = product;
  if (sources === undefined || join === undefined) {
    const { input, table } = await read(ONLY, product.source, ['source']);
    return { table, inputs: [input] };
  }
  // One after the other: two tables in the making at once may be more than the memory holds.
  const left = await read(join.left, sources[join.left], ['sources', join.left]);
  const right = await read(join.right, sources[join.right], ['sources', join.right]);
  return joined(join, left, right);

  async function read(name: string, source: ProductSource, path: readonly string[]): Promise<Loaded> {
    const { file, record, key: _key, ...how } = source;
    if (file === undefined)
      return fail('input', 'source/none', 'the product names no source file and no table was passed', {
        path,
        hint: `add \`${path.join('.')}: {file: PATH}\`, or pass the table to the API`,
      });
    // The file's name may tell more than it should: the manifest speaks of the source only.
    const at = isAbsolute(file) ? file : pathOf(directory, file);
    const table = await engine.readTable(at, {
      ...how,
      columns: namesIn(product, name),
      ...(signal && { signal }),
    });
    return loaded(name, record, requireRows(compact(table), path), { path: at });
  }
}

/** Takes a table that a program passes: an apache-arrow Table, an Arquero table, or Arrow IPC bytes. */
export function loadTable(table: ArrowInput, record?: string): LoadedSource {
  const only = fromMemory(ONLY, record, table, ['source']);
  return { table: only.table, inputs: [only.input] };
}

/**
 * Takes the tables that a program passes for `sources`, by name, and joins them.
 * @throws source/none where one that the join names is missing
 */
export function loadTables(product: Product, tables: Readonly<Record<string, ArrowInput>>): LoadedSource {
  refuseFaults(sourceFaults(product));
  const { sources, join } = product;
  if (join === undefined)
    return fail('input', 'source/no-join', 'several tables were passed, but the product joins none', {
      hint: 'add `sources` and `join` to the product, or pass one `table`',
    });
  const take = (name: string) => {
    const path = ['sources', name];
    if (!Object.hasOwn(tables, name))
      return fail('input', 'source/none', `no table was passed for source \`${name}\``, { path });
    return fromMemory(name, sources?.[name]?.record, tables[name], path);
  };
  return joined(join, take(join.left), take(join.right));
}

interface Loaded {
  readonly input: SourceInput;
  readonly table: CodedTable;
}

function fromMemory(name: string, record: string | undefined, given: ArrowInput, path: readonly string[]): Loaded {
  const table = requireRows(compact(fromArrow(given)), path);
  return loaded(name, record, table, { logicalDigest: logicalDigest(table) });
}

function loaded(name: string, record: string | undefined, table: CodedTable, commit: SourceInput['commit']): Loaded {
  let digest = 'logicalDigest' in commit ? commit.logicalDigest : undefined;
  const input: SourceInput = {
    name,
    ...(record !== undefined && { record }),
    commit,
    logicalDigest: () => {
      digest ??= logicalDigest(table);
      return digest;
    },
  };
  return { input, table };
}

function joined(join: ProductJoin, left: Loaded, right: Loaded): LoadedSource {
  const on = joinKeys(join);
  const { table, origins } = joinTables(
    { source: join.left, table: left.table, on: on.left },
    { source: join.right, table: right.table, on: on.right },
  );
  return { table: requireRows(table, ['join']), inputs: [left.input, right.input], origins };
}

function requireRows(table: CodedTable, path: readonly string[]): CodedTable {
  if (table.rows > 0) return table;
  if (path[0] === 'join')
    return fail('input', 'source/no-rows', 'the join has no rows: no key of one table is in the other', {
      path,
      hint: 'check `on`, and how each table spells its keys',
    });
  return fail('input', 'source/no-rows', 'the source table has no rows', { path });
}
