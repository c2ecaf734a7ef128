import type { Product } from '../file/product.js';
import { joinKeys, sourcesOf } from './join-keys.js';

/** A column of a declared record key: its name in the table, and where the product file names it. */
export interface RecordKeyColumn {
  readonly name: string;
  readonly path: readonly (string | number)[];
}

/**
 * The columns that are declared to name a record (`source.key`), by their names in the table; those of all sources
 * together where several are joined. Empty where none is declared.
 * @param names columns of the table, joined where the product joins
 */
export function recordKeyOf(product: Product, names: readonly string[]): readonly RecordKeyColumn[] {
  const present = new Set(names);
  return sourcesOf(product).flatMap(({ name: source, source: { key }, path }) =>
    keyColumns(key).map((column, i) => ({
      name: nameOf(product, source, column, present),
      path: [...path, 'key', ...(typeof key === 'string' ? [] : [i])],
    })),
  );
}

export function keyColumns(key: string | readonly string[] | undefined): readonly string[] {
  return key === undefined ? [] : typeof key === 'string' ? [key] : key;
}

function nameOf({ join }: Product, source: string, column: string, present: ReadonlySet<string>): string {
  if (join === undefined) return column;
  // The right side's own column of the join is not in the joined table: its cells are those of the left.
  const on = joinKeys(join);
  const [side, own] = source === join.right && column === on.right ? [join.left, on.left] : [source, column];
  const qualified = `${side}.${own}`;
  return present.has(qualified) ? qualified : own;
}
